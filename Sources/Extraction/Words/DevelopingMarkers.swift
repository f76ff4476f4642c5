/// How newsrooms say that a story is still being told, and that it no longer is.
///
/// A phrase must be a whole sentence, so that prose about developing countries or the developing
/// story of a century says nothing. The tables are in the words of agencies and papers of each
/// language.
enum DevelopingMarkers {
  static let developing = PhraseTable([
    // English: the statement itself
    "[editor's note] this is [still] a [rapidly|fast|fast moving|quickly] (developing|breaking|breaking news|evolving|moving|ongoing|fluid) [news] (story|situation|report|event|incident)",
    "[editor's note] this (is|remains) [still] a [rapidly|fast|quickly] (developing|breaking|breaking news|evolving|moving) [news] story [and|it|that|which|we|so|but|with] (will|we'll|we|more|check|please|may|is|stay|refresh|details|information|updates|it|some|follow) *",
    "this (is|remains) a (developing|breaking|breaking news) [news] (situation|report|event|incident) (and|check|please|we|more) *",
    "this (story|article|report|post|page|file|breaking news story|developing story|copy) (is|remains) [still] (developing|breaking|being updated|evolving|unfolding)",
    "this (story|article|report|post|page|file|breaking news story|developing story|breaking news article|breaking story) (is|remains) [still] (developing|breaking|being updated|evolving) (and|check|we|more|please|as|with|it) *",
    "this (story|article|report|post|page|file|breaking news story|developing story|breaking news article|breaking story|copy|live blog|live page) (will|is to|is going to) be [continually|continuously|regularly|frequently|constantly] updated *",
    "this (story|article|report|post|page) (will|may) (change|update|be updated) *",
    "(the|our) (story|article|report|page) (will|is to) be updated (as|when|with|throughout|shortly|soon) *",
    "it will be updated (as|when|with|throughout|shortly|soon) *",
    "(story|article|report) (is developing|developing|will be updated|to be updated)",
    "[a|the] [story is] developing [story|news|news story] [more to (come|follow)]",
    "breaking [news|news story|story] [more to (come|follow)|more details to (come|follow)|more soon|updates to follow]",
    "(we|we'll|we will|the bbc|bbc news|our reporters) [will] (be|are) (updating|bringing you) (this|the|you|more) (story|article|report|page|post|with|updates|information) *",
    "we (will|are working to|hope to) (bring|update|provide) (you|this|more) *(details|updates|information|story|article|soon|available|shortly|it|them)",
    // English: what is to come
    "more (to (come|follow)|soon|follows|shortly)",
    "(more|further|additional|full) (details|information|updates|news|reporting|coverage|on this story) [is|are|will be] [to|will] (come|follow|coming|soon|shortly|added|expected|provided) [soon|shortly|later|as *|when *]",
    "(more|further) updates [will] [to] (come|follow) [soon|shortly|later]",
    "(more|further|additional) (details|information|updates) (will|to) be (added|released|provided|posted|shared|published|updated) (as|when|here|once|shortly|soon|later) *",
    "(updates|details|developments) (to follow|to come|will follow|follow|are to follow|coming)",
    "[please] check back [here|with us] (soon|later|often|regularly|again|shortly|throughout *)",
    "[please] check back [here|with us] [soon|later|often|regularly|again|shortly|throughout *] (for|as) [more|further|the|any|additional|all] [the] [latest|new|breaking|live|more|further] (updates|details|information|developments|news|on this story|this story develops|it develops|we learn more|we get more|more becomes available) [soon|later|shortly|throughout *|as *|when *|on this *]",
    "[please] (refresh|reload) (this|the) (page|story|article) *",
    "[please] (stay tuned|stay with us|stay with *) [to *] [for|as] [more|further|the latest|new|live|additional|*] (updates|details|information|developments|coverage|this story|news|come|follow)",
    "stay tuned",
    "follow (this page|along|here|us) for (live |the latest |further |more )updates",
    "(last|first) (writethru|lead) (to follow|upcoming)",
    "awaiting (more|further) (details|information)",
    "more (as|when) (we|we've|it|this) (get|have|gets|got|know|happens|develops|it) *",
    "[the] (breaking|developing) (story|news|news story) *(updates|more details|more information|check back|more to (come|follow)|will be updated|being updated) *",
    // German
    "(diese|die) (meldung|nachricht|story|geschichte|seite) (wird|wurde) (laufend|fortlaufend|st\u{e4}ndig|regelm\u{e4}\u{df}ig|weiter|noch|in k\u{fc}rze|derzeit) (aktualisiert|erg\u{e4}nzt)",
    "(dieser|der) (artikel|text|beitrag|bericht) wird (laufend|fortlaufend|st\u{e4}ndig|regelm\u{e4}\u{df}ig|weiter|noch|in k\u{fc}rze|derzeit) (aktualisiert|erg\u{e4}nzt)",
    "(weitere|mehr) (informationen|details|infos|einzelheiten) (folgen|in k\u{fc}rze|folgen in k\u{fc}rze|demn\u{e4}chst|gleich)",
    "mehr (in k\u{fc}rze|folgt|dazu in k\u{fc}rze|dazu gleich|gleich)",
    "(eilmeldung|eil) [mehr in k\u{fc}rze]",
    "wir (aktualisieren|berichten) (diesen|den|diese|weiter) *",
    // French
    "(cet|l) article (est|sera) (en cours|mis \u{e0} jour|actualis\u{e9}|r\u{e9}guli\u{e8}rement|en cours de) *",
    "(plus d'informations|plus de d\u{e9}tails|plus d'infos|davantage d'informations) (\u{e0} venir|\u{e0} suivre|dans *|bient\u{f4}t)",
    "(informations|d\u{e9}tails|pr\u{e9}cisions) (\u{e0} venir|\u{e0} suivre)",
    "d\u{e9}veloppement[s] (\u{e0} suivre|suit|suivent)",
    "d\u{e9}veloppements \u{e0} (suivre|venir)",
    // Spanish
    "[esta es una] (noticia|informaci\u{f3}n|historia) (en desarrollo|en construcci\u{f3}n|en proceso) *",
    "(noticia|\u{fa}ltima hora) en (desarrollo|breve)",
    "(habr\u{e1}|en breve|pronto) (ampliaci\u{f3}n|m\u{e1}s informaci\u{f3}n|ampliaremos|m\u{e1}s detalles) *",
    "(m\u{e1}s informaci\u{f3}n|m\u{e1}s detalles) (en breve|pr\u{f3}ximamente|en unos minutos|a continuaci\u{f3}n)",
    // Portuguese
    "[esta \u{e9} uma] (not\u{ed}cia|reportagem|mat\u{e9}ria|informa\u{e7}\u{e3}o) em (atualiza\u{e7}\u{e3}o|desenvolvimento) *",
    "(esta|a) (reportagem|mat\u{e9}ria|not\u{ed}cia) (est\u{e1} em|ser\u{e1}|est\u{e1} a ser|est\u{e1} sendo) (atualiza\u{e7}\u{e3}o|atualizada) *",
    "(mais informa\u{e7}\u{f5}es|mais detalhes) (em breve|em instantes|a seguir|em actualiza\u{e7}\u{e3}o)",
    // Italian
    "(notizia|articolo|testo) in (aggiornamento|corso di aggiornamento|fase di aggiornamento)",
    "in aggiornamento",
    "(seguono|seguiranno|a breve|presto) (aggiornamenti|altri dettagli|ulteriori dettagli|maggiori dettagli) *",
    "(aggiornamenti|dettagli) (a seguire|a breve|in arrivo)",
  ])

