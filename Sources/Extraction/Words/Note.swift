/// Tells the texts by which a newsroom speaks of its own text: corrections, clarifications, editor's
/// notes and update lines.
enum Note {
  /// Longest update line, in words: what is longer tells news behind its first word.
  private static let longestUpdateLine = 60

  /// An opening of the table, and whether it alone is enough.
  private struct Opening {
    var words: [String]
    var kind: Block.Kind
    var needsOwnText: Bool
  }

  /// By the first word; longer ones first.
  private static let openings: [String: [Opening]] = {
    var result: [String: [Opening]] = [:]
    for row in NoteWords.rows {
      for phrase in row.words.split(separator: ",") {
        let words = plainWords(phrase)
        guard let first = words.first else { continue }
        let isAmbiguous = NoteWords.ambiguous.contains(words.joined(separator: " "))
        result[first, default: []].append(
          Opening(words: words, kind: row.kind, needsOwnText: isAmbiguous))
      }
    }
    return result.mapValues { $0.sorted { $0.words.count > $1.words.count } }
  }()

  /// The kind of note that a heading announces.
  static func kind(ofHeading text: String) -> Block.Kind? {
    let words = plainWords(text)
    guard let first = words.first else { return nil }
    let kind = openings[first]?.first { $0.words == words && !$0.needsOwnText }?.kind
    // Whole stories stand under "Updates".
    return kind == .updateLine ? nil : kind
  }

  /// The first letters of all openings, so that most texts are dismissed by one look.
  private static let firstBytes: Set<UInt8> = Set(openings.keys.compactMap(\.utf8.first))

  /// How far into a text an opening is looked for, in bytes.
  private static let head = 160

  /// The kind of a block that may be a note: running text can be one, headings and captions can't.
  static func kind(_ kind: Block.Kind, of text: String) -> Block.Kind {
    switch kind {
    case .paragraph, .listItem, .quotation: self.kind(of: text) ?? kind
    default: kind
    }
  }

  /// The kind of note that a text is; nil for most.
  ///
  /// Brackets, dashes and stars may stand before it. An opening of one word needs a sign or a date
  /// behind it: `Updates were slow to come` is no note.
  static func kind(of text: String) -> Block.Kind? {
    var text = text
    return text.withUTF8 { bytes in
      let head = UnsafeBufferPointer(rebasing: bytes.prefix(head))
      guard let start = start(of: head) else { return nil }
      return kind(of: head, from: start, words: bytes.count { $0 == 0x20 } + 1)
    }
  }

  /// Where the first word stands, behind nothing but signs that open a note.
  private static func start(of head: UnsafeBufferPointer<UInt8>) -> Int? {
    var scanner = WordScanner(head)
    guard let word = scanner.next(), word.lowerBound <= 8 else { return nil }
    let first = head[word.lowerBound]
    guard firstBytes.contains((0x41...0x5A).contains(first) ? first | 0x20 : first) || first > 0x7F
    else { return nil }
    // A quotation mark makes it what somebody said.
    let before = head[..<word.lowerBound]
    let isQuoted = before.contains(0x22) || before.contains(0x9C) || before.contains(0x9E)
    return isQuoted ? nil : word.lowerBound
  }

  private static func kind(
    of head: UnsafeBufferPointer<UInt8>, from start: Int, words count: Int
  ) -> Block.Kind? {
    var scanner = WordScanner(UnsafeBufferPointer(rebasing: head[start...]))
    guard let word = scanner.next() else { return nil }
    // Nearly all texts are dismissed by their first word; only the others are taken apart.
    let opening = String(
      decoding: head[start + word.lowerBound..<start + word.upperBound], as: UTF8.self)
    guard let first = plainWords(opening).first, let candidates = openings[first] else {
      return nil
    }
    let words = plainWords(String(decoding: head[start...], as: UTF8.self))
    for opening in candidates where words.starts(with: opening.words) {
      let after = words.dropFirst(opening.words.count)
      if opening.needsOwnText {
        guard after.prefix(NoteWords.reach).contains(where: NoteWords.ownTexts.contains) else {
          continue
        }
      } else if opening.words.count == 1, !isSignFollowing(head, from: start, next: after.first) {
        continue
      }
      if opening.kind == .updateLine, count > longestUpdateLine { return nil }
      return opening.kind
    }
    return nil
  }

  /// Whether a colon, a dash or a bracket stands behind the first word, or a date's word comes next.
  private static func isSignFollowing(
    _ head: UnsafeBufferPointer<UInt8>, from start: Int, next: String?
  ) -> Bool {
    var scanner = WordScanner(UnsafeBufferPointer(rebasing: head[start...]))
    guard let word = scanner.next() else { return false }
    var index = start + word.upperBound
    // Alone on its line it is a heading, and says nothing itself.
    while index < head.count, head[index] == 0x20 { index += 1 }
    guard index < head.count else { return false }
    let isMarked =
      switch head[index] {
      case UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "|"): true
      // A hyphen within a word is none.
      case UInt8(ascii: "-"): index > start + word.upperBound
      case 0xE2:
        index + 2 < head.count && head[index + 1] == 0x80
          && (head[index + 2] == 0x93 || head[index + 2] == 0x94)
      default: false
      }
    if isMarked { return true }
    guard let next else { return false }
    if DateLine.isNameInDate(next) { return true }
    // A date or a time of day has three parts: "Update 5.3 for phones" is about a program.
    let line = String(decoding: head[(start + word.upperBound)...], as: UTF8.self)
    return next.first?.isNumber == true
      && plainWords(line).prefix(3).allSatisfy(DateLine.isWord)
  }
}
