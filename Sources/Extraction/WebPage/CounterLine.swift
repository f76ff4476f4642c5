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
    "visualizzazioni", "commenti", "conversation", "discussion", "vistas", "weergaven", "reacties",
    "visningar", "kommentarer", "yorum",
  ]
  private static let units: Set<String> = Set(
    """
    second seconds sec secs minute minutes min mins hour hours hr hrs day days week weeks month months
    minuten stunden stunde tagen heures heure jours minutos horas hora d\u{ed}as dias minuti ore ora giorni
    minuut uur uren dagen minuter timmar timme dagar minutter timer time dage dager minuuttia tuntia tunti
    dakika saat g\u{fc}n minut minuty godzin godziny godzin\u{119} dni минут минуты минуту часа часов час дня
    дней день λεπτά ώρες ώρα دقائق دقيقة ساعات ساعة דקות שעות
    """.split(whereSeparator: \.isWhitespace).map(String.init))
  /// Units written at their number: `29m`, `3h`.
  private static let shortUnits: Set<String> = [
    "s", "m", "h", "d", "w", "mo", "min", "mins", "hr", "hrs",
  ]
  /// Words before a number in other languages: `vor 3 Stunden`, `il y a 2 heures`, `hace 5
  /// minutos`.
  private static let agoBefore: Set<String> = [
    "vor", "hace", "h\u{e1}", "a", "πριν", "منذ", "قبل", "לפני",
  ]
  private static let agoAfter: Set<String> = [
    "ago", "fa", "geleden", "sedan", "siden", "sitten", "\u{f6}nce", "temu", "назад",
  ]
  /// The ends of such lines in scripts that write no spaces.
  private static let agoEndings = ["分前", "時間前", "日前", "分钟前", "小时前", "天前", "분 전", "시간 전"]

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
    return isLabelled(words) || isTold(words) || holdsPassingTime(words) || isAgo(line)
  }

  /// `Comments (37)`, `Post views: 84,208`: what is counted, in a word or a few, and then the number.
  private static func isLabelled(_ words: [String]) -> Bool {
    let label = words.prefix { $0.first?.isNumber == false }
    return (1...4).contains(label.count) && words[label.count...].count <= 2
      && words[label.count...].allSatisfy { $0.first?.isNumber == true }
      && words.count > label.count && label.last.map(counted.contains) == true
  }

  private static let done: Set<String> = [
    "read", "shared", "viewed", "liked", "watched", "gelesen", "geteilt", "lu", "vu",
    "partag\u{e9}",
    "le\u{ed}do", "compartido", "lido", "compartilhado", "letto", "condiviso", "gelezen", "gedeeld",
  ]
  private static let times: Set<String> = [
    "times", "people", "persons", "readers", "mal", "fois", "personnes", "veces", "personas",
    "vezes", "pessoas", "volte", "persone", "keer",
  ]

  /// `Shared 1,204 times`, `1,204 people shared this`.
  private static func isTold(_ words: [String]) -> Bool {
    guard words.count <= 10, words.contains(where: done.contains) else { return false }
    return words.indices.dropFirst().contains {
      times.contains(words[$0]) && words[$0 - 1].first?.isNumber == true
    }
  }

  private static func isAgo(_ line: String) -> Bool {
    line.first?.isNumber == true && line.utf8.count <= 40
      && agoEndings.contains(where: line.hasSuffix)
  }

  /// Whether a line says how long ago something was, so that it is another one at each look.
  static func passes(_ line: String) -> Bool {
    let words = plainWords(line)
    return holdsPassingTime(words) || words.suffix(2) == ["just", "now"] || isAgo(line)
  }

  private static func holdsPassingTime(_ words: [String]) -> Bool {
    for index in words.indices.dropFirst() {
      let number = words[index - 1]
      guard number.first?.isNumber == true || number == "an" || number == "a" else { continue }
      if words[index] == "ago", shortUnits.contains(String(number.drop(while: \.isNumber))) {
        return true
      }
      guard units.contains(words[index]) else { continue }
      if words.indices.contains(index + 1), agoAfter.contains(words[index + 1]) { return true }
      if index >= 2, agoBefore.contains(words[index - 2]) { return true }
    }
    return false
  }
}
