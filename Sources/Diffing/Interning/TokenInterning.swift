/// Numbers for tokens of text: equal strings get the same number, as with `Interning`, but faster.
///
/// Swift's strings are equal if they are canonically equivalent, and their hash pays for that. Most
/// tokens are ASCII, where it means equal bytes: those up to seven bytes are their own key. All
/// others go through the common way. Three characters outside of ASCII are equivalent to one
/// inside; tokens with one of them are rewritten first, so that both ways never mean the same.
struct TokenInterning {
  private struct Place {
    var key: UInt64
    var number: UInt32
  }

  private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
  private let seed = UInt64.random(in: .min ... .max) | 1
  private var places = [Place](repeating: Place(key: 0, number: 0), count: 256)
  /// The first token with each number.
  private var firsts: [Substring] = []
  private var others = Interning<Substring>()

  /// The numbers of tokens: even for ASCII, odd for the rest.
  mutating func ids(of tokens: [Substring]) -> [UInt32] {
    var ids: [UInt32] = []
    ids.reserveCapacity(tokens.count)
    for token in tokens {
      let key =
        token.utf8.withContiguousStorageIfAvailable { self.key($0) }
        ?? self.key(of: Array(token.utf8))
      if let key {
        ids.append(number(key, token) &* 2)
      } else if let plain = Self.rewritten(token) {
        ids += self.ids(of: [plain])
      } else {
        ids.append(others.id(of: token) &* 2 &+ 1)
      }
    }
    return ids
  }

  private func key(of bytes: [UInt8]) -> UInt64? { bytes.withUnsafeBufferPointer { key($0) } }

  /// The bytes and the length of a short token, a hash of a longer one; `nil` if it is not ASCII.
  @inline(__always)
  private func key(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64? {
    // Invariant: loads stay inside of `bytes`, for the last one begins eight before the end.
    let start = UnsafeRawPointer(bytes.baseAddress)
    let length = bytes.count
    guard let start, length >= 8 else {
      var word = UInt64(length) &<< 56
      for index in 0..<min(length, 7) { word |= UInt64(bytes[index]) &<< UInt64(8 &* index) }
      return word & 0x0080_8080_8080_8080 == 0 ? word : nil
    }
    var (hash, all) = (seed ^ UInt64(length), UInt64(0))
    for offset in stride(from: 0, to: length &- 8, by: 8) {
      let word = start.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      all |= word
      hash = Self.folded(hash ^ word, Self.multiplier)
    }
    let word = start.loadUnaligned(fromByteOffset: length &- 8, as: UInt64.self)
    guard (all | word) & 0x8080_8080_8080_8080 == 0 else { return nil }
    return Self.folded(hash ^ word, Self.multiplier) | 0xFF &<< 56
  }

  @inline(__always)
  private mutating func number(_ key: UInt64, _ token: Substring) -> UInt32 {
    let mask = places.count &- 1
    var place = Int(truncatingIfNeeded: Self.folded(key ^ seed, Self.multiplier)) & mask
    while true {
      let found = places[place]
      if found.number == 0 { return add(key, token, place) }
      if found.key == key, key &>> 56 != 0xFF || firsts[Int(found.number) &- 1] == token {
        return found.number &- 1
      }
      place = (place &+ 1) & mask
    }
  }

  @inline(never)
  private mutating func add(_ key: UInt64, _ token: Substring, _ place: Int) -> UInt32 {
    firsts.append(token)
    let number = UInt32(truncatingIfNeeded: firsts.count)
    places[place] = Place(key: key, number: number)
    if 2 * firsts.count > places.count { grow() }
    return number - 1
  }

  private mutating func grow() {
    let old = places
    places = Array(repeating: Place(key: 0, number: 0), count: 4 * old.count)
    for entry in old where entry.number != 0 {
      var place = Int(truncatingIfNeeded: Self.folded(entry.key ^ seed, Self.multiplier))
      while places[place & (places.count - 1)].number != 0 { place &+= 1 }
      places[place & (places.count - 1)] = entry
    }
  }

  /// A token with the Greek question mark, the Kelvin sign or the Greek varia replaced by what they
  /// are equivalent to in ASCII; `nil` if it has none.
  private static func rewritten(_ token: Substring) -> Substring? {
    let equivalents: [Unicode.Scalar: Unicode.Scalar] = [
      "\u{37E}": ";", "\u{212A}": "K", "\u{1FEF}": "`",
    ]
    guard token.unicodeScalars.contains(where: { equivalents[$0] != nil }) else { return nil }
    var scalars = String.UnicodeScalarView()
    for scalar in token.unicodeScalars { scalars.append(equivalents[scalar] ?? scalar) }
    return Substring(String(scalars))
  }

  @inline(__always)
  private static func folded(_ one: UInt64, _ other: UInt64) -> UInt64 {
    let (high, low) = one.multipliedFullWidth(by: other)
    return high ^ low
  }
}
