import HTTPTypes
import Hummingbird
import Storage

/// What can go wrong with a request or with serving.
public enum SiteError: Error, Equatable {
  /// There is nothing at this address, and what was looked for.
  case notFound(String)
  /// A parameter that cannot be understood, and why.
  case badRequest(String)
  /// The address is longer than any of ours.
  case tooLong
  /// The method is not one for this address; those that are.
  case badMethod(allowed: [String])
  /// More is being asked than can be answered.
  case busy
  /// Whoever asked hung up before their turn came.
  case abandoned
  /// It is shown at another path of the site.
  case elsewhere(String)
  /// The text was taken out for good; how it is told.
  case redacted(String)
  /// Nobody may do this here, and what.
  case forbidden(String)
  /// Only whoever has the token may do this.
  case unauthorized
  /// What was sent is larger than this many bytes.
  case tooLarge(Int)
  /// What was sent came too slowly.
  case tooSlow
  /// What was sent is of no kind that can be read, and which ones can.
  case unsupported(String)
  /// What was sent was read, and holds nothing to keep, and why.
  case unprocessable(String)
  /// The place to listen on cannot be had, and why.
  case cannotListen(host: String, port: Int, reason: String)
}

extension SiteError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notFound(let what): "\(what) is not here"
    case .badRequest(let reason): reason
    case .tooLong: "the address is too long"
    case .badMethod(let allowed): "only \(allowed.joined(separator: " and ")) can be used here"
    case .abandoned: "nobody waits for it any more"
    case .elsewhere(let path): "it is shown at \(path)"
    case .busy: "too many requests at once; try again in a moment"
    case .redacted(let sentence): sentence
    case .forbidden(let reason), .unsupported(let reason), .unprocessable(let reason): reason
    case .unauthorized: "this needs the token that the site was started with"
    case .tooLarge(let size): "at most \(size) bytes can be sent"
    case .tooSlow: "what was sent came too slowly"
    case .cannotListen(let host, let port, let reason):
      "cannot listen on \(host) port \(port): \(reason); name others with --host and --port"
    }
  }
}

/// An error as it is answered: the one place in which errors get their status and their words.
///
/// The words never hold a path, the text of an article or the words of a request.
struct Failure {
  var status: HTTPResponse.Status
  /// A heading.
  var title: String
  /// What to do, or why.
  var detail: String
  var headers: HTTPFields = [:]
  /// What goes into the log, since nobody expects it; nil for mistakes of whoever asks.
  var unexpected: String?

  init(_ status: HTTPResponse.Status, _ title: String, _ detail: String) {
    self.status = status
    self.title = title
    self.detail = detail
  }

  init(_ error: any Error) {
    switch error {
    case let error as SiteError: self.init(error)
    case let error as ArchiveError: self.init(error)
    case let error as any HTTPResponseError where error.status.kind == .clientError:
      self =
        error.status == .notFound
        ? Failure(.notFound, "Not found", "There is nothing at this address.")
        : Failure(error.status, "Bad request", "The request cannot be understood.")
    default:
      self = .ours
      unexpected = "\(error)"
    }
  }

  private static let ours = Failure(
    .internalServerError, "Something went wrong",
    "The fault lies with this site. It was written into its log; nothing was lost.")

  private init(_ error: SiteError) {
    switch error {
    case .notFound:
      self.init(.notFound, "Not found", "\(error.description.firstCapital).")
    case .badRequest(let reason): self.init(.badRequest, "Bad request", reason)
    case .tooLong: self.init(.uriTooLong, "Bad request", "The address is too long.")
    case .badMethod(let allowed):
      self.init(.methodNotAllowed, "Not that way", "\(error)")
      headers[.allow] = allowed.joined(separator: ", ")
    case .busy, .abandoned:
      self.init(.serviceUnavailable, "Busy", "Too many requests at once. Try again in a moment.")
      headers[.retryAfter] = "1"
    case .elsewhere(let path):
      self.init(.seeOther, "Elsewhere", "It is shown at \(path).")
      headers[.location] = path
    case .redacted(let sentence): self.init(.gone, "Taken out", "The text was \(sentence).")
    case .forbidden(let reason): self.init(.forbidden, "Not allowed", reason)
    case .unauthorized:
      self.init(
        .unauthorized, "Not allowed", "This needs the token that the site was started with.")
      headers[.wwwAuthenticate] = "Bearer"
    case .tooLarge(let size):
      self.init(.contentTooLarge, "Too large", "At most \(size) bytes can be sent.")
    case .tooSlow: self.init(.requestTimeout, "Too slow", "What was sent came too slowly.")
    case .unsupported(let reason):
      self.init(.unsupportedMediaType, "Unknown kind", reason)
    case .unprocessable(let reason):
      self.init(.unprocessableContent, "Nothing to keep", reason.firstCapital)
    case .cannotListen: self = .ours
    }
  }

  private init(_ error: ArchiveError) {
    switch error {
    case .unknownStory:
      self.init(
        .notFound, "No such story",
        "No story has this id. Search for its words, or begin at the front.")
    case .ambiguousStory:
      self.init(.notFound, "No such story", "Several stories begin with this; write the whole id.")
    case .unknownRevision:
      self.init(.notFound, "No such revision", "The story has no revision of this number.")
    case .unreadableRevision:
      self.init(
        .notFound, "No article",
        "The page of this revision holds no article, as it is read today. Its bytes are kept.")
    case .badQuery(_, let reason):
      self.init(.badRequest, "That cannot be looked for", "It says nothing to look for: \(reason).")
    case .givenUp:
      self.init(.gone, "Given up", "The bytes of this page were given up, as the record tells.")
    case .locked:
      self.init(
        .serviceUnavailable, "Busy", "The archive is being written to. Try again in a moment.")
      headers[.retryAfter] = "2"
      unexpected = "the archive is locked"
    default:
      self = .ours
      unexpected = "\(error)"
    }
  }
}

extension String {
  /// The text with its first letter as a sentence begins.
  fileprivate var firstCapital: String { prefix(1).uppercased() + dropFirst() }
}
