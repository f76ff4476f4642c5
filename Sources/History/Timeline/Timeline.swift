public import Extraction
public import Foundation

// History says what counts as a change, how it is told, and in which order a story was seen. It is
// made of pure values and refuses to know SQL, HTTP and any input or output.

/// A story's snapshots and revisions in the order in which they were seen.
///
/// The timeline is derived: from the snapshots and the numbers that were given out it can be made
/// again at any time. A snapshot whose article equals the article before it is *unchanged*; one that
/// differs opens a *revision*; one without an article is a *failure* and never stands between two
/// equal articles.
public struct Timeline: Sendable, Equatable {
  /// One snapshot in its place.
  public enum Entry: Sendable, Equatable {
    /// The first snapshot of a revision.
    case revision(Revision)
    /// Seen again: the article of the revision with this number.
    case unchanged(Snapshot, revision: Int)
    /// No article on the page, for the snapshot's reason.
    case failure(Snapshot)
  }

  public var story: Story
  public var entries: [Entry]

  /// Puts a story's snapshots in order.
  ///
  /// - Parameters:
  ///   - story: The story as a list shows it.
  ///   - snapshots: All its snapshots, in any order; ties in time keep the order of recording.
  ///   - numbers: The numbers given out, by the snapshot that each was given for. Where a stretch of
  ///     equal articles has several, the lowest names it.
  ///   - articles: The articles of the snapshots.
  /// - Complexity: O(*n* log *n*) in the number of snapshots.
  public init(
    story: Story, snapshots: [Snapshot], numbers: [Int64: Int], articles: [Fingerprint: Article]
  ) {
    self.story = story
    var entries: [Entry] = []
    var latest: [Fingerprint: Int] = [:]
    let stretches = Timeline.stretches(of: snapshots)
    for (position, stretch) in stretches.enumerated() {
      let number = stretch.compactMap { numbers[$0.id] }.min()
      for (offset, snapshot) in stretch.enumerated() {
        guard let fingerprint = snapshot.fingerprint else {
          entries.append(.failure(snapshot))
          continue
        }
        guard let article = articles[fingerprint] else {
          preconditionFailure("a timeline is made with the articles of all its snapshots")
        }
        if offset == 0 {
          let opened = Revision(
            story: story.id, number: number ?? 0, article: article, stretches: stretches,
            position: position, reinstates: latest[fingerprint])
          latest[fingerprint] = opened.number
          entries.append(.revision(opened))
        } else {
          entries.append(.unchanged(snapshot, revision: number ?? 0))
        }
      }
    }
    self.entries = entries
  }

  /// The revisions in the order in which they were first seen.
  public var revisions: [Revision] {
    entries.compactMap { if case .revision(let revision) = $0 { revision } else { nil } }
  }

  /// When the developing marker was last seen and, if it is gone, first seen missing.
  ///
  /// Nil for a story that never carried a marker.
  public var developing: (lastSeenAt: Date, missingSince: Date?)? {
    // Whether a marker stood in a text that was taken out is not known any more.
    let revisions = revisions.filter { $0.redaction == nil }
    guard let last = revisions.lastIndex(where: { $0.article.status == .developing }) else {
      return nil
    }
    let next = revisions.indices.contains(last + 1) ? revisions[last + 1] : nil
    return (revisions[last].lastSeenAt, next?.firstSeenAt)
  }
}

extension Timeline {
  /// Cuts snapshots into stretches that show one article each, in the order in which they were seen.
  ///
  /// Each stretch begins with an article; failures belong to the stretch they fall in, and those before
  /// the first article make a stretch of their own.
  public static func stretches(of snapshots: [Snapshot]) -> [[Snapshot]] {
    let ordered = snapshots.sorted { ($0.seenAt, $0.id) < ($1.seenAt, $1.id) }
    var stretches: [[Snapshot]] = []
    var current: Fingerprint?
    for snapshot in ordered {
      if let fingerprint = snapshot.fingerprint, fingerprint != current {
        stretches.append([snapshot])
        current = fingerprint
      } else if stretches.isEmpty {
        stretches.append([snapshot])
      } else {
        stretches[stretches.count - 1].append(snapshot)
      }
    }
    return stretches
  }

  /// What the latest status of a story is, given the statuses of its revisions in time order.
  public static func status(of statuses: some Sequence<Article.Status>) -> Article.Status {
    var current = Article.Status.unknown
    for status in statuses {
      switch status {
      case .developing, .settled: current = status
      case .unknown: if current == .developing { current = .settled }
      }
    }
    return current
  }
}
