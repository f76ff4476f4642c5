/// Texts by which a site asks its readers for consent, or tells them what it keeps of them.
enum CookieNotice {
  /// Sentences with which such a text begins; longer ones go on in a second gap.
  private static let openings = PhraseTable([
    "[we|this website|this site|our website|our site|the site] (use|uses) [own|our] cookies * *",
    "(by|if you) (continuing|continue) to (use|browse|visit) * cookies *",
    "we and our * partners (store|process|use|share) * *",
    "we and our partners (store|process|use|share) * *", "cookies (help|allow|enable) us * *",
    "we value your privacy", "your privacy [matters|choices|settings|is important to us]",
    "wir (verwenden|nutzen|setzen) * cookies * *",
    "diese (seite|website|webseite) (verwendet|nutzt) * cookies * *",
    "wir und unsere * partner * *",
    "nous utilisons des cookies * *", "ce site utilise des cookies * *",
    "nous et nos * partenaires * *",
    "(utilizamos|usamos) cookies * *", "este (sitio|sitio web|site) (utiliza|usa) cookies * *",
    "(utilizziamo|usiamo) [i] (cookie|cookies) * *",
    "questo sito (utilizza|usa) [i] (cookie|cookies) * *",
    "(wij|we) gebruiken cookies * *",
    "deze (website|site) (gebruikt|maakt gebruik van) cookies * *",
    "(vi|denna webbplats) (använder|bruger|bruker) * (cookies|kakor|informasjonskapsler) *",
  ])

  /// Words that stand in such texts and seldom in others.
  private static let words: Set<String> = Set(
    """
    cookie cookies kakor consent privacy partners tracking gdpr tcf personalised personalized datenschutz
    einwilligung zustimmung werbung confidentialit\u{e9} consentement partenaires privacidad consentimiento
    privacidade privacyverklaring toestemming
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Most words of a notice.
  private static let longest = 80

  /// Whether a text is such a notice as a whole.
  static func matches(_ text: String) -> Bool {
    guard text.utf8.count <= 800, openings.containsFirstSentence(of: text) else { return false }
    return plainWords(text).count <= longest
  }

  static func speaksOfConsent(_ text: String) -> Bool {
    plainWords(text).contains(where: words.contains)
  }
}
