import CZstd

/// Zstandard frames (RFC 8878) for raw bytes.
enum Compression {
  enum Failure: Error { case damaged(String) }

  /// Level 3: pages shrink to a fifth at some 300 MB a second; higher levels cost more than they save.
  private static let level: Int32 = 3

  /// Packs bytes into one frame.
  static func compress(_ bytes: [UInt8]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: ZSTD_compressBound(bytes.count)) { buffer, count in
      let size = ZSTD_compress(
        buffer.baseAddress, buffer.count, bytes, bytes.count, level)
      precondition(ZSTD_isError(size) == 0, "a buffer of the bound's size holds every frame")
      count = size
    }
  }

  /// Unpacks one frame.
  ///
  /// - Throws: `Failure.damaged` where the frame does not hold just so many bytes.
  static func decompress(_ frame: [UInt8], size: Int) throws -> [UInt8] {
    guard ZSTD_getFrameContentSize(frame, frame.count) == UInt64(size) else {
      throw Failure.damaged("a page's frame does not have the recorded size")
    }
    var result = size
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      result = ZSTD_decompress(buffer.baseAddress, size, frame, frame.count)
      count = ZSTD_isError(result) == 0 ? result : 0
    }
    guard bytes.count == size else { throw Failure.damaged("a page's frame cannot be unpacked") }
    return bytes
  }
}
