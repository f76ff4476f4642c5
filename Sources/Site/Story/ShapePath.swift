/// The outline of a shape as SVG writes it down, in whole numbers: `M0 26H60V90H0Z`.
///
/// A picture has thousands of edges: put together as other markup is, they took a third of a page's time.
struct ShapePath {
  private var bytes: [UInt8] = []

  var isEmpty: Bool { bytes.isEmpty }
  /// Letters, digits and spaces alone.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  static func += (path: inout ShapePath, other: ShapePath) { path.bytes += other.bytes }

  mutating func move(_ x: Int, _ y: Int) {
    bytes.append(UInt8(ascii: "M"))
    number(x)
    next(y)
  }

  mutating func horizontal(_ x: Int) {
    bytes.append(UInt8(ascii: "H"))
    number(x)
  }

  mutating func vertical(_ y: Int) {
    bytes.append(UInt8(ascii: "V"))
    number(y)
  }

  /// A curve to a point at another height, level at both of its ends.
  mutating func sweep(from x0: Int, _ y0: Int, to x1: Int, _ y1: Int) {
    let middle = (x0 + x1) / 2
    bytes.append(UInt8(ascii: "C"))
    number(middle)
    next(y0)
    next(middle)
    next(y1)
    next(x1)
    next(y1)
  }

  mutating func close() { bytes.append(UInt8(ascii: "Z")) }

  private mutating func next(_ value: Int) {
    bytes.append(UInt8(ascii: " "))
    number(value)
  }

  private mutating func number(_ value: Int) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    var (rest, place) = (value.magnitude, UInt(1))
    while rest / place > 9 { place *= 10 }
    while place > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(rest / place))
      rest %= place
      place /= 10
    }
  }
}
