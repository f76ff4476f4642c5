public import Extraction

/// What was answered over HTTP when a page was asked for, as far as a timeline tells it.
public struct Answer: Sendable, Equatable {
  /// The status of the last answer; nil where none came.
  public var status: Int?
  /// Where the address that was asked is said to have moved for good, as it is to be asked for; nil where it
  /// is not.
  public var movedTo: String?

  public init(status: Int?, movedTo: String? = nil) {
    self.status = status
    self.movedTo = movedTo
  }

  /// What an exchange says of a page that came from `landing`.
  ///
  /// A redirect from one form of an address to another, such as to `https`, moves nothing.
  public init(to exchange: Exchange, landing: String?) {
    status = exchange.status
    guard let moved = exchange.moved(landing: landing), let address = Address(moved),
      address != exchange.asked(landing: landing).flatMap({ Address($0) })
    else { return }
    movedTo = moved
  }
}
