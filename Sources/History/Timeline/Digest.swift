import CNettle

/// A SHA-256 digest (FIPS 180-4) by which bytes are named, found again and proved.
///
///     Digest(of: Array("abc".utf8)).hex.prefix(8)  // "ba7816bf"
public struct Digest: Sendable, Hashable, CustomStringConvertible {
  /// The 32 bytes of the digest.
  public let bytes: [UInt8]

  /// Digests a sequence of bytes.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public init(of bytes: [UInt8]) {
    var hasher = Hasher()
    hasher.update(bytes)
    self = hasher.finish()
  }

  /// Takes up a digest that was stored, or gives nil where there are not 32 bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == Int(SHA256_DIGEST_SIZE) else { return nil }
    self.bytes = bytes
  }

  /// Reads 64 hexadecimal digits, in either case; nil for anything else.
  public init?(hex: String) {
    let digits = hex.utf8.compactMap { UInt8(String(UnicodeScalar($0)), radix: 16) }
    guard digits.count == 64, hex.utf8.count == 64 else { return nil }
    bytes = stride(from: 0, to: 64, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  private init(finished bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The digest in 64 lower-case hexadecimal digits, as `sha256sum` prints it.
  public var hex: String { bytes.hex }

  public var description: String { hex }
}

extension [UInt8] {
  /// The bytes in lower-case hexadecimal digits, two each.
  var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

extension Digest {
  /// Takes bytes piece by piece; what is digested is their concatenation.
  struct Hasher {
    private var context = sha256_ctx()

    init() {
      nettle_sha256_init(&context)
    }

    mutating func update(_ bytes: [UInt8]) {
      nettle_sha256_update(&context, bytes.count, bytes)
    }

    /// Adds a text with its length before it, so that neighbouring fields cannot run together.
    mutating func update(field text: String) {
      var text = text
      text.withUTF8 { bytes in
        update(length: bytes.count)
        nettle_sha256_update(&context, bytes.count, bytes.baseAddress)
      }
    }

    /// Adds a count as eight bytes, lowest first.
    mutating func update(length: Int) {
      update((0..<8).map { UInt8(truncatingIfNeeded: length >> ($0 * 8)) })
    }

    mutating func finish() -> Digest {
      var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
      nettle_sha256_digest(&context, digest.count, &digest)
      return Digest(finished: digest)
    }
  }
}
