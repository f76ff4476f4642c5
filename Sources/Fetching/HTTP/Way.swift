import Extraction

/// Where an address has led so far.
struct Way: Sendable {
  /// What is asked next.
  private(set) var target: Target
  private(set) var redirects: [Exchange.Redirect] = []
  /// The end of the permanent redirects that begin with the first.
  private(set) var movedTo: String?
  private var seen: Set<Target>
  private let limit: Int

  init(_ target: Target, limit: Int) {
    self.target = target
    self.limit = limit
    seen = [target]
  }

  /// Goes on.
  ///
  /// - Parameters:
  ///   - location: Where the answer leads, as it was written.
  ///   - status: The answer's status.
  /// - Throws: `tooManyRedirects`, `redirectLoop`, and `refused` for what is no address.
  mutating func follow(_ location: String, status: Int) throws(FetchingError) {
    guard redirects.count < limit else { throw .tooManyRedirects(limit: limit) }
    let next = try target.following(location)
    let redirect = Exchange.Redirect(address: target.description, status: status)
    let wasPermanent = redirects.allSatisfy(\.isPermanent)
    redirects.append(redirect)
    target = next
    if wasPermanent, redirect.isPermanent { movedTo = next.description }
    guard seen.insert(next).inserted else { throw .redirectLoop }
  }
}
