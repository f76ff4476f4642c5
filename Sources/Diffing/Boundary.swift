/// How natural a cut between two tokens is: the one table that decides where hunks end.
///
/// | cut | score |
/// |---|---|
/// | beginning or end of the text, paragraph | 6 |
/// | sentence, behind its white space | 5 |
/// | sentence, before its white space | 4 |
/// | clause: after `, ; :`, around a dash, before an opening or after a closing mark | 3 |
/// | before white space | 2 |
/// | after white space | 1 |
/// | inside a word group | 0 |
///
/// A hunk's score is the sum of its two cuts.
enum Boundary: Int {
  case inside = 0
  case afterSpace = 1
  case beforeSpace = 2
  case clause = 3
  case sentenceBeforeSpace = 4
  case sentence = 5
  case paragraph = 6

  /// The score of the cut before the token at `place`.
  static func score(_ tokens: [Substring], _ place: Int) -> Int {
    guard place > 0, place < tokens.count else { return Boundary.paragraph.rawValue }
    return cut(tokens, place).rawValue
  }

  private static func cut(_ tokens: [Substring], _ place: Int) -> Boundary {
    let (before, after) = (tokens[place - 1].unicodeScalars, tokens[place].unicodeScalars)
    guard let last = before.last, let first = after.first else { return .inside }
    if endsParagraph(before) { return .paragraph }
    let isAfterSpace = ScalarText.Kind(last).isBlank
    let isBeforeSpace = ScalarText.Kind(first).isBlank
    if endsSentence(tokens, place) { return isBeforeSpace ? .sentenceBeforeSpace : .sentence }
    if [",", ";", ":", "–", "—"].contains(last) || ScalarText.Kind(last) == .closer {
      return .clause
    }
    if ["–", "—"].contains(first) || ScalarText.Kind(first) == .opener { return .clause }
    return isBeforeSpace ? .beforeSpace : isAfterSpace ? .afterSpace : .inside
  }

  /// Whether a line break stands among the white space that a token ends with.
  private static func endsParagraph(_ token: Substring.UnicodeScalarView) -> Bool {
    for scalar in token.reversed() {
      switch ScalarText.Kind(scalar) {
      case .lineBreak: return true
      case .space: continue
      default: return false
      }
    }
    return false
  }

  /// Whether a terminator comes last before `place`, behind it at most closing marks and white space.
  private static func endsSentence(_ tokens: [Substring], _ place: Int) -> Bool {
    for token in tokens[..<place].suffix(4).reversed() {
      for scalar in token.unicodeScalars.reversed() {
        switch ScalarText.Kind(scalar) {
        case .fullStop, .terminator: return true
        case .space, .lineBreak, .closer, .quote, .mark: continue
        default: return false
        }
      }
    }
    return false
  }
}
