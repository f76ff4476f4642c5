/// Lines that count something which changes by itself: `3,198 views`, `By A Writer, updated 3
/// minutes ago`.
///
/// They look like text of the article and are different at every look, so that an unchanged article
/// would look changed.
enum CounterLine {
  private static let counted: Set<String> = [
    "view", "views", "reads", "comment", "comments", "share", "shares", "like", "likes",
    "reactions",
    "replies", "retweets", "reposts", "followers", "readers", "aufrufe", "kommentare", "vues",
    "commentaires", "visitas", "comentarios", "visualiza\u{e7}\u{f5}es", "coment\u{e1}rios",
    "visualizzazioni", "commenti",
  ]
  private static let units: Set<String> = [
    "second", "seconds", "sec", "secs", "minute", "minutes", "min", "mins", "hour", "hours", "hr",
    "hrs", "day", "days",
    "week", "weeks", "month", "months",
  ]
  /// Words before a number in other languages: `vor 3 Stunden`, `il y a 2 heures`, `hace 5
  /// minutos`.
  private static let agoBefore: Set<String> = ["vor", "hace", "h\u{e1}", "a"]
  private static let foreignUnits: Set<String> = [
    "minuten", "minute", "stunden", "stunde", "tagen", "minutes", "heures", "heure", "jours",
    "minutos", "horas", "hora", "d\u{ed}as",
    "dias",
  ]

  /// Whether a line of at most thirty words, and no sentence, ends in such a count or holds a time
  /// that passes.
  static func matches(_ line: String) -> Bool {
    guard line.utf8.count <= 240, let last = line.last, !".!?\u{201D}\"".contains(last) else {
      return false
    }
    let words = plainWords(line)
    guard (2...30).contains(words.count) else { return false }
    if counted.contains(words[words.count - 1]), words[words.count - 2].last?.isNumber == true {
      return true
    }
    return holdsPassingTime(words)
  }

  /// Whether a line says how long ago something was, so that it is another one at each look.
  static func passes(_ line: String) -> Bool {
    let words = plainWords(line)
    return holdsPassingTime(words) || words.suffix(2) == ["just", "now"]
  }

  private static func holdsPassingTime(_ words: [String]) -> Bool {
    for index in words.indices.dropFirst() {
      let number = words[index - 1]
      guard number.first?.isNumber == true || number == "an" || number == "a" else { continue }
      if units.contains(words[index]), words.indices.contains(index + 1), words[index + 1] == "ago"
      {
        return true
      }
      if foreignUnits.contains(words[index]), index >= 2, agoBefore.contains(words[index - 2]) {
        return true
      }
    }
    return false
  }
}
