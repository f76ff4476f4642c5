/// Tells pages that hold no article from those that do, by their title and by how little text they
/// have.
struct NotAnArticle {
  private let metadata: PageMetadata
  private let layout: PageLayout
  private let pieces: [PageLayout.Piece]
  private let hasScripts: Bool

  /// Without any sign of an article, a page whose longest block has fewer words is none.
  static let fewestWords = 15
  /// Nor is one whose sentences together have fewer.
  private static let fewestProseWords = 20
  /// With more words than this in its body a page is no error page, whatever its title says.
  private static let mostErrorWords = 400
  /// With more words than this in its body a page is no stub, wall or test for robots.
  private static let mostStubWords = 150

  init(
    _ metadata: PageMetadata, _ layout: PageLayout, _ pieces: [PageLayout.Piece], hasScripts: Bool
  ) {
    self.metadata = metadata
    self.layout = layout
    self.pieces = pieces
    self.hasScripts = hasScripts
  }

  /// Why the page is no article, or nil where it is one.
  func reason() -> ExtractionError.Reason? {
    let words = pieces.reduce(0) { $0 + $1.words }
    let titles = [
      metadata.title, layout.pieces.first { layout.tree.tag($0.node) == .h1 }?.text,
    ].compactMap(\.self)
    if words <= Self.mostErrorWords, let title = titles.first(where: isError) {
      return Self.captchas.contains(title) ? .captcha(title) : .errorPage(title)
    }
    guard words <= Self.mostStubWords else { return textReason() }
    if let sign = sign(Self.captchas, titles) { return .captcha(sign) }
    if let sign = sign(Self.paywalls, []) ?? declaredPaywall { return .paywall(sign) }
    if let sign = sign(Self.consentWalls, titles), !hasProse { return .consentWall(sign) }
    return textReason()
  }

  /// Whether the title, or what stands in it before or after the site's name, is an error's.
  private func isError(_ title: String) -> Bool {
    if Self.errors.contains(title) { return true }
    let parts = title.replacing(" | ", with: "\n").replacing(" - ", with: "\n").replacing(
      " \u{2013} ", with: "\n"
    )
    .split(separator: "\n")
    return parts.count > 1 && parts.contains { Self.errors.contains(String($0)) }
  }

  private func textReason() -> ExtractionError.Reason? {
    let longest = pieces.map(\.words).max() ?? 0
    let prose = pieces.reduce(0) { $1.isProse ? $0 + $1.words : $0 }
    guard longest < Self.fewestWords, prose < Self.fewestProseWords else { return nil }
    if pieces.contains(where: { $0.isProse && ($0.length > 80 || isDeclaredArticle) }) {
      return nil
    }
    let all = layout.pieces.reduce(0) { $0 + $1.words }
    return hasScripts && all < 40 && longest < 8 ? .waitsForScripts : .noText(longestBlock: longest)
  }

  /// A page that declares its text to be closed, and shows the box that says so.
  private var declaredPaywall: String? {
    guard metadata.linkedData.isClosed else { return nil }
    let tree = layout.tree
    return tree.subtree(tree.root).first {
      layout.traits[$0].contains(.paywall) && !layout.range(of: $0).isEmpty
    }
    .map { layout.pieces[layout.range(of: $0).lowerBound].text }
  }

  private var hasProse: Bool { pieces.contains { $0.isProse && $0.words > 25 } }

  /// Whether the page says that it is an article: then a first alert of a sentence is one.
  private var isDeclaredArticle: Bool {
    metadata.first("og:type")?.lowercased() == "article"
      || metadata.linkedData.article.map {
        LinkedData.types(of: $0).contains { $0.hasSuffix("Article") || $0 == "LiveBlogPosting" }
      } == true
  }

  /// A short text of the page, or one of the titles, that is a phrase of a table.
  private func sign(_ table: PhraseTable, _ titles: [String]) -> String? {
    if let title = titles.first(where: table.contains) { return title }
    for piece in layout.pieces where piece.words <= 40 {
      if let found = Sentences.of(piece.text).first(where: table.contains) { return found }
    }
    return nil
  }

