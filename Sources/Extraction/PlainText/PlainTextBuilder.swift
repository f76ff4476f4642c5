import Foundation

/// Builds one normalised line of text out of pieces of UTF-8: the only place where text is
/// normalised.
///
/// White space of every kind becomes one space, none at the ends; control characters, soft hyphens,
/// zero-width characters and bidirectional controls are dropped; what remains is NFC. Joiners stay
/// where they shape letters (Arabic, Indic scripts, emoji), since there a reader sees them.
struct PlainTextBuilder {
  private var bytes: [UInt8] = []
  private var pendingSpace = false
  private var mayNeedComposition = false
  private var lastScalar: UInt32 = 0

  /// Whether nothing visible was added yet.
  var isEmpty: Bool { bytes.isEmpty }
  /// Bytes of text so far.
  var count: Int { bytes.count }

  /// Adds a piece of UTF-8; ill-formed bytes are dropped.
  mutating func append(_ piece: some Sequence<UInt8>) {
    let done: Void? = piece.withContiguousStorageIfAvailable { appendContiguous($0) }
    if done == nil { Array(piece).withUnsafeBufferPointer { appendContiguous($0) } }
  }

  /// Adds white space.
  mutating func appendSpace() { pendingSpace = true }

  /// A stretch of the text so far, counted in bytes, without the space before it.
  func text(in range: Range<Int>) -> String {
    let text = String(decoding: bytes[range].drop { $0 == 0x20 }, as: UTF8.self)
    return mayNeedComposition ? text.precomposedStringWithCanonicalMapping : text
  }

  /// The text so far, and an empty builder afterwards.
  mutating func take() -> String {
    defer {
      bytes.removeAll(keepingCapacity: true)
      pendingSpace = false
      mayNeedComposition = false
      lastScalar = 0
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return mayNeedComposition ? text.precomposedStringWithCanonicalMapping : text
  }

  private mutating func emitSpaceIfPending() {
    if pendingSpace {
      if !bytes.isEmpty { bytes.append(0x20) }
      pendingSpace = false
    }
  }

  private mutating func appendContiguous(_ piece: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < piece.count {
      let byte = piece[index]
      if byte > 0x20 && byte < 0x7F {
        // The common run: plain ASCII goes over in one piece.
        var end = index + 1
        while end < piece.count, piece[end] > 0x20, piece[end] < 0x7F { end += 1 }
        emitSpaceIfPending()
        bytes.append(contentsOf: piece[index..<end])
        lastScalar = UInt32(piece[end - 1])
        index = end
      } else if byte < 0x80 {
        // Tab, line feed, form feed, carriage return and space separate; other controls vanish.
        if byte == 0x20 || (0x09...0x0D).contains(byte) { pendingSpace = true }
        index += 1
      } else {
        index += appendMultibyte(piece, at: index)
      }
    }
  }

  /// Adds the scalar at `index` and gives its length in bytes.
  private mutating func appendMultibyte(_ piece: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let lead = piece[index]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead <= 0xF4, index + length <= piece.count else { return 1 }
    var scalar = UInt32(lead & (0xFF >> UInt8(length + 1)))
    for offset in 1..<length {
      let byte = piece[index + offset]
      guard byte & 0xC0 == 0x80 else { return offset }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    switch scalar {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
      pendingSpace = true
    case 0x200C, 0x200D:
      if Self.joins(lastScalar) { bytes.append(contentsOf: piece[index..<index + length]) }
    case 0x80...0x9F, 0xAD, 0x34F, 0x61C, 0x180E, 0x200B...0x200F, 0x202A...0x202E,
      0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
      break
    default:
      emitSpaceIfPending()
      bytes.append(contentsOf: piece[index..<index + length])
      if !Self.isSurelyComposed(scalar) { mayNeedComposition = true }
      lastScalar = scalar
    }
    return length
  }

  /// Whether a joiner after this scalar shapes what a reader sees.
  private static func joins(_ scalar: UInt32) -> Bool {
    (0x600...0x1CFF).contains(scalar) || (0x2600...0x27BF).contains(scalar)
      || scalar == 0xFE0F || scalar >= 0x1F000
  }

  /// Whether the scalar can be left as it is without asking Unicode's tables (NFC quick check, cut
  /// short).
  private static func isSurelyComposed(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<0x300, 0x38E...0x3FF, 0x400..<0x483, 0x48A..<0x590, 0x2010..<0x20D0, 0x2100..<0x2126,
      0x2190..<0x2300, 0x3001..<0x302A, 0x3041..<0x3099, 0x30A0..<0x3100, 0x3400..<0xA000,
      0xAC00..<0xD7A4, 0xFF01..<0xFFF0:
      true
    default:
      false
    }
  }
}

extension String {
  /// The text as one normalised line.
  var normalizedLine: String {
    var builder = PlainTextBuilder()
    builder.append(utf8)
    return builder.take()
  }
}