  static let settled = PhraseTable([
    "this (live blog|liveblog|live page|live coverage|blog|live reporting|live report) (is|has|was) (now|been) [now] (closed|ended|finished|concluded) *",
    "[we are|we're] (our live coverage|our live reporting|the live coverage) (has|is) (now|ended|over) *",
    "this (story|article|page|report|post) is no longer being (updated|developed) *",
    "this (story|article|page|report|post|live blog) will no longer be updated *",
    "(dieser|der) (liveblog|ticker|liveticker|newsblog|newsticker) (ist|wurde) (beendet|geschlossen) *",
    "(ce|le) direct est [maintenant|d\u{e9}sormais] (termin\u{e9}|clos) *",
  ])

  /// Words that stand before a headline with a colon, or above it, while a story is new.
  private static let prefixes = [
    "developing story", "developing", "breaking news", "breaking", "just in", "eilmeldung",
    "\u{fa}ltima hora", "ultima hora", "urgent", "urgente", "alerte info", "ultim'ora",
  ]

  /// A headline without its marker, and the marker.
  static func splittingHeadline(_ headline: String) -> (headline: String, marker: String?) {
    guard
      let end = headline.utf8.prefix(24).firstIndex(where: {
        $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "|")
      })
    else { return (headline, nil) }
    let prefix = headline[..<end].lowercased().trimmingSpaces
    guard prefixes.contains(prefix) else { return (headline, nil) }
    let rest = headline[headline.utf8.index(after: end)...].trimmingSpaces
    return rest.isEmpty ? (headline, nil) : (rest, headline[...end].trimmingSpaces)
  }

  /// Lines over a headline that say it; "breaking news" there is mostly the name of a section.
  private static let kickers: Set<String> = [
    "developing", "developing story", "story developing", "en desarrollo", "en d\u{e9}veloppement",
    "in aggiornamento", "em atualiza\u{e7}\u{e3}o", "wird aktualisiert",
  ]

  /// Whether a line above a headline says that the story is developing.
  static func isKicker(_ line: String) -> Bool {
    kickers.contains(plainWords(line).joined(separator: " "))
  }
}

