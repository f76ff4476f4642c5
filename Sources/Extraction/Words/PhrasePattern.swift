/// One phrase of a table of notices, matched against the words of a whole sentence.
///
/// The words stand as they are; `(a|b c)` is a choice, `[a b]` may be missing, `*` stands for up to
/// twelve words of any kind.
struct PhrasePattern {
  private indirect enum Item {
    case word(String)
    case choice([[Item]])
    case gap
  }

  /// How many words a gap may take.
  static let widestGap = 12

  private let items: [Item]
  /// The one or two words with which a sentence can begin to match; shorter where it can end there or go on with
  /// any word.
  let openings: Set<[String]>

  init(_ phrase: String) {
    var rest = Array(phrase)[...]
    items = Self.parse(&rest)
    openings = Self.openings(items[...], atMost: 2)
  }

  /// Whether the pattern takes all of the words.
  func matches(_ words: ArraySlice<String>) -> Bool {
    Self.ends(of: items[...], in: words).contains(words.endIndex)
  }

  /// The places after which the items can end when they begin with the words.
  private static func ends(of items: ArraySlice<Item>, in words: ArraySlice<String>) -> Set<Int> {
    guard let first = items.first else { return [words.startIndex] }
    let rest = items.dropFirst()
    switch first {
    case .word(let word):
      guard words.first == word else { return [] }
      return ends(of: rest, in: words.dropFirst())
    case .choice(let choices):
      var result: Set<Int> = []
      for choice in choices {
        for end in ends(of: choice[...], in: words) {
          result.formUnion(ends(of: rest, in: words[end...]))
        }
      }
      return result
    case .gap:
      var result: Set<Int> = []
      for length in 0...min(widestGap, words.count) {
        result.formUnion(ends(of: rest, in: words.dropFirst(length)))
      }
      return result
    }
  }

  private static func parse(_ rest: inout ArraySlice<Character>) -> [Item] {
    var items: [Item] = []
    var word = ""
    func finish() {
      if !word.isEmpty { items.append(.word(word)) }
      word = ""
    }
    while let character = rest.first {
      switch character {
      case " ":
        finish()
        rest.removeFirst()
      case "*":
        finish()
        items.append(.gap)
        rest.removeFirst()
      case "(", "[":
        finish()
        rest.removeFirst()
        var choices = [parse(&rest)]
        while rest.first == "|" {
          rest.removeFirst()
          choices.append(parse(&rest))
        }
        rest = rest.dropFirst()
        items.append(.choice(character == "[" ? choices + [[]] : choices))
      case "|", ")", "]":
        finish()
        return items
      default:
        word.append(character)
        rest.removeFirst()
      }
    }
    finish()
    return items
  }

  private static func openings(_ items: ArraySlice<Item>, atMost count: Int) -> Set<[String]> {
    guard count > 0, let first = items.first else { return [[]] }
    let rest = items.dropFirst()
    switch first {
    case .word(let word):
      return Set(openings(rest, atMost: count - 1).map { [word] + $0 })
    case .gap:
      return [[]]
    case .choice(let choices):
      return choices.reduce(into: []) {
        $0.formUnion(openings(($1 + rest)[...], atMost: count))
      }
    }
  }
}
