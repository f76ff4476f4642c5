import Extraction
import Support
import Testing

@Suite struct UnpackerTests {
  /// Unpacks bytes that come in pieces, and counts how much one call gave at most.
  private func unpacked(_ bytes: [UInt8], pieces size: Int = 7, atMost count: Int = 100) throws -> (
    bytes: [UInt8], most: Int
  ) {
    let unpacker = try #require(Unpacker(startingWith: bytes))
    var rest = bytes[...]
    var output: [UInt8] = []
    var most = 0
    var isMore = true
    while isMore {
      let before = output.count
      isMore = try unpacker.unpack(atMost: count, into: &output) {
        defer { rest = rest.dropFirst(size) }
        return Array(rest.prefix(size))
      }
      most = max(most, output.count - before)
    }
    return (output, most)
  }

  private static let text = Array(String(repeating: "The ferry runs again. ", count: 4000).utf8)

  @Test(arguments: [Packed.gzip, Packed.zstd], [1, 7, 1 << 18])
  func `what was packed comes back, in pieces of any size`(
    pack: @Sendable ([UInt8]) -> [UInt8], size: Int
  ) throws {
    let found = try unpacked(pack(Self.text), pieces: size)
    #expect(found.bytes == Self.text)
    #expect(found.most <= 100)
  }

  @Test func `members and frames that follow one another are one text`() throws {
    let (one, two) = (Array("one ".utf8), Array("two".utf8))
    #expect(try unpacked(Packed.gzip(one) + Packed.gzip(two) + [0, 0, 0]).bytes == one + two)
    #expect(try unpacked(Packed.zstd(one) + Packed.zstd(two)).bytes == one + two)
  }

  @Test(arguments: [Packed.gzip, Packed.zstd])
  func `a file that ends too early is told as such`(pack: @Sendable ([UInt8]) -> [UInt8]) throws {
    let bytes = pack(Array(Self.text.prefix(1000)))
    for length in [5, 12, 500, bytes.count - 1] {
      #expect(throws: ExtractionError.self, "\(length)") {
        try unpacked(Array(bytes.prefix(length)))
      }
    }
  }

  @Test func `damaged bytes are told as such`() throws {
    var bytes = Packed.gzip(Self.text)
    bytes[bytes.count - 6] ^= 1
    #expect(throws: ExtractionError.damaged(kind: "gzip")) { try unpacked(bytes) }
    #expect(throws: ExtractionError.damaged(kind: "gzip")) {
      try unpacked(Packed.gzip([0x61]) + Array("garbage".utf8))
    }
  }

  @Test func `a bomb gives no more at once than was asked for`() throws {
    let unpacker = try #require(Unpacker(startingWith: Packed.bomb(blocks: 1)))
    var output: [UInt8] = []
    var isRead = false
    for _ in 0..<10 {
      _ = try unpacker.unpack(atMost: 1000, into: &output) {
        defer { isRead = true }
        return isRead ? [] : Packed.bomb(blocks: 4000)
      }
    }
    #expect(output.count <= 10_000)
  }

  /// Unpacks bytes that come in pieces as far as a limit.
  private func pushed(
    _ bytes: [UInt8], _ format: Unpacker.Format, pieces size: Int, limit: Int = 1 << 20
  ) throws -> [UInt8] {
    let unpacker = try #require(Unpacker(format, startingWith: bytes))
    var output: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      try unpacker.unpack(
        Array(bytes[start..<min(start + size, bytes.count)]), limit: limit, into: &output)
      if output.count > limit { return output }
    }
    try unpacker.finish()
    return output
  }

  @Test(arguments: Unpacker.Format.allCases, [1, 7, 1 << 18])
  func `what was packed comes back also as the pieces come`(
    format: Unpacker.Format, size: Int
  ) throws {
    let text = Array(Self.text.prefix(5000))
    let gzip = Packed.gzip(text)
    let packed =
      switch format {
      case .gzip: gzip
      case .zstd: Packed.zstd(text)
      // Without the frame of gzip there is none.
      case .deflate: Array(gzip.dropFirst(10).dropLast(8))
      }
    #expect(try pushed(packed, format, pieces: size) == text)
    for length in [12, 500, packed.count - 1] {
      #expect(throws: ExtractionError.truncated(kind: format.rawValue)) {
        try pushed(Array(packed.prefix(length)), format, pieces: size)
      }
    }
  }

  @Test func `a bomb gives one byte more than the limit, and no more`() throws {
    let output = try pushed(Packed.bomb(blocks: 4000), .zstd, pieces: 1 << 18, limit: 100_000)
    #expect(output.count == 100_001)
  }

  @Test func `bytes that are not packed need no unpacking`() {
    #expect(Unpacker(startingWith: Array("<html>".utf8)) == nil)
    #expect(Unpacker(startingWith: []) == nil)
  }
}
