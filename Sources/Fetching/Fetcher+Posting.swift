import Extraction
public import Foundation

extension Fetcher {
  /// Sends a form to an address, as judged, polite and limited as any other request.
  ///
  /// Robots.txt says nothing of forms, and where such an answer leads is not followed: what the form holds was
  /// meant for this address alone.
  ///
  /// - Parameters:
  ///   - form: Names with their values.
  ///   - address: Where it goes.
  /// - Returns: The answer, whatever its status.
  /// - Throws: Why there is none.
  public func send(
    _ form: [URLQueryItem], to address: String
  ) async throws(FetchingError) -> Fetch {
    let target = try Target(address)
    try policy.judge(target)
    let ticket = await gate.ticket()
    let body = form.map { "\(Self.escaped($0.name))=\(Self.escaped($0.value ?? ""))" }
      .joined(separator: "&")
    let answer = try await post(Array(body.utf8), to: target, ticket)
    let exchange = Exchange(status: answer.status, fields: answer.fields)
    let place = target.description
    return Fetch(
      requested: address, address: place, exchange: exchange,
      page: Page(bytes: answer.bytes, address: place, exchange: exchange),
      finishedAt: answer.finishedAt, retryAfter: retryAfter(answer))
  }

  /// As forms are written (application/x-www-form-urlencoded).
  private static func escaped(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}