  // MARK: Phrases, each a whole title or sentence

  private static let errors = PhraseTable([
    "[error|http] (400|401|402|403|404|405|408|410|429|451|500|501|502|503|504|520|521|522|524) *",
    "* (error|http) (400|401|403|404|410|429|500|502|503|504) *",
    "[sorry] [the|this|that] [requested] (page|file|article|site|story|content) (not found|is not available|isn't available|is unavailable|cannot be found|can't be found|could not be found|doesn't exist|does not exist)",
    "[*] access (denied|to this page has been denied)",
    "[the] (service|site|page|website) [is] [temporarily|currently] unavailable",
    "* page not found",
    "(forbidden|unauthorized|not found|bad gateway|internal server error|error|error page)",
    "file or directory not found",
    "gateway (timeout|time out)", "(attention required|just a moment|one moment please)",
    "error (the request could|page|occurred|http|establishing|loading|processing) *",
    "too many requests", "request (blocked|rejected|denied)", "request access",
    "the page you * (not|can't|cannot|isn't) *",
    "(oops|whoops)", "(under|down for|site) maintenance",
    "* is experiencing technical difficulties", "human verification",
    "(seite|artikel) (nicht gefunden|nicht verf\u{fc}gbar) *", "(zugriff|zugang) verweigert *",
    "page (introuvable|non trouv\u{e9}e) *", "p\u{e1}gina no encontrada *",
    "p\u{e1}gina n\u{e3}o encontrada *", "pagina non trovata *", "pagina niet gevonden *",
    "acceso denegado *", "acc\u{e8}s refus\u{e9} *",
  ])

  private static let captchas = PhraseTable([
    "(attention required|just a moment|one moment please) *", "human verification",
    "[please] (verify|confirm|prove) [that] you (are|aren't|are not|re) [not] [a] (human|robot|bot|person) *",
    "are you a (robot|human|bot)", "i'm not a robot",
    "checking [if] [the|your] [site] (browser|connection) *", "press hold [to *]",
    "[please] enable javascript and cookies to continue",
    "our systems have detected unusual traffic *", "* unusual (activity|traffic) * network *",
    "[please] complete the (captcha|security check) *", "pardon our interruption",
    "[we] [need to] verify * (human|robot) *",
  ])

  private static let consentWalls = PhraseTable([
    "before you continue [to *]", "we value your privacy",
    "[we|and] [our] [*] partners (store|process|use) *",
    "[we] (use|need your consent for) cookies *",
    "[your|manage] (privacy|cookie|consent) (choices|preferences|settings)",
    "accept (cookies|all cookies|and continue) [to *]", "(mit werbung|mit tracking) weiterlesen",
    "[weiter] mit werbung lesen",
    "(wir|zustimmung|einwilligung) (brauchen|ben\u{f6}tigen|erforderlich) *",
    "(nous|vos) (respectons|choix) * (vie priv\u{e9}e|cookies|confidentialit\u{e9}) *",
  ])

  private static let paywalls = PhraseTable([
    "[please] (subscribe|sign in|log in|login|register|sign up) [now|or subscribe|or register] to (continue|keep|read|unlock|finish) *",
    "to (continue|keep) reading *",
    "(continue|keep) reading [this|your] [article] (with|by|for) *",
    "this (article|content|story|page) is [only] [available] [exclusively] (for|to) [our] [paying|registered] (subscribers|members|digital subscribers) [only]",
    "[this] (article|content|story) (is|for) (subscribers|members) only",
    "you have reached your * limit *", "you've (reached|read) your * (limit|article|articles) *",
    "(weiterlesen|jetzt weiterlesen) mit *", "diese[r|n] (artikel|inhalt) ist (nur|exklusiv) *",
    "[cet] article (est )r\u{e9}serv\u{e9} (aux|\u{e0} nos) abonn\u{e9}s",
    "(contenido|art\u{ed}culo) (exclusivo|solo) para (suscriptores|socios) *",
    "(conte\u{fa}do|artigo) exclusivo para assinantes *",
    "(contenuto|articolo) (riservato|esclusivo) * abbonati *",
  ])
}
