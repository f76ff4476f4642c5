public import Foundation
import Extraction

/// Neighbours on a timeline that are told in one line: visits that found nothing new, or failed alike.
///
/// A revision is always a run of its own, and so is a snapshot of which more is to be said.
public struct Run: Sendable, Equatable {
  /// The places of its entries on the timeline.
  public var range: Range<Int>
  public var firstSeenAt: Date
  public var lastSeenAt: Date
  /// What all of them were, in a few words: `unreachable`, `checked, unchanged`; nil for a revision, and for a
  /// snapshot of which more is to be said.
  public var words: String?
  /// Why there was no article, where the words don't say it.
  public var reason: String?

  /// How many visits there were.
  public var count: Int { range.count }
}

extension Run {
  /// One entry as runs are made of it.
  struct Part {
    /// What it shares with its neighbours in the same run.
    private enum Kind: Hashable {
      case unchanged
      case event(Event)
      case failure(String)
    }

    let snapshot: Snapshot
    private let kind: Kind?
    let events: [Event]

    init(_ snapshot: Snapshot, isFolded: Bool, _ events: [Event]) {
      self.snapshot = snapshot
      self.events = events
      guard isFolded else {
        kind = nil
        return
      }
      switch snapshot.outcome {
      case .article: kind = events.isEmpty ? .unchanged : nil
      case .failure(let reason): kind = events.first.map(Kind.event) ?? .failure(reason)
      }
    }

    /// Whether it may be told together with others.
    var isFolded: Bool { kind != nil }

    func isLike(_ other: Part) -> Bool { kind != nil && kind == other.kind }
  }

  static func runs(_ parts: [Part]) -> [Run] {
    var runs: [Run] = []
    var start = 0
    for place in parts.indices where place > start {
      guard !parts[place].isLike(parts[start]) else { continue }
      runs.append(Run(parts, start..<place))
      start = place
    }
    if start < parts.count { runs.append(Run(parts, start..<parts.count)) }
    return runs
  }

  private init(_ parts: [Part], _ range: Range<Int>) {
    let (first, last) = (parts[range.lowerBound].snapshot, parts[range.upperBound - 1].snapshot)
    self.range = range
    firstSeenAt = first.seenAt
    lastSeenAt = last.seenAt
    guard case .failure = last.outcome else {
      guard parts[range.lowerBound].isFolded else { return }
      let isConfirmed = parts[range].allSatisfy { $0.snapshot.answer?.status == 304 }
      words = isConfirmed ? "checked, unchanged" : "unchanged"
      return
    }
    (words, reason) = Run.words(
      of: parts[range].map(\.snapshot), parts[range.lowerBound].events.first)
  }
}

extension Run {
  /// What there was in place of an article at visits that failed alike, and why, where the first does not say
  /// it; of several reasons the last one.
  ///
  /// - Parameters:
  ///   - snapshots: The visits.
  ///   - event: What happened to the story's address then.
  /// - Returns: Both, such as `unreachable` and `the name was not found`; nothing for an article.
  public static func words(
    of snapshots: [Snapshot], _ event: Event?
  ) -> (words: String, reason: String?) {
    guard let last = snapshots.last else { return ("", nil) }
    let told = last.words(event)
    guard let event, snapshots.contains(where: { $0.words(event) != told }) else { return told }
    let detail = last.failedStatus.map { Exchange.name(of: $0) } ?? told.reason
    return (event.words, detail.map { "lastly \($0)" })
  }
}

extension Snapshot {
  /// The status where it alone says why there is no article.
  fileprivate var failedStatus: Int? { answer?.status.flatMap { 200...299 ~= $0 ? nil : $0 } }

  /// What there was in place of an article, and why, where the first does not say it.
  ///
  /// - Parameter event: What happened to the story's address then.
  /// - Returns: Both, such as `unreachable` and `the name was not found`; nothing for an article.
  func words(_ event: Event?) -> (words: String, reason: String?) {
    guard case .failure(let reason) = outcome else { return ("", nil) }
    guard let event else { return ("no article", reason) }
    if let status = failedStatus { return ("\(event.words) (\(Exchange.name(of: status)))", nil) }
    // A page that shows its paywall says best what it is.
    return (event == .paywalled ? "no article" : event.words, reason)
  }
}
