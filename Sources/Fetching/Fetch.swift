public import Extraction
public import Foundation

/// What is asked of the network: one address, and what is known of it already.
public struct FetchRequest: Sendable, Equatable {
  /// What kind of answer is wanted most; a server may answer with anything all the same.
  public enum Kind: Sendable {
    case page
    case feed
  }

  /// The address, as it was written.
  public var address: String
  /// What the last answer declared; where it still holds, no bytes come.
  public var validators: Validators?
  public var accept: Kind

  public init(_ address: String, validators: Validators? = nil, accept: Kind = .page) {
    self.address = address
    self.validators = validators
    self.accept = accept
  }

  /// The address as it may be shown: without what could be a name and a password.
  ///
  /// Where addresses hold one they are refused, so that this is for messages alone.
  public var name: String {
    // What cannot be taken apart may hold it anywhere before its last sign.
    guard (try? Target(address)) == nil, let at = address.lastIndex(of: "@") else { return address }
    let scheme = address.range(of: "://").map { address[..<$0.upperBound] } ?? ""
    return scheme + "…" + address[at...]
  }
}

/// By what a server tells whether a page is still the one that it gave (RFC 9110, 8.8).
///
/// They hold for the address that gave them alone: they are sent to it, and not to one that it leads to
/// or that led to it.
public struct Validators: Sendable, Equatable, Codable {
  /// The address that answered, as it was asked at the end of all redirects.
  public var address: String
  public var etag: String?
  public var lastModified: String?

  /// Keeps what a server declared.
  ///
  /// - Returns: Nil where it declared neither.
  public init?(address: String, etag: String?, lastModified: String?) {
    guard etag != nil || lastModified != nil else { return nil }
    self.address = address
    self.etag = etag
    self.lastModified = lastModified
  }
}

/// What came of asking for an address: the last answer, whatever its status.
///
/// A status that tells of a failure is an answer as any other, and its bytes are kept. What never got an
/// answer, or broke a limit, is a `FetchingError`.
public struct Fetch: Sendable, Equatable {
  /// The address that was asked for, as it was written.
  public var requested: String
  /// The address that answered, at the end of all redirects.
  public var address: String
  /// The way there, and the last answer's status and fields.
  public var exchange: Exchange
  /// The bytes without their content coding, with the address that answered, the type that was declared,
  /// and the exchange; nil where the answer is that nothing has changed.
  public var page: Page?
  /// When the last byte had come.
  public var finishedAt: Date
  /// Where the address has moved for good: the end of the permanent redirects that begin with the
  /// first; nil where the first answer was none.
  public var movedTo: String?
  /// How many seconds the server asks to wait, no more than the policy honours; nil where it doesn't.
  public var retryAfter: TimeInterval?

  public init(
    requested: String, address: String, exchange: Exchange, page: Page?, finishedAt: Date,
    movedTo: String? = nil, retryAfter: TimeInterval? = nil
  ) {
    self.requested = requested
    self.address = address
    self.exchange = exchange
    self.page = page
    self.finishedAt = finishedAt
    self.movedTo = movedTo
    self.retryAfter = retryAfter
  }

  /// The status of the last answer.
  public var status: Int { exchange.status ?? 0 }

  /// Whether the server says that the page is still the one whose validators were sent (304).
  public var isUnmodified: Bool { page == nil }

  /// What to send with the next request for the same address; nil where the server declared nothing.
  ///
  /// Where nothing has changed and nothing was declared anew, those that were sent still hold.
  public var validators: Validators? {
    Validators(
      address: address, etag: exchange.value(of: "etag"),
      lastModified: exchange.value(of: "last-modified"))
  }
}
