import Foundation
import NIOCore

/// What a site was asked.
public struct SiteRequest: Sendable {
  public let method: String
  /// The path with its query.
  public let path: String
  /// The header fields, their names in small letters.
  public let fields: [(name: String, value: String)]
  /// What was sent with it.
  public let body: [UInt8]

  /// Reads a request; nil as long as it is not all there.
  init?(_ bytes: [UInt8]) {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
    let lines = head.components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ").map(String.init)
    guard words.count == 3 else { return nil }
    method = words[0]
    path = words[1]
    fields = lines.dropFirst().map { line in
      let name = line.prefix { $0 != ":" }
      let value = line.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces)
      return (name.lowercased(), value)
    }
    body = Array(bytes[end.upperBound...])
    guard body.count >= value(of: "content-length").flatMap(Int.init) ?? 0 else { return nil }
  }

  /// The names and values of a form that was sent.
  public var form: [String: String] {
    var parts = URLComponents()
    parts.percentEncodedQuery = String(decoding: body, as: UTF8.self)
    return Dictionary((parts.queryItems ?? []).map { ($0.name, $0.value ?? "") }) { $1 }
  }

  /// The value of a header field, whose name is given in small letters.
  public func value(of name: String) -> String? {
    fields.first { $0.name == name }?.value
  }

  /// The name that was asked for, without its port.
  public var host: String {
    String((value(of: "host") ?? "").prefix { $0 != ":" })
  }
}

/// The way back to whoever asked.
public struct SiteConnection: Sendable {
  let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
  /// Counts the visit as over.
  let end: @Sendable () -> Void

  /// Sends a piece, whatever it is; it throws when the other side has gone away.
  public func send(_ text: String) async throws {
    try await send(Array(text.utf8))
  }

  /// Sends a piece of bytes.
  public func send(_ bytes: [UInt8]) async throws {
    try await outbound.write(ByteBuffer(bytes: bytes))
  }

  /// Sends a whole answer.
  ///
  /// - Parameters:
  ///   - status: With its reason, as `404 Not Found`.
  ///   - fields: Header fields beside the length, each as it stands in a line.
  ///   - body: The bytes behind them.
  /// - Throws: What the system says where the other side has gone away.
  public func answer(
    _ status: String = "200 OK", _ fields: [String] = [], _ body: [UInt8] = []
  ) async throws {
    // Whoever gets all of it may ask again before a thread comes back here.
    end()
    let lines = ["HTTP/1.1 \(status)", "content-length: \(body.count)"] + fields
    try await send(Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body)
  }

  /// Sends a whole page.
  public func page(_ text: String, _ fields: [String] = []) async throws {
    try await answer(
      "200 OK", ["content-type: text/html; charset=utf-8"] + fields, Array(text.utf8))
  }

  /// Leads elsewhere.
  public func redirect(to location: String, status: String = "302 Found") async throws {
    try await answer(status, ["location: \(location)"])
  }
}
