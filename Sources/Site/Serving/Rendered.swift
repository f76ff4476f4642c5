import HTTPTypes
import History
import NIOCore

/// A page as it is sent.
struct Rendered: Sendable {
  /// The bytes, packed where that saves any.
  ///
  /// No buffer: of those each is as large as the next power of two.
  private var body: [UInt8]
  private var isPacked = false
  /// How many bytes it has, unpacked.
  let size: Int
  /// Of the bytes: whoever has them already need not get them again.
  let tag: String
  var type = "text/html; charset=utf-8"
  var headers: HTTPFields = [:]

  init(_ bytes: [UInt8]) {
    body = bytes
    size = bytes.count
    tag = "\"\(Digest(of: bytes).hex.prefix(24))\""
  }

  /// Bytes that it takes in memory.
  var kept: Int { body.count }

  /// Bytes from which on packing saves a packet.
  private static let leastPacked = 1300

  /// Packs it, to be kept and sent so.
  mutating func pack() {
    guard !isPacked, size >= Self.leastPacked, let packed = Gzip.packed(body) else { return }
    body = packed
    isPacked = true
  }

  /// The page for whoever asks with these headers: its tag, its bytes, and what is to be said of them.
  ///
  /// Bytes that are packed are others, and have another tag (RFC 9110, section 8.8.3.3).
  func sent(to request: HTTPFields) -> (tag: String, body: () -> ByteBuffer, headers: HTTPFields) {
    guard isPacked else { return (tag, { ByteBuffer(bytes: body) }, [:]) }
    if Self.takesGzip(request) {
      return (
        "\(tag.dropLast())-gzip\"", { ByteBuffer(bytes: body) },
        [.vary: "accept-encoding", .contentEncoding: "gzip"]
      )
    }
    return (tag, { ByteBuffer(bytes: Gzip.unpacked(body, size: size)) }, [.vary: "accept-encoding"])
  }

  /// Whether the client takes gzip (RFC 9110, section 12.5.3).
  private static func takesGzip(_ request: HTTPFields) -> Bool {
    request[values: .acceptEncoding].contains { value in
      value.split(separator: ",").contains { offer in
        let parts = offer.split(separator: ";").map { part in
          part.filter { $0 != " " && $0 != "\t" }.lowercased()
        }
        guard parts.first == "gzip" else { return false }
        return !parts.dropFirst().contains { part in
          part.hasPrefix("q=") && (Double(part.dropFirst(2)) ?? 0) == 0
        }
      }
    }
  }
}
