/// Text packed by hand, without compressing it, so that tests need no library of their own.
public enum Packed {
  /// One gzip member of stored blocks (RFC 1951, section 3.2.4; RFC 1952, section 2.3).
  public static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(0xFFFF)
      rest = rest.dropFirst(block.count)
      let count = UInt16(block.count)
      result.append(rest.isEmpty ? 1 : 0)
      for word in [count, ~count] { result += [UInt8(word & 0xFF), UInt8(word >> 8)] }
      result += block
    } while !rest.isEmpty
    for word in [crc(bytes), UInt32(truncatingIfNeeded: bytes.count)] {
      for shift in stride(from: UInt32(0), to: 32, by: 8) {
        result.append(UInt8(truncatingIfNeeded: word >> shift))
      }
    }
    return result
  }

  /// One zstd frame of raw blocks (RFC 8878, section 3.1.1).
  public static func zstd(_ bytes: [UInt8]) -> [UInt8] {
    var result = frameStart
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(1 << 16)
      rest = rest.dropFirst(block.count)
      result += header(type: 0, size: block.count, isLast: rest.isEmpty) + block
    } while !rest.isEmpty
    return result
  }

  /// A frame that unpacks to so many times 64 KiB of one byte, out of four bytes each.
  public static func bomb(blocks: Int) -> [UInt8] {
    frameStart
      + (0..<blocks).flatMap { header(type: 1, size: 1 << 16, isLast: $0 == blocks - 1) + [0x61] }
  }

  /// The magic number, no content size, a window of 64 KiB.
  private static let frameStart: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0, 6 << 3]

  private static func header(type: Int, size: Int, isLast: Bool) -> [UInt8] {
    let value = size << 3 | type << 1 | (isLast ? 1 : 0)
    return [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value >> 16)]
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { value, _ in
        value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
      }
    }
  }
}
