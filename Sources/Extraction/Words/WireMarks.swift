/// The marks by which wire services count the versions of a story.
///
/// They stand at the end or the beginning of a headline or in a line of their own: "2nd Ld-Writethru",
/// "1st Lead", "(LEAD)", "UPDATE 3-", "(Adds details, quotes)", "Eds: Updates with …".
enum WireMarks {
  /// Lines of their own, in the words of the services of each language.
  private static let lines = PhraseTable([
    "[urgent] (1st|2nd|3rd|4th|5th|6th|7th|8th|9th|10th|11th|12th|first|second|third) (ld|lead|writethru|write thru|ld writethru|lead writethru)",
    "(ld|lead|writethru|write thru|ld writethru|lead writethru)",
    "(zusammenfassung|neu|berichtigung|wiederholung) (1|2|3|4|5|neu)",
  ])

  /// What editors note in brackets or behind "Eds:" about the version before.
  private static let notes = PhraseTable([
    "(adds|updates|recasts|corrects|changes|repeats|releads|clarifies|fixes) [with|to|throughout|lead|headline] *",
    "(eds|editors|eds note) (updates|adds|recasts|corrects|minor edits|links|will be updated|with) *",
  ])

  /// Words before the hyphen or colon of a headline, with a number behind them.
  private static let prefixes = [
    "update", "wrapup", "rpt", "corrected", "refile", "fact box", "wdh",
  ]

  /// The marks of an article: of its headline, and of its first lines.
  static func of(headline: String, lines blocks: [String]) -> [String] {
    var marks: [String] = []
    if let mark = prefix(of: headline) ?? bracket(of: headline) ?? ending(of: headline) {
      marks.append(mark)
    }
    // "Changes to the timetable" is a heading; in brackets it is a note.
    marks += blocks.filter { text in
      text.utf8.count <= 160
        && (lines.contains(text)
          || (text.hasPrefix("(") || text.hasPrefix("Eds")) && notes.contains(text))
    }
    return marks
  }

  /// `UPDATE 3-`, `WRAPUP 1-`.
  private static func prefix(of headline: String) -> String? {
    guard let end = headline.prefix(16).firstIndex(where: { $0 == "-" || $0 == ":" }) else {
      return nil
    }
    let words = headline[..<end].split(separator: " ")
    guard let first = words.first, prefixes.contains(first.lowercased()),
      first.allSatisfy(\.isUppercase), words.dropFirst().allSatisfy({ Int($0) != nil })
    else { return nil }
    return String(headline[..<end])
  }

  /// `(LEAD)`, `(2nd LD)` before a headline.
  private static func bracket(of headline: String) -> String? {
    guard headline.hasPrefix("("), let end = headline.prefix(24).firstIndex(of: ")") else {
      return nil
    }
    let mark = headline[...end]
    return lines.contains(String(mark)) ? String(mark) : nil
  }

  /// `…, 1st Ld-Writethru` behind a headline.
  private static func ending(of headline: String) -> String? {
    guard let comma = headline.lastIndex(of: ",") else { return nil }
    let mark = headline[headline.index(after: comma)...].trimmingSpaces
    return mark.utf8.count <= 40 && lines.contains(mark) ? mark : nil
  }
}
