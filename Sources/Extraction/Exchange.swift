/// What was said over HTTP when a page was asked for: the way there, and the last answer.
///
///     let exchange = Exchange(
///       redirects: [.init(address: "http://example.org/a", status: 301)], status: 200,
///       fields: [.init(name: "etag", value: "\"17\"")])
///
/// It stands beside the bytes as a declaration of the server, and no extractor goes by it.
public struct Exchange: Sendable, Equatable, Codable {
  /// An answer that led elsewhere.
  public struct Redirect: Sendable, Equatable, Codable {
    /// The address that was asked, as it was asked.
    public var address: String
    /// 301, 302, 303, 307 or 308 (RFC 9110, 15.4).
    public var status: Int

    public init(address: String, status: Int) {
      self.address = address
      self.status = status
    }

    /// Whether the address is said to have moved for good (RFC 9110, 15.4.2 and 15.4.9).
    public var isPermanent: Bool { status == 301 || status == 308 }
  }

  /// One header field, its name in small letters.
  public struct Field: Sendable, Equatable, Codable {
    public var name: String
    public var value: String

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The answers before the last one, in order; the last one came from the page's address.
  public var redirects: [Redirect]
  /// The status of the last answer; nil where none came.
  public var status: Int?
  /// The header fields of the last answer, in their order.
  public var fields: [Field]

  public init(redirects: [Redirect] = [], status: Int?, fields: [Field] = []) {
    self.redirects = redirects
    self.status = status
    self.fields = fields
  }

  /// The value of the first header field of that name, which is given in small letters.
  public func value(of name: String) -> String? {
    fields.first { $0.name == name }?.value
  }
}
