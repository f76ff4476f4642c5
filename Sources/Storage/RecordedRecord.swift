public import Foundation
public import History

/// What became of one page as it stands in JSON; keys are stable.
public struct RecordedRecord: Sendable, Encodable {
  /// Where the page came from.
  public var source: String
  public var story: String
  public var key: String
  public var snapshot: Int64
  public var seenAt: Date
  /// `revision`, `unchanged`, `failure` or `known`.
  public var outcome: String
  /// The permanent id of the revision that the snapshot shows; null for a failure.
  @OrNull public var id: String?
  @OrNull public var number: Int?
  @OrNull public var reinstates: Int?
  /// Why there was no article.
  @OrNull public var reason: String?
  @OrNull public var headline: String?
  /// How the story was found: `created`, `key`, `address`, `path` or `likeness`.
  public var match: String

  /// Writes down what became of a page.
  public init(_ recorded: Recorded, source: String) {
    self.source = source
    story = recorded.story
    key = recorded.key
    snapshot = recorded.snapshot
    seenAt = recorded.seenAt
    headline = recorded.headline
    reinstates = nil
    reason = nil
    let shown: Int?
    switch recorded.outcome {
    case .revision(let number, let earlier):
      (outcome, shown, reinstates) = ("revision", number, earlier)
    case .unchanged(let number): (outcome, shown) = ("unchanged", number)
    case .failure(let text): (outcome, shown, reason) = ("failure", nil, text)
    case .known(let number): (outcome, shown) = ("known", number)
    }
    number = shown
    id = shown.map { "\(recorded.story)@\($0)" }
    match =
      switch recorded.match {
      case .created: "created"
      case .key: "key"
      case .address: "address"
      case .path: "path"
      case .likeness: "likeness"
      }
  }
}
