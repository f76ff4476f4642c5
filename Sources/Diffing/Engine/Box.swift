/// A part of the edit graph: some consecutive old elements against some consecutive new ones.
///
/// Invariant: `old` and `new` point to `oldCount` and `newCount` readable ids for as long as the
/// search lasts; `oldStart` and `newStart` are their offsets in the whole sequences.
struct Box {
  var old: UnsafePointer<UInt32>
  var new: UnsafePointer<UInt32>
  var oldStart: Int
  var newStart: Int
  var oldCount: Int
  var newCount: Int

  /// The number of token pairs: the area of the edit graph.
  var pairs: Double { Double(oldCount) * Double(newCount) }

  /// The box as one hunk: everything is replaced.
  var hunk: Hunk {
    Hunk(old: oldStart..<oldStart + oldCount, new: newStart..<newStart + newCount)
  }

  /// The box without the equal elements at its beginning and end; some shortest script keeps those.
  func trimmed() -> Box {
    let least = min(oldCount, newCount)
    let prefix = Snake.forward(old, new, limit: least)
    let suffix = Snake.backward(old + oldCount, new + newCount, limit: least - prefix)
    return Box(
      old: old + prefix, new: new + prefix, oldStart: oldStart + prefix,
      newStart: newStart + prefix,
      oldCount: oldCount - prefix - suffix, newCount: newCount - prefix - suffix)
  }

  /// What comes after the point (`x`, `y`), and what comes before it: in the order of a stack.
  func parts(x: Int, y: Int) -> [Box] {
    var (before, after) = (self, self)
    (before.oldCount, before.newCount) = (x, y)
    after.old += x
    after.new += y
    after.oldStart += x
    after.newStart += y
    after.oldCount -= x
    after.newCount -= y
    return [after, before]
  }
}

/// The number of equal elements in a row: the diagonal stretches of Myers' edit graph.
///
/// Sixteen bytes (four ids) are compared at a time. Invariant for both functions: `limit` ids may be
/// read from either pointer onwards, in the direction of the walk.
enum Snake {
  @inline(__always)
  static func forward(
    _ old: UnsafePointer<UInt32>, _ new: UnsafePointer<UInt32>, limit: Int
  ) -> Int {
    var length = 0
    while length &+ 4 <= limit {
      let (low, high) = differences(old + length, new + length)
      if low | high != 0 {
        return length
          &+ (low != 0 ? low.trailingZeroBitCount >> 5 : 2 &+ high.trailingZeroBitCount >> 5)
      }
      length &+= 4
    }
    while length < limit, old[length] == new[length] { length &+= 1 }
    return length
  }

  @inline(__always)
  static func backward(
    _ oldEnd: UnsafePointer<UInt32>, _ newEnd: UnsafePointer<UInt32>, limit: Int
  ) -> Int {
    var length = 0
    while length &+ 4 <= limit {
      let (low, high) = differences(oldEnd - length - 4, newEnd - length - 4)
      if low | high != 0 {
        return length
          &+ (high != 0 ? high.leadingZeroBitCount >> 5 : 2 &+ low.leadingZeroBitCount >> 5)
      }
      length &+= 4
    }
    while length < limit, oldEnd[-1 - length] == newEnd[-1 - length] { length &+= 1 }
    return length
  }

  @inline(__always)
  private static func differences(
    _ old: UnsafePointer<UInt32>, _ new: UnsafePointer<UInt32>
  ) -> (low: UInt64, high: UInt64) {
    let (oldBytes, newBytes) = (UnsafeRawPointer(old), UnsafeRawPointer(new))
    let low = oldBytes.loadUnaligned(as: UInt64.self) ^ newBytes.loadUnaligned(as: UInt64.self)
    let high =
      oldBytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
      ^ newBytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    return (UInt64(littleEndian: low), UInt64(littleEndian: high))
  }
}
