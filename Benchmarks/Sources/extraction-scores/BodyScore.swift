/// Bodies compared by their shingles of four words, as multisets.
///
/// Precision is the mean over pages with a prediction, recall over pages with a truth, F1 the harmonic
/// mean of both; exact is the share of pages whose words are equal.
struct BodyScore {
  private(set) var pages = 0
  private var precisions: [Double] = []
  private var recalls: [Double] = []
  private(set) var exactPages = 0

  var precision: Double { precisions.mean }
  var recall: Double { recalls.mean }
  var f1: Double { harmonicMean(precision, recall) }
  var exact: Double { pages == 0 ? 0 : Double(exactPages) / Double(pages) }

  /// Adds a page and gives its own F1.
  @discardableResult
  mutating func add(truth: String, predicted: String) -> Double {
    let (truth, predicted) = (words(of: truth), words(of: predicted))
    let (wanted, found) = (Self.shingles(truth), Self.shingles(predicted))
    let right = wanted.reduce(0) { $0 + min($1.value, found[$1.key] ?? 0) }
    let tooMany = found.values.reduce(0, +) - right
    let missing = wanted.values.reduce(0, +) - right
    pages += 1
    if truth == predicted { exactPages += 1 }
    if right + tooMany > 0 { precisions.append(Self.ratio(right, tooMany, missing)) }
    if right + missing > 0 { recalls.append(Self.ratio(right, missing, tooMany)) }
    let all = 2 * right + tooMany + missing
    return all == 0 ? 1 : Double(2 * right) / Double(all)
  }

  private static func ratio(_ hit: Int, _ miss: Int, _ other: Int) -> Double {
    if miss == 0, other == 0 { return 1 }
    return hit + miss == 0 ? 0 : Double(hit) / Double(hit + miss)
  }

  private static func shingles(_ words: [Substring]) -> [[Substring]: Int] {
    if words.isEmpty { return [:] }
    let starts = 0...max(words.count - 4, 0)
    return Dictionary(
      starts.map { (Array(words[$0..<min($0 + 4, words.count)]), 1) }, uniquingKeysWith: +)
  }
}

/// Texts that must be in the body, and such as must not.
struct SegmentScore {
  private(set) var pages = 0
  private var hits = 0
  private var misses = 0
  private var wrong = 0

  var precision: Double { hits == 0 ? 0 : Double(hits) / Double(hits + wrong) }
  var recall: Double { hits == 0 ? 0 : Double(hits) / Double(hits + misses) }
  var f1: Double { harmonicMean(precision, recall) }

  /// Adds a page and gives the texts that are missing, and those that should be.
  @discardableResult
  mutating func add(
    with: [String], without: [String], predicted: String
  ) -> (missing: [String], wrong: [String]) {
    let body = squashed(predicted)
    let missing = with.filter { !body.contains(squashed($0)) }
    let found = without.filter { body.contains(squashed($0)) }
    pages += 1
    hits += with.count - missing.count
    misses += missing.count
    wrong += found.count
    return (missing, found)
  }

  private func squashed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// The words of a text: letters, digits and underscores of any script, as Python's `\w+` has them.
func words(of text: String) -> [Substring] {
  func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return scalar == "_" || (0x30...0x39).contains(scalar.value)
        || (0x61...0x7A).contains(scalar.value | 0x20)
    }
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }
  return text.unicodeScalars.split { !isWord($0) }.map(Substring.init)
}

func harmonicMean(_ left: Double, _ right: Double) -> Double {
  left > 0 && right > 0 ? 2 * left * right / (left + right) : 0
}

extension [Double] {
  var mean: Double { isEmpty ? 0 : reduce(0, +) / Double(count) }
}
