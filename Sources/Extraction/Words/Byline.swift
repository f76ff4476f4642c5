/// Reads the names of writers out of what pages write about them.
enum Byline {
  private static let openings = [
    "view all posts by", "all posts by", "posts by", "alle beitr\u{e4}ge von",
    "zeige alle beitr\u{e4}ge von", "ein artikel von", "ein beitrag von", "vom", "publiziert von",
    "erstellt von", "eingestellt von", "verfasst von", "geschrieben von", "ver\u{f6}ffentlicht von",
    "publi\u{e9} par", "\u{e9}crit par", "escrito por", "publicado por", "scritto da",
    "pubblicato da",
    "written by", "reported by", "words by", "story by", "posted by", "published by", "text by",
    "author:", "authors:", "author", "authors", "by:", "by", "from", "von", "par", "por", "de",
    "di", "da", "door", "av",
    "af", "text:", "autor:", "autorin:", "autore:", "auteur:", "redaktion:",
  ]

  /// The names of a line that begins like a byline, or nil where it is none.
  static func names(ofLine line: String) -> [String]? {
    guard line.utf8.count <= 160 else { return nil }
    let lower = line.lowercased()
    let opening: String
    if let english = englishOpenings.first(where: lower.hasPrefix) {
      opening = english
    } else if let foreign = foreignOpenings.first(where: lower.hasPrefix),
      line.split(separator: " ").count <= 9,
      withoutPlace(String(line.dropFirst(foreign.count))).split(separator: " ")
        .allSatisfy(isNamePart)
    {
      opening = foreign
    } else {
      return nil
    }
    let rest = String(line.dropFirst(opening.count))
    guard let first = rest.first(where: { $0.isLetter }), first.isUppercase else { return nil }
    let names = names(in: rest)
    guard !names.isEmpty, names.allSatisfy(isPlausible) else { return nil }
    return names
  }

  private static let englishOpenings = [
    "by ", "by: ", "written by ", "reported by ", "story by ", "posted by ", "words by ",
  ]
  /// Short words that begin many other lines too, so that nothing but names may follow.
  private static let foreignOpenings = [
    "von ", "par ", "por ", "di ", "door ", "av ", "af ", "text: ", "autor: ", "autorin: ",
  ]

  /// A word with a capital, or one that joins names.
  private static func isNamePart(_ word: Substring) -> Bool {
    word.first?.isUppercase == true
      || [
        "and", "und", "et", "y", "e", "og", "och", "en", "von", "van", "de", "der", "den", "da",
        "di", "&",
      ].contains(word)
  }

  /// Labels that stand where names stand.
  private static let labels: Set<String> = [
    "follow", "author", "authors", "auteur", "auteurs", "autor", "autoren", "name", "archiv",
    "comments", "share", "admin",
    "editor", "profile", "about", "more", "posted", "by", "publiziert", "published", "von",
  ]

  /// Labels before a writer's name where pages declare it for those who share them.
  private static let nameLabels: Set<String> = [
    "written by", "verfasst von", "geschrieben von", "\u{e9}crit par", "escrito por", "scritto da",
    "geschreven door", "skrevet av", "skriven av", "author", "autor", "auteur", "autore",
  ]

  /// Whether a label announces the name of a writer.
  static func isLabel(_ text: String) -> Bool {
    nameLabels.contains(plainWords(text).joined(separator: " "))
  }

  /// Whether every word of a name is written like one.
  static func isWrittenLikeName(_ name: String) -> Bool {
    name.split(separator: " ").allSatisfy(isNamePart)
  }

