import CZlib
import CZstd

/// Unpacks gzip (RFC 1952), zlib (RFC 1950) with or without its frame, and Zstandard (RFC 8878), a piece at a
/// time.
///
///     let unpacker = Unpacker(startingWith: bytes)
///     while try unpacker?.unpack(atMost: 1 << 18, into: &text, more: { nextChunk() }) == true {}
///
/// Each call gives no more than was asked for, so that a few bytes that unpack to gigabytes cost no
/// more than whoever takes them allows. Members and frames that follow one another are one text.
public final class Unpacker {
  /// How bytes are packed.
  public enum Format: String, Sendable, CaseIterable {
    case gzip
    case zstd
    /// What HTTP calls so: zlib, which some servers send without its frame (RFC 9110, 8.4.1.2).
    case deflate
  }

  public let format: Format
  private var stream = z_stream()
  private var context: OpaquePointer?
  private var input: [UInt8] = []
  private var start = 0
  private var isInputAtEnd = false
  /// Whether a member or frame has begun and not ended.
  private var isInside = false
  private var isDone = false

  /// How many bytes tell how a file is packed.
  public static let signatureLength = 4
  /// Frames that ask for a window of more than 128 MiB are refused.
  private static let longestWindow: Int32 = 27

  /// An unpacker for bytes that begin like a packed file; nil for others.
  public convenience init?(startingWith bytes: some Collection<UInt8>) {
    if bytes.starts(with: [0x1F, 0x8B]) {
      self.init(.gzip, startingWith: bytes)
    } else if bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
      self.init(.zstd, startingWith: bytes)
    } else {
      return nil
    }
  }

  /// An unpacker for bytes of a known format, of which the first two decide whether zlib has its frame.
  public init?(_ format: Format, startingWith bytes: some Collection<UInt8>) {
    self.format = format
    if format == .zstd {
      guard let context = ZSTD_createDCtx() else { return nil }
      ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, Self.longestWindow)
      self.context = context
    } else {
      // The window's bits; 16 more with the header and checksum of gzip, less than 0 without any.
      let bits: Int32 =
        if format == .gzip { 15 + 16 } else { Self.hasZlibFrame(bytes) ? 15 : -15 }
      guard
        inflateInit2_(&stream, bits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
      else { return nil }
    }
  }

  /// Whether the first two bytes are those of RFC 1950, 2.2.
  private static func hasZlibFrame(_ bytes: some Collection<UInt8>) -> Bool {
    let head = bytes.prefix(2).map(Int.init)
    return head.count == 2 && head[0] & 0xF == 8 && (head[0] << 8 | head[1]) % 31 == 0
  }

  deinit {
    switch format {
    case .gzip, .deflate: inflateEnd(&stream)
    case .zstd: ZSTD_freeDCtx(context)
    }
  }

  /// Unpacks the next piece.
  ///
  /// - Parameters:
  ///   - count: The most bytes to give.
  ///   - output: Where they are appended.
  ///   - more: Gives the next packed bytes; none at their end.
  /// - Returns: Whether there may be more.
  /// - Throws: `ExtractionError.damaged` and `truncated`, and what `more` throws.
  public func unpack(
    atMost count: Int, into output: inout [UInt8], more: () throws -> [UInt8]
  ) throws -> Bool {
    let old = output.count
    while !isDone, output.count == old {
      if start == input.count, !isInputAtEnd {
        input = try more()
        start = 0
        isInputAtEnd = input.isEmpty
      }
      if start == input.count, isInputAtEnd, !isInside {
        isDone = true
      } else {
        try step(atMost: count, into: &output)
      }
    }
    return !isDone
  }

  /// Unpacks a piece that has come, as far as a limit.
  ///
  /// - Parameters:
  ///   - piece: The next packed bytes.
  ///   - limit: How long the output may become; where it would become longer, one byte more is given and
  ///     the rest is not unpacked.
  ///   - output: Where the bytes are appended.
  /// - Throws: `ExtractionError.damaged`.
  public func unpack(
    _ piece: [UInt8], limit: Int, into output: inout [UInt8]
  ) throws(ExtractionError) {
    input = piece
    start = 0
    while true {
      // Little room for little pieces: each step costs what it could give.
      let likely = max(1 << 10, 8 * (input.count - start))
      let room = min(1 << 16, likely, limit + 1 - output.count)
      guard room > 0 else { return }
      let before = output.count
      try step(atMost: room, into: &output)
      // What was not given yet comes out although nothing is left to put in.
      if start == input.count, output.count - before < room { return }
    }
  }

  /// Ends what came in pieces.
  ///
  /// - Throws: `ExtractionError.truncated` in the middle of a member or frame.
  public func finish() throws(ExtractionError) {
    if isInside { throw .truncated(kind: format.rawValue) }
  }

  /// One call of the library: some input becomes some output.
  private func step(atMost count: Int, into output: inout [UInt8]) throws(ExtractionError) {
    let before = (start, output.count)
    output.append(contentsOf: repeatElement(0, count: count))
    let (consumed, given, state) = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        let source = UnsafeMutableBufferPointer(rebasing: input[start...])
        let target = UnsafeMutableBufferPointer(rebasing: output[before.1...])
        return format == .zstd ? decompress(source, target) : inflate(source, target)
      }
    }
    output.removeLast(count - given)
    start += consumed
    switch state {
    case .inside: isInside = true
    case .ended: isInside = false
    case .damaged: throw .damaged(kind: format.rawValue)
    }
    if isInputAtEnd, isInside, given == 0, start == before.0 {
      throw .truncated(kind: format.rawValue)
    }
  }

  private enum State { case inside, ended, damaged }

  private func inflate(
    _ source: UnsafeMutableBufferPointer<UInt8>, _ target: UnsafeMutableBufferPointer<UInt8>
  ) -> (consumed: Int, given: Int, state: State) {
    if !isInside, source.count > 0 {
      // Zeros behind the last member pad tapes and blocks.
      if source[0] == 0 { return (source.count { $0 == 0 }, 0, .ended) }
      guard inflateReset(&stream) == Z_OK else { return (0, 0, .damaged) }
    }
    stream.next_in = source.baseAddress
    stream.avail_in = UInt32(source.count)
    stream.next_out = target.baseAddress
    stream.avail_out = UInt32(target.count)
    let status = CZlib.inflate(&stream, Z_NO_FLUSH)
    let consumed = source.count - Int(stream.avail_in)
    let given = target.count - Int(stream.avail_out)
    switch status {
    case Z_STREAM_END: return (consumed, given, .ended)
    case Z_OK, Z_BUF_ERROR: return (consumed, given, .inside)
    default: return (consumed, given, .damaged)
    }
  }

  private func decompress(
    _ source: UnsafeMutableBufferPointer<UInt8>, _ target: UnsafeMutableBufferPointer<UInt8>
  ) -> (consumed: Int, given: Int, state: State) {
    var input = ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: 0)
    var output = ZSTD_outBuffer(dst: target.baseAddress, size: target.count, pos: 0)
    let left = ZSTD_decompressStream(context, &output, &input)
    if ZSTD_isError(left) != 0 { return (input.pos, output.pos, .damaged) }
    return (input.pos, output.pos, left == 0 ? .ended : .inside)
  }
}
