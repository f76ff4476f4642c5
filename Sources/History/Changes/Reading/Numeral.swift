/// What a figure's digits and the signs between them can mean.
enum Numeral: Equatable {
  case number(Double)
  /// "6:12"
  case clock
  /// "4/11/2025", "12.11.2025"
  case date
  /// "0.6.17", "007", "24/7": names something, or nobody knows what it means.
  case other

  /// Reads the digits of a figure as the language groups them.
  init(_ bytes: ArraySlice<UInt8>, hasDecimalComma: Bool) {
    var groups: [ArraySlice<UInt8>] = []
    var joiners: [UInt8] = []
    var start = bytes.startIndex
    for index in bytes.indices where !(0x30...0x39).contains(bytes[index]) {
      // Of a joiner of several bytes, the first one speaks.
      if index > start || groups.isEmpty { groups.append(bytes[start..<index]) }
      if index == start, !joiners.isEmpty {
        start = index + 1
        continue
      }
      joiners.append(bytes[index])
      start = index + 1
    }
    groups.append(bytes[start...])
    self = Numeral.read(groups, joiners, hasDecimalComma)
  }

  private static func read(_ groups: [ArraySlice<UInt8>], _ joiners: [UInt8], _ comma: Bool)
    -> Numeral
  {
    let isGrouped = groups.dropFirst().allSatisfy { $0.count == 3 } && groups[0].count <= 3
    func joined(decimals: Int = 0) -> Numeral {
      let whole = groups.dropLast(decimals).joined().reduce(0.0) { $0 * 10 + Double($1 - 0x30) }
      guard decimals == 1, let tail = groups.last else { return .number(whole) }
      var scale = 1.0
      let fraction = tail.reduce(0.0) { sum, digit in
        scale *= 10
        return sum * 10 + Double(digit - 0x30)
      }
      return .number(whole + fraction / scale)
    }
    guard let last = joiners.last else {
      let isPadded = groups[0].count > 1 && groups[0].first == 0x30
      return isPadded || groups[0].count > 15 ? .other : joined()
    }
    let kinds = Set(joiners)
    if kinds.contains(UInt8(ascii: ":")) {
      let isClock = kinds.count == 1 && groups[0].count <= 2 && groups.count <= 3
      return isClock && groups.dropFirst().allSatisfy { $0.count == 2 } ? .clock : .other
    }
    if kinds.contains(UInt8(ascii: "/")) { return groups.count == 3 ? .date : .other }
    guard kinds.isSubset(of: [UInt8(ascii: ","), UInt8(ascii: ".")]) else {
      return isGrouped ? joined() : .other
    }
    if kinds.count == 2 { return joiners.dropLast().contains(last) ? .other : joined(decimals: 1) }
    let isPoint = last == UInt8(ascii: ".")
    if joiners.count > 1 {
      if isPoint, groups.count == 3, groups[0].count <= 2, groups[1].count <= 2,
        groups[2].count == 4 || groups[2].count == 2 && comma
      {
        return .date
      }
      return isGrouped && (isPoint == comma) ? joined() : .other
    }
    // "1.100" is a thousand and more in German, and a little more than one in English.
    return isGrouped && isPoint == comma ? joined() : joined(decimals: 1)
  }
}
