import CZlib
import Support

/// Zeros without end in very few bytes, made while they are sent.
struct ZeroBomb: Sequence {
  private let head: [UInt8]
  /// What unpacks to one megabyte of zeros, however often it comes.
  private let megabyte: [UInt8]
  private let megabytes: Int

  init(coding: String, megabytes: Int) {
    self.megabytes = megabytes
    if coding == "zstd" {
      // The last block of a frame says so, so that each megabyte is a frame of its own.
      head = []
      megabyte = Packed.bomb(blocks: 16)
    } else {
      head = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
      megabyte = Self.deflated()
    }
  }

  private static func deflated() -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(
      &stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    var zeros = [UInt8](repeating: 0, count: 1 << 20)
    var output = [UInt8](repeating: 0, count: 1 << 16)
    let count = zeros.withUnsafeMutableBufferPointer { zeros in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = zeros.baseAddress
        stream.avail_in = UInt32(zeros.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        // Nothing that follows looks back behind here.
        deflate(&stream, Z_FULL_FLUSH)
        return output.count - Int(stream.avail_out)
      }
    }
    return Array(output.prefix(count))
  }

  func makeIterator() -> AnyIterator<[UInt8]> {
    var place = -1
    return AnyIterator {
      place += 1
      return place == 0 ? head : place <= megabytes ? megabyte : nil
    }
  }
}
