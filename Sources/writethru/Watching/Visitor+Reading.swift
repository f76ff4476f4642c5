import Extraction
import Fetching
import Foundation
import Storage

extension Visitor {
  /// What to send so that an article that has not changed need not come: only where its last snapshot has one
  /// that still stands.
  func validators(of followed: Followed, _ state: VisitState) throws -> Validators? {
    guard let kept = state.validators, let last = try archive.lastVisit(of: followed.address),
      last.etag != nil || last.lastModified != nil
    else { return nil }
    return kept
  }

  /// Records what came of an article's address.
  func read(
    _ fetch: Fetch, _ followed: Followed, _ state: VisitState, at now: Date
  ) throws -> Found {
    var page =
      fetch.page ?? Page(bytes: [], address: fetch.address, exchange: fetch.exchange)
    page.exchange = fetch.exchange
    let draft: SnapshotDraft
    let problem: ExtractionError?
    do {
      (draft, problem) = try SnapshotDraft.reading(
        page, seenAt: now, source: followed.address)
    } catch {
      return Found(finding: .closed, detail: error.finding)
    }
    let recorded = try archive.record([draft], now: now).first ?? nil
    var found = Found(
      finding: finding(fetch, draft, recorded, at: now), detail: "", kind: .article,
      movedTo: recorded?.movedTo, story: recorded?.story,
      validators: fetch.validators ?? (fetch.isUnmodified ? state.validators : nil))
    found.detail = Self.sentence(recorded, problem)
    if found.movedTo == nil, let own = draft.articleAddress, own.description != followed.identity,
      let story = recorded?.story, try archive.followed(at: own)?.story == story
    {
      // One story under two addresses, one of which the page calls its own: that one goes on.
      found.movedTo = own.description
    }
    guard 200..<300 ~= fetch.status, problem != nil else {
      // Nothing of an answer that failed says what stands there otherwise.
      if !(200..<300 ~= fetch.status) { found.kind = nil }
      return found
    }
    if followed.kind == nil, recorded == nil, !FeedReader().addresses(in: page).isEmpty {
      return try site(page, fetch, followed, at: now)
    }
    found.kind = nil
    return found
  }

  private func finding(
    _ fetch: Fetch, _ draft: SnapshotDraft, _ recorded: Recorded?, at now: Date
  ) -> VisitFinding {
    if let problem = Self.problem(of: fetch, at: now), !fetch.isUnmodified {
      return problem.finding
    }
    switch recorded?.outcome {
    case .revision: return .changed(isDeveloping: draft.isDeveloping)
    case .unchanged, .known(.some):
      return .unchanged(isDeveloping: fetch.isUnmodified ? nil : draft.isDeveloping)
    case .failure, .known(nil), nil: return .closed
    }
  }

  private static func sentence(_ recorded: Recorded?, _ problem: ExtractionError?) -> String {
    guard let recorded else { return problem?.finding ?? "nothing that can be kept" }
    return IngestReport.sentence(recorded)
  }

  /// Records that nothing came, where the address is a story's.
  func recorded(
    _ found: Found, _ reason: String, _ followed: Followed, at now: Date
  ) throws -> Found {
    guard followed.kind == nil || followed.kind == .article else { return found }
    var found = found
    let draft = SnapshotDraft.unanswered(
      followed.address, reason: reason, seenAt: now, source: followed.address)
    found.story = try archive.record([draft], now: now).first??.story
    return found
  }
}
