/// Paragraphs in which a newsroom offers its readers something else: letters, channels, apps,
/// subscriptions.
///
/// One alone says nothing, since stories tell of such things too: only at the end of an article, and
/// only where an invitation and the thing offered stand together.
enum Offer {
  /// Longest offer, in bytes.
  private static let longest = 600

  /// Words by which readers are addressed, as plain words.
  private static let invitations: Set<String> = Set(
    """
    subscribe follow join download sign click stay get receive register discover check support donate
    become
    abonnieren abonniere abonnier anmeldung folgen folge folgst anmelden melden melde registrieren erhalten
    erhalte unterst\u{fc}tzen unterst\u{fc}tze lesen
    abonnez inscrivez suivez recevez t\u{e9}l\u{e9}chargez retrouvez rejoignez soutenez
    suscr\u{ed}bete suscribete s\u{ed}guenos siguenos sigue reciba recibe \u{fa}nete descarga ap\u{fa}ntate
    ap\u{f3}yanos
    assine siga receba inscreva acompanhe baixe
    iscriviti seguici ricevi scarica abbonati sostieni
    abonneer volg schrijf meld prenumerera f\u{f6}lj f\u{f8}lg abonner tilmeld obserwuj zapisz
    subskrybuj takip abone
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// What is offered.
  private static let things: Set<String> = Set(
    """
    newsletter newsletters whatsapp telegram instagram facebook twitter youtube linkedin tiktok
    threads bluesky app apps rss inbox postfach podcast podcasts subscription subscriptions
    subscriber subscribers abo abonnement abonnements abonn\u{e9} bolet\u{ed}n boletines boletin
    suscripci\u{f3}n nyhedsbrev nyhetsbrev nieuwsbrief b\u{fc}lten kanal channel channels canal canale
    infolettre membership email emailing mail e-mail journalism journalismus journalisme periodismo
    jornalismo giornalismo
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Words by which a newsroom speaks of itself.
  private static let owners: Set<String> = Set(
    """
    our us unser unseren unserem unsere unserer uns notre nos nous nuestro nuestra nuestros nuestras
    nosso nossa nossos nossas nostro nostra nostri nostre onze ons v\u{e5}r v\u{e5}rt vores nasz nasze
    naszego naszych
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Words by which it speaks to its readers, and shows them the way.
  private static let readers: Set<String> = Set(
    """
    your you ihr ihren ihnen dein deine du dich
    votre vous vos tu te seu sua tuo tua je jouw din dit tw\u{f3}j
    here hier ici aqu\u{ed} aqui qui jetzt now
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Whether a paragraph holds an invitation, a thing offered and an address to the reader.
  static func matches(_ text: String) -> Bool {
    guard text.utf8.count <= longest else { return false }
    let words = Set(plainWords(text))
    guard !words.isDisjoint(with: things), !words.isDisjoint(with: invitations) else {
      return false
    }
    if !words.isDisjoint(with: owners) { return true }
    // "You" is said to others in stories too: an offer begins with its invitation.
    return !words.isDisjoint(with: readers)
      && Sentences.of(text).contains {
        !invitations.isDisjoint(with: plainWords($0).prefix(4))
      }
  }

  /// What is offered between paragraphs as well as behind them: things that stories seldom tell of.
  private static let letters: Set<String> = Set(
    """
    newsletter newsletters inbox postfach whatsapp telegram bolet\u{ed}n boletines boletin nyhedsbrev
    nyhetsbrev nieuwsbrief b\u{fc}lten infolettre facebook instagram tiktok bluesky
    """.split(whereSeparator: \.isWhitespace).map(String.init))
  /// Words by which such an offer begins.
  private static let openings: Set<String> = Set(
    """
    subscribe follow join sign get receive never abonnieren abonniere folgen melden abonnez inscrivez
    suivez recevez suscr\u{ed}bete suscribete s\u{ed}guenos siguenos reciba recibe assine siga receba
    inscreva iscriviti seguici ricevi abonneer volg schrijf prenumerera f\u{f6}lj f\u{f8}lg abonner tilmeld
    obserwuj zapisz
    """.split(whereSeparator: \.isWhitespace).map(String.init))
  /// Most words of an offer between paragraphs.
  private static let longestWhole = 40

  /// Whether a paragraph is an offer by itself, wherever it stands: it begins with the invitation, and
  /// offers the newsroom's own letter or channel.
  static func isWhole(_ text: String) -> Bool {
    guard text.utf8.count <= longest,
      openings.contains(text.prefix(16).prefix(while: \.isLetter).lowercased())
    else { return false }
    let words = plainWords(text)
    guard words.count <= longestWhole,
      words.contains(where: letters.contains)
    else { return false }
    return words.contains { owners.contains($0) || readers.contains($0) }
  }
}
