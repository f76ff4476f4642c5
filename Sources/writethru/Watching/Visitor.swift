import Extraction
import Fetching
import Foundation
import History
import Storage

/// Makes one visit: asks for the address, records what came, and plans the next visit.
struct Visitor: Sendable {
  /// Asks for an address.
  typealias Fetching = @Sendable (FetchRequest) async -> Result<Fetch, FetchingError>

  let archive: Archive
  let rules: VisitRules
  let fetch: Fetching
  let time: Timekeeper
  /// From 0 to 1: by how much a visit is moved.
  var jitter: @Sendable () -> Double = { Double.random(in: 0..<1) }
  /// Subscribes to what hubs tell of feeds; nil where no hub could call back.
  var hubs: HubSubscriber?

  /// What became of a visit.
  struct Outcome: Sendable {
    var followed: Followed
    /// Nil for a visit that was not made: it was broken off, or its host has asked to be left alone.
    var note: VisitNote?
    /// How many requests it took.
    var requests = 1
    /// Until when the host asked to be left alone.
    var hostOpens: Date?
    /// Whether it led to other addresses.
    var foundOthers = false
  }

  /// What came of an address, before the next visit is planned.
  struct Found {
    var finding: VisitFinding
    /// In a sentence, for people.
    var detail: String
    /// In one word; nil for that of the finding.
    var word: String?
    var kind: Followed.Kind?
    var movedTo: String?
    var story: String?
    var validators: Validators?
    var foundOthers = false
    /// Where a feed's news can be subscribed to.
    var hubs: HubLinks?
  }

  /// Visits an address.
  ///
  /// - Throws: `ArchiveError` where nothing can be kept.
  func visit(_ followed: Followed) async throws -> Visitor.Outcome {
    var state = VisitState(of: followed)
    var request = FetchRequest(
      followed.address, validators: state.validators,
      accept: followed.kind == .feed || followed.kind == .sitemap ? .feed : .page)
    if followed.kind == .article || followed.kind == nil {
      request.validators = try validators(of: followed, state)
    }
    var outcome = Outcome(followed: followed)
    let answer = await fetch(request)
    let now = time.now()
    let found: Found
    switch answer {
    case .failure(let error):
      if case .heldBack(let until) = error.cause { outcome.hostOpens = until }
      if outcome.hostOpens != nil || error.cause == .cancelled { return outcome }
      found = try failed(error, followed, at: now)
    case .success(let fetch):
      outcome.requests = 1 + fetch.exchange.redirects.count
      found = try answered(fetch, followed, state, at: now)
    }
    state.pace.visited(at: now, found.finding)
    if case .failed(let later) = found.finding {
      // What was known before the failure still holds.
      outcome.hostOpens = later
    } else {
      state.validators = found.validators
    }
    try await hubs?.found(found.hubs, in: followed)
    let next = rules.schedule(of: found.kind ?? followed.kind).next(
      after: state.pace, every: followed.every, until: followed.until, jitter: jitter())
    outcome.foundOthers = found.foundOthers
    outcome.note = VisitNote(
      kind: found.kind, movedTo: found.movedTo, pace: state.json, dueAt: next.time,
      reason: next.reason.rawValue, visitedAt: now, finding: found.word ?? found.finding.word,
      detail: found.detail, story: found.story)
    return outcome
  }

  /// What an answer means for what is followed.
  private func answered(
    _ fetch: Fetch, _ followed: Followed, _ state: VisitState, at now: Date
  ) throws -> Found {
    let isFeed =
      fetch.page.map { 200..<300 ~= fetch.status && FeedReader().looksLikeFeed($0) } ?? false
    switch followed.kind {
    case .feed, .sitemap, .site: return try listed(fetch, followed, state, at: now)
    case nil where isFeed: return try listed(fetch, followed, state, at: now)
    case nil, .article: return try read(fetch, followed, state, at: now)
    }
  }

  /// What the lack of an answer means.
  private func failed(
    _ error: FetchingError, _ followed: Followed, at now: Date
  ) throws -> Found {
    let detail = error.description
    switch error.cause {
    case .disallowed:
      return try recorded(
        Found(finding: .closed, detail: detail, word: "blocked"), Event.robotsReason, followed,
        at: now)
    case .refused(let refusal):
      // That we do not ask says nothing of the story.
      let isFirst = error == error.cause
      return Found(
        finding: .closed, detail: isFirst ? refusal.description : detail, word: "refused")
    case .robotsUnavailable:
      return Found(finding: .failed(retryAfter: nil), detail: detail)
    default:
      return try recorded(
        Found(finding: .failed(retryAfter: nil), detail: detail, word: "unreachable"), detail,
        followed, at: now)
    }
  }
}

extension VisitFinding {
  /// The finding in one word, as archives keep it.
  var word: String {
    switch self {
    case .changed: "changed"
    case .unchanged: "unchanged"
    case .gone: "gone"
    case .closed: "closed"
    case .failed: "failed"
    }
  }
}
