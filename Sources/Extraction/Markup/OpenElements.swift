/// Counts the elements that a page leaves open, as a tokenizer sees them.
///
/// An end tag counts only where an element of its name is open, so that no sequence of tags can be
/// deeper in the parser than it is here by more than a small factor.
struct OpenElements {
  /// Elements open at once.
  private(set) var depth = 0
  /// How many formatting elements the parser may have to open again, over the whole page.
  private(set) var reopened = 0
  private var openFormatting = 0

  /// Open elements by the hash of their name, with linear probing.
  private var names = [UInt64](repeating: 0, count: 1024)
  private var counts = [Int32](repeating: 0, count: 1024)
  private var distinctNames = 0

  /// A hundred formatting elements left open, in each of ten thousand paragraphs.
  static let mostReopened = 1_000_000

  /// Whether a formula is open; drawings are left out before.
  var isForeign: Bool { count(Self.hash("math")) > 0 || count(Self.hash("svg")) > 0 }

  mutating func open(_ hash: UInt64, _ letters: UInt64) {
    reopened += openFormatting
    guard !Self.unnested.contains(letters) else { return }
    if let slot = slot(hash) { counts[slot] += 1 }
    depth += 1
    if Self.formatting.contains(letters) { openFormatting += 1 }
  }

  mutating func close(_ hash: UInt64) {
    guard let slot = slot(hash), counts[slot] > 0 else { return }
    counts[slot] -= 1
    depth -= 1
    if Self.formattingHashes.contains(hash) { openFormatting -= 1 }
  }

  private func count(_ hash: UInt64) -> Int32 {
    var slot = Int(hash >> 1 & 1023)
    for _ in 0..<1024 {
      if names[slot] == hash { return counts[slot] }
      if names[slot] == 0 { return 0 }
      slot = (slot + 1) & 1023
    }
    return 0
  }

  private mutating func slot(_ hash: UInt64) -> Int? {
    var slot = Int(hash >> 1 & 1023)
    for _ in 0..<1024 {
      if names[slot] == hash { return slot }
      if names[slot] == 0 {
        // Beyond that many names nothing is closed any more: the depth only grows.
        guard distinctNames < 900 else { return nil }
        distinctNames += 1
        names[slot] = hash
        return slot
      }
      slot = (slot + 1) & 1023
    }
    return nil
  }

  // MARK: Names

  static let hashStart: UInt64 = 0xcbf2_9ce4_8422_2325

  /// One step of FNV-1a.
  static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  static func hash(_ name: String) -> UInt64 { name.utf8.reduce(hashStart, hash) | 1 }

  /// The last eight letters of a name as one number.
  static func letters(_ name: String) -> UInt64 { name.utf8.reduce(0) { $0 << 8 | UInt64($1) } }

  /// Elements that hold nothing, or that their next sibling closes.
  private static let unnested = Set(
    [
      "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
      "track", "wbr", "p", "li", "dt", "dd", "option", "tr", "td", "th", "tbody", "thead", "tfoot",
      "html", "head", "body",
    ].map(letters))

  private static let formattingNames = [
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
  ]
  private static let formatting = Set(formattingNames.map(letters))
  private static let formattingHashes = Set(formattingNames.map(hash))
}
