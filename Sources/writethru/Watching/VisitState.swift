import Fetching
import Foundation
import Storage

/// All that is kept of an address between two visits: what the archive holds as its pace.
struct VisitState: Codable, Equatable {
  var pace: Pace
  /// What a feed's server declared of it; those of articles stand with their snapshots.
  var validators: Validators?

  init(firstSeenAt: Date) {
    pace = Pace(firstSeenAt: firstSeenAt)
  }

  /// Reads the state of what is followed.
  ///
  /// One that cannot be read, as a program of another version may have left it, begins anew: the plan is lost
  /// with it, and nothing else.
  init(of followed: Followed) {
    let kept = try? JSONDecoder().decode(VisitState.self, from: Data(followed.pace.utf8))
    self = kept ?? VisitState(firstSeenAt: followed.addedAt)
  }

  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    } catch {
      preconditionFailure("times and numbers can always be written as JSON: \(error)")
    }
  }
}

/// By which rules addresses are visited.
struct VisitRules: Sendable, Equatable {
  var articles = VisitSchedule()
  var feeds = VisitSchedule.feeds
  var sites = VisitSchedule.sites
  var budget = VisitBudget()

  /// The usual rules, by which no more is asked at a time than a policy allows.
  static func usual(for policy: FetchPolicy) -> VisitRules {
    var rules = VisitRules()
    rules.budget.leastGap = policy.leastGap
    rules.budget.atOnce = policy.concurrency
    return rules
  }

  /// The schedule of what stands at an address; what is not known yet is visited as an article.
  func schedule(of kind: Followed.Kind?) -> VisitSchedule {
    switch kind {
    case .article, nil: articles
    case .feed, .sitemap: feeds
    case .site: sites
    }
  }
}

/// The time as watching sees it; tests let another one pass.
struct Timekeeper: Sendable {
  var now: @Sendable () -> Date = { Date() }
  /// Waits so many seconds, or until it is cancelled.
  var sleep: @Sendable (TimeInterval) async -> Void = { seconds in
    // That it was cancelled means the same as that the time is over: whoever waited looks again.
    try? await Task.sleep(for: .seconds(seconds))
  }
}
