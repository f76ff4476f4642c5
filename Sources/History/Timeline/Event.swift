import Extraction

/// What happened to a story's address, as far as its answers say so.
///
/// Events stand beside revisions and are none: nothing of the text is known where there is no article. They
/// are derived from what was recorded of each visit, and say no more than that: an address that is not found
/// may be found again.
public enum Event: Sendable, Hashable {
  /// Answered 404 or 410 for the first time: this happens to pages that are there a minute later.
  case notFound
  /// Answered 404 or 410 twice in a row, or again after that.
  case gone
  /// An article again, after it was gone.
  case restored
  /// Refused: answered 401, 403, 407, 429 or 451, or not asked because of `robots.txt`.
  case blocked
  /// Only the beginning was shown, or payment required (402).
  case paywalled
  /// The article stands at another address, to which the one that was asked has moved for good.
  case moved(to: String)
  /// No answer, or one that says that the server failed (408, 5xx).
  case unreachable

  /// The name of the event in JSON; where it moved to stands beside it.
  public var name: String {
    switch self {
    case .notFound: "notFound"
    case .gone: "gone"
    case .restored: "restored"
    case .blocked: "blocked"
    case .paywalled: "paywalled"
    case .moved: "moved"
    case .unreachable: "unreachable"
    }
  }

  /// All names that there are.
  public static let names = [
    "notFound", "gone", "restored", "blocked", "paywalled", "moved", "unreachable",
  ]

  /// Why a page was not asked for: the reason of a snapshot that is told as blocked though there was no answer.
  public static let robotsReason = "robots.txt asks not to fetch it"

  /// The event in a few words.
  public var words: String {
    switch self {
    case .notFound: "not found once"
    case .gone: "gone"
    case .restored: "restored"
    case .blocked: "blocked"
    case .paywalled: "behind a paywall"
    case .moved(let address): "moved to \(address)"
    case .unreachable: "unreachable"
    }
  }
}

extension Event {
  /// The events of each snapshot of a story, which stand in the order of the timeline.
  ///
  /// - Complexity: O(*n*) in the number of snapshots.
  public static func events(of snapshots: some Sequence<Snapshot>) -> [[Event]] {
    events(of: snapshots.map(Sight.init))
  }

  static func events(of sights: [Sight]) -> [[Event]] {
    var witness = Witness()
    return sights.map { witness.events(at: $0) }
  }

  /// What was to be seen at one visit.
  enum Sight: Sendable, Hashable {
    case article(movedTo: String?)
    case notFound
    case blocked
    case paywalled
    case unreachable
    /// Something else that is no article.
    case other

    init(_ snapshot: Snapshot) {
      guard case .failure(let reason) = snapshot.outcome else {
        self = .article(movedTo: snapshot.answer?.movedTo)
        return
      }
      guard let answer = snapshot.answer else {
        self = ExtractionError.Reason.isPaywall(finding: reason) ? .paywalled : .other
        return
      }
      switch answer.status {
      case nil: self = reason == Event.robotsReason ? .blocked : .unreachable
      case 404, 410: self = .notFound
      case 401, 403, 407, 429, 451: self = .blocked
      case 402: self = .paywalled
      case 408, .some(500...599): self = .unreachable
      case .some(200...299):
        self = ExtractionError.Reason.isPaywall(finding: reason) ? .paywalled : .other
      default: self = .other
      }
    }
  }

  /// Goes through the visits in their order.
  private struct Witness {
    /// Whether the last answer was that there is no such page.
    private var isMissing = false
    private var isGone = false
    /// Where the story was last said to have moved.
    private var movedTo: Address?

    mutating func events(at sight: Sight) -> [Event] {
      // Where there was no answer, nothing was seen.
      if sight == .unreachable { return [.unreachable] }
      defer { isMissing = sight == .notFound }
      switch sight {
      case .unreachable: return [.unreachable]
      case .blocked: return [.blocked]
      case .paywalled: return [.paywalled]
      case .other: return []
      case .notFound:
        isGone = isGone || isMissing
        return [isGone ? .gone : .notFound]
      case .article(let target):
        var events: [Event] = isGone ? [.restored] : []
        isGone = false
        let address = target.flatMap { Address($0) }
        if let target, address != movedTo {
          movedTo = address
          events.append(.moved(to: target))
        }
        return events
      }
    }
  }
}
