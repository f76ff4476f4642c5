/// Cuts UTF-8 into words, figures and marks in one pass.
///
/// Other than `tokens(.word)` it makes no strings, and hashes each word on the way.
struct TokenScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0
  private var tokens: [Token] = []

  static func tokens(of bytes: [UInt8]) -> [Token] {
    bytes.withUnsafeBufferPointer { buffer in
      var scanner = TokenScanner(bytes: buffer)
      scanner.tokens.reserveCapacity(buffer.count / 4)
      scanner.scan()
      return scanner.tokens
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The scalar at a place and its length in bytes; zeros behind the end.
  @inline(__always)
  private func scalar(_ place: Int) -> (value: UInt32, length: Int) {
    guard place < bytes.count else { return (0, 0) }
    let first = UInt32(bytes[place])
    if first < 0x80 { return (first, 1) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard place + length <= bytes.count else { return (0xFFFD, bytes.count - place) }
    var value = first & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for offset in 1..<length { value = value << 6 | UInt32(bytes[place + offset]) & 0x3F }
    return (value, length)
  }

  private mutating func scan() {
    var isSpaced = true
    while place < bytes.count {
      let (value, length) = scalar(place)
      if value <= 0x20 || value == 0xA0 || value == 0x202F || value == 0x2009 || value == 0x3000 {
        isSpaced = true
        place += length
        continue
      }
      if Letter.isDigit(value) {
        scanFigure(isSpaced)
      } else if Letter.standsAlone(value), Letter.isLetter(value) {
        append(from: place, WordHash.add(value, to: WordHash.start), .lower, isSpaced, length)
      } else if Letter.isLetter(value) {
        scanWord(isSpaced)
      } else {
        append(from: place, UInt64(value), .mark, isSpaced, length)
      }
      isSpaced = false
    }
  }

  private mutating func append(
    from start: Int, _ hash: UInt64, _ form: Token.Form, _ isSpaced: Bool, _ length: Int
  ) {
    place = start + length
    tokens.append(
      Token(start: start, end: place, hash: hash, form: form, isSpaced: isSpaced))
  }

  private mutating func scanFigure(_ isSpaced: Bool) {
    var end = place
    var hash = WordHash.start
    while true {
      let (value, length) = scalar(end)
      let joins =
        switch value {
        case 0x2C, 0x2E, 0x2F, 0x3A, 0x27, 0x2019: true
        default: false
        }
      if Letter.isDigit(value) || joins && Letter.isDigit(scalar(end + length).value) {
        hash = WordHash.add(value, to: hash)
        end += length
      } else if value == 0xA0 || value == 0x202F || value == 0x2009,
        isGroup(end + length)
      {
        end += length
      } else {
        break
      }
    }
    append(from: place, hash, .figure, isSpaced, end - place)
  }

  /// Whether just three digits stand there: thousands behind a fixed space.
  private func isGroup(_ start: Int) -> Bool {
    (0..<3).allSatisfy { Letter.isDigit(scalar(start + $0).value) }
      && !Letter.isDigit(scalar(start + 3).value)
  }

  private mutating func scanWord(_ isSpaced: Bool) {
    let start = place
    var end = place
    var hash = WordHash.start
    var capitals = 0
    var letters = 0
    var hasDigit = false
    var piece = 0
    let first = scalar(place).value
    while end < bytes.count {
      let (value, length) = scalar(end)
      if Letter.isLetter(value), !Letter.standsAlone(value) {
        if Letter.isUpper(value) { capitals += 1 }
        letters += 1
        piece += 1
      } else if Letter.isDigit(value) {
        hasDigit = true
        piece += 1
      } else if value == 0x27 || value == 0x2019, Letter.isLetter(scalar(end + length).value),
        piece > 0
      {
        piece = 0
        hash = WordHash.add(0x27, to: hash)
        end += length
        continue
      } else if value == 0x2E {
        let next = scalar(end + 1).value
        // "p.m." and "U.S." are hashed without their points.
        let isInitials = piece == 1 && !hasDigit && Letter.isLetter(next)
        let isLast = piece == 1 && letters > 1 && end - start == 2 * letters - 1
        guard isInitials || isLast || hasDigit && Letter.isDigit(next) else { break }
        if hasDigit { hash = WordHash.add(value, to: hash) }
        end += 1
        piece = 0
        if isLast, !isInitials { break }
        continue
      } else {
        break
      }
      hash = WordHash.add(Letter.folded(value), to: hash)
      end += length
    }
    let form: Token.Form =
      hasDigit
      ? .mixed
      : capitals == letters && letters > 1
        ? .upper : Letter.isUpper(first) ? .capitalised : .lower
    append(from: start, hash, form, isSpaced, end - start)
  }
}