extension DevelopingMarkers {
  /// Takes the marker sentences out of an article's blocks and headline, and sets its status by
  /// them.
  static func take(from article: inout Article) {
    var isDeveloping = false
    var isSettled = false
    let (headline, marker) = splittingHeadline(article.headline)
    if let marker {
      article.headline = headline
      article.markers.append(marker)
      isDeveloping = true
    }
    var kept: [Block] = []
    kept.reserveCapacity(article.blocks.count)
    for block in article.blocks {
      guard let (rest, found) = splitting(block.text, &isDeveloping, &isSettled) else {
        kept.append(block)
        continue
      }
      article.markers += found
      // What is left of a bracket or a dash around the marker is nothing to read.
      if !plainWords(rest).isEmpty {
        kept.append(Block(block.kind, rest, links: links(block, rest), time: block.time))
      }
    }
    article.blocks = kept
    // What the page says last about itself counts: a closed live blog may still carry an old
    // marker.
    article.status = isSettled ? .settled : isDeveloping ? .developing : .unknown
  }

  /// Most links of one block that are looked for in what is left of it.
  private static let mostSought = 64

  /// The links of a block that are left in a part of its text.
  private static func links(_ block: Block, _ rest: String) -> [Link] {
    guard block.links.count <= mostSought else { return block.links }
    return block.links.filter { rest.contains($0.text) }
  }

  /// A text without its marker sentences, and those; nil where it has none.
  private static func splitting(_ text: String, _ isDeveloping: inout Bool, _ isSettled: inout Bool)
    -> (rest: String, markers: [String])?
  {
    var text = text
    return text.withUTF8 { bytes in
      let ranges = Sentences.ranges(in: bytes)
      var isMarker = [Bool](repeating: false, count: ranges.count)
      for (index, range) in ranges.enumerated() {
        let sentence = UnsafeBufferPointer(rebasing: bytes[range])
        if developing.contains(sentence) {
          isDeveloping = true
        } else if settled.contains(sentence) {
          isSettled = true
        } else {
          continue
        }
        isMarker[index] = true
      }
      guard isMarker.contains(true) else { return nil }
      let sentences = ranges.map { String(decoding: bytes[$0], as: UTF8.self) }
      return (
        zip(sentences, isMarker).filter { !$0.1 }.map(\.0).joined(separator: " "),
        zip(sentences, isMarker).filter(\.1).map(\.0)
      )
    }
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  var trimmingSpaces: String {
    let start = self.drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