  /// Words that run on behind a name towards a date or a place.
  private static let trailing: Set<String> = [
    "am", "at", "in", "on", "vor", "um", "le", "el", "the", "hace", "il", "om", "den", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  /// The names in a text that holds nothing but a byline.
  static func names(in text: String) -> [String] {
    var rest = text.normalizedLine
    var changed = true
    while changed {
      changed = false
      let lower = rest.lowercased()
      for opening in openings
      where lower.hasPrefix(opening + " ") || opening.hasSuffix(":") && lower.hasPrefix(opening) {
        rest = rest.dropFirst(opening.count).trimmingSpaces
        changed = true
        break
      }
    }
    // "By A Writer Published 4 May 2031": what runs on behind the names is no name.
    let words = rest.split(separator: " ")
    let stops: Set<String> = [
      "published", "updated", "posted", "modified", "last", "hace", "publiziert", "aktualisiert",
    ]
    if let stop = words.firstIndex(where: { stops.contains($0.lowercased()) }), stop > 0 {
      rest = words[..<stop].joined(separator: " ")
    }
    // What stands behind a bar or a dot is a date, a place or an office.
    if let bar = rest.firstIndex(where: { "|\u{2022}\u{B7}\u{2013}\u{2014}\n/".contains($0) }),
      bar != rest.startIndex
    {
      rest = rest[..<bar].trimmingSpaces
    }
    var names: [String] = []
    for piece in split(rest) {
      // "By A Writer, in News, Harbour": sections follow.
      if !names.isEmpty, places.contains(piece.prefix { $0 != " " }.lowercased()) { break }
      let name = cleaned(piece)
      guard !name.isEmpty, !labels.contains(plainWords(name).joined(separator: " ")) else {
        continue
      }
      // "A Writer, Staff Writer": an office after a name is not another name.
      if isOffice(name) {
        if names.isEmpty, split(rest).count == 1 { names.append(name) }
        continue
      }
      if let first = names.first, isAside(name, behind: first, in: rest) { continue }
      if !names.contains(where: { $0.lowercased() == name.lowercased() }) { names.append(name) }
    }
    return names
  }

  private static func split(_ text: String) -> [String] {
    var pieces = [""]
    var words = text.split(separator: " ", omittingEmptySubsequences: true)[...]
    while let word = words.popFirst() {
      if ["and", "und", "et", "y", "e", "og", "och", "en", "with", "mit", "avec", "&"].contains(
        word.lowercased()),
        !(pieces.last ?? "").isEmpty, !words.isEmpty
      {
        pieces.append("")
      } else if word.hasSuffix(",") || word.hasSuffix(";") {
        pieces[pieces.count - 1] += (pieces[pieces.count - 1].isEmpty ? "" : " ") + word.dropLast()
        pieces.append("")
      } else {
        pieces[pieces.count - 1] += (pieces[pieces.count - 1].isEmpty ? "" : " ") + word
      }
    }
    return pieces
  }

  /// Whether what stands behind a comma is a place, an agency or an office rather than a second
  /// name: one word behind a name of several ("Ada Example, Northmoor"), or words that are not names
  /// ("Ada Example, expert for harbours").
  private static func isAside(_ piece: String, behind name: String, in text: String) -> Bool {
    guard name.contains(" "), text.contains(", \(piece)") else { return false }
    let words = piece.split(separator: " ")
    if !words.allSatisfy(isNamePart) { return true }
    return words.count == 1 && text.count { $0 == "," } == 1
  }

  private static func cleaned(_ piece: String) -> String {
    var name = piece.trimmingSpaces
    if name.contains("@") || name.hasPrefix("http") || name.contains("://") { return "" }
    if let open = name.firstIndex(of: "("), open != name.startIndex {
      name = name[..<open].trimmingSpaces
    }
    name = withoutPlace(name)
    // A date that runs into the name: "A Writer 05.01.2031".
    if let digit = name.firstIndex(where: \.isNumber), digit != name.startIndex {
      name = name[..<digit].trimmingSpaces
    }
    // "A Writer am", "A Writer editor": what led on to a date, and an office behind the name.
    while let space = name.lastIndex(of: " ") {
      let word = name[name.index(after: space)...].lowercased()
      let isTrailing = trailing.contains(word)
      guard isTrailing || endings.contains(word) && name.split(separator: " ").count > 2 else {
        break
      }
      name = name[..<space].trimmingSpaces
    }
    while let last = name.last, ".,;:|-".contains(last),
      !(last == "." && name.dropLast().last?.isUppercase == true)
    {
      name.removeLast()
    }
    return name.trimmingSpaces
  }

  /// A name without the place from which its bearer reports: "Ada Example in Northmoor".
  private static func withoutPlace(_ name: String) -> String {
    let words = name.split(separator: " ")
    guard
      let place = words.indices.dropFirst(2).first(where: { index in
        places.contains(words[index].lowercased()) && index + 1 < words.count
          && words[index + 1].first?.isUppercase == true
      })
    else { return name }
    return words[..<place].joined(separator: " ")
  }

  /// Words between a name and a place.
  private static let places: Set<String> = ["in", "at", "aus", "\u{e0}"]

  /// Offices that stand behind a name without a comma.
  private static let endings: Set<String> = [
    "editor", "reporter", "correspondent", "chefredakteur", "chefredakteurin", "redakteur",
    "redakteurin", "journalist", "journalistin", "periodista", "journaliste",
  ]

  private static let officeWords: Set<String> = [
    "writer", "reporter", "editor", "correspondent", "journalist", "columnist", "staff",
    "contributor",
    "producer", "redakteur", "redakteurin", "journaliste", "updated", "published", "am", "pm",
    "est",
    "edt", "gmt", "january", "february", "march", "april", "june", "july", "august", "september",
    "october", "november", "december", "jr", "phd", "md", "analyst", "photographer",
  ]

  private static func isOffice(_ name: String) -> Bool {
    if let first = name.first, first.isNumber { return true }
    let words = plainWords(name)
    return words.contains { officeWords.contains($0) }
  }

  /// Whether it looks like a name: few words, a capital letter, no sentence.
  static func isPlausible(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    return (1...6).contains(words.count) && name.utf8.count <= 80
      && name.contains { $0.isLetter } && !name.contains { "?!\"\u{201C}:".contains($0) }
  }
}
