import CZlib
import Extraction

/// Pages packed as gzip (RFC 1952), as nearly every browser takes them.
enum Gzip {
  /// Of zlib's levels one that packs a page in a third of a millisecond; the best takes four times as long for
  /// a tenth less.
  private static let level: Int32 = 2
  /// 16 more than the window's bits: with the header and checksum of gzip.
  private static let window: Int32 = 15 + 16

  /// Packs bytes; nil where nothing is saved.
  static func packed(_ bytes: [UInt8]) -> [UInt8]? {
    let room = bytes.count - 1
    var stream = z_stream()
    guard room > 0,
      deflateInit2_(
        &stream, level, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    var isDone = false
    let packed = bytes.withUnsafeBufferPointer { source in
      [UInt8](unsafeUninitializedCapacity: room) { target, count in
        stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(room)
        isDone = deflate(&stream, Z_FINISH) == Z_STREAM_END
        count = room - Int(stream.avail_out)
      }
    }
    // A copy of its own size: the room was that of the page.
    return isDone ? packed.withUnsafeBufferPointer { [UInt8]($0) } : nil
  }

  /// Unpacks what was packed here.
  static func unpacked(_ bytes: [UInt8], size: Int) -> [UInt8] {
    var unpacked: [UInt8] = []
    unpacked.reserveCapacity(size)
    // How it fails does not matter: it cannot.
    try? Unpacker(.gzip, startingWith: bytes)?.unpack(bytes, limit: size, into: &unpacked)
    precondition(unpacked.count == size, "what was packed here can be unpacked here")
    return unpacked
  }
}
