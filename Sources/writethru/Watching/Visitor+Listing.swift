import Extraction
import Fetching
import Foundation
import Storage

extension Visitor {
  /// Most new entries that one visit of a feed brings; what is left over comes with the next one.
  private static let mostFound = 1000

  /// What a feed, a sitemap or a site lists, followed from now on.
  func listed(
    _ fetch: Fetch, _ followed: Followed, _ state: VisitState, at now: Date
  ) throws -> Found {
    guard let page = fetch.page else {
      return Found(
        finding: .unchanged(isDeveloping: nil), detail: "not modified",
        validators: fetch.validators ?? state.validators)
    }
    if let problem = Self.problem(of: fetch, at: now) { return problem }
    if followed.kind == .site { return try site(page, fetch, followed, at: now) }
    let feed: Feed
    do {
      feed = try FeedReader().feed(from: page)
    } catch {
      return Found(finding: .closed, detail: error.description)
    }
    let isFirst = followed.visitedAt == nil || followed.kind == nil
    let outcome = try archive.list(
      Self.declarations(of: feed, for: followed), in: followed, now: now, atMost: Self.mostFound,
      reason: VisitReason.told.rawValue
    ) { draft(of: $0, in: feed, followed, isFirst: isFirst, at: now) }
    let kind: Followed.Kind =
      switch feed.kind {
      case .sitemap, .newsSitemap, .sitemapIndex: .sitemap
      case .rss, .atom, .jsonFeed: .feed
      }
    var parts = ["\(feed.entries.count) \(feed.entries.count == 1 ? "entry" : "entries")"]
    if !outcome.found.isEmpty { parts.append("\(outcome.found.count) new") }
    if !outcome.changed.isEmpty { parts.append("\(outcome.changed.count) declared otherwise") }
    let isNews = !outcome.found.isEmpty || !outcome.changed.isEmpty
    return Found(
      finding: isNews ? .changed(isDeveloping: false) : .unchanged(isDeveloping: nil),
      detail: parts.joined(separator: ", "), kind: kind, movedTo: fetch.movedTo,
      // Where something is left over, the feed is to come whole again.
      validators: outcome.found.count < Self.mostFound ? fetch.validators : nil,
      foundOthers: isNews,
      hubs: HubLinks(fetch.exchange, feed, address: fetch.address))
  }

  /// What an answer that brings nothing to read means for a list; nil where it brings something.
  static func problem(of fetch: Fetch, at now: Date) -> Found? {
    let detail = "status \(fetch.status)"
    switch fetch.status {
    case 200..<300: return nil
    case 404, 410: return Found(finding: .gone, detail: detail)
    case 401, 402, 403, 451: return Found(finding: .closed, detail: detail)
    default:
      return Found(finding: .failed(retryAfter: fetch.retryAfter.map { now + $0 }), detail: detail)
    }
  }

  /// The feeds that a site's page names.
  func site(_ page: Page, _ fetch: Fetch, _ followed: Followed, at now: Date) throws -> Found {
    let addresses = FeedReader().addresses(in: page).prefix(20)
    let outcome = try archive.list(
      addresses.map { FeedDeclaration(address: $0) }, in: followed, now: now,
      atMost: addresses.count,
      reason: VisitReason.told.rawValue
    ) { follow($0.address, kind: .feed, from: followed, firstSeenAt: now, at: now) }
    let count = addresses.count
    return Found(
      finding: outcome.found.isEmpty
        ? .unchanged(isDeveloping: nil) : .changed(isDeveloping: false),
      detail: "\(count) \(count == 1 ? "feed" : "feeds")", kind: .site, movedTo: fetch.movedTo,
      validators: fetch.validators, foundOthers: !outcome.found.isEmpty)
  }

  private static func declarations(of feed: Feed, for followed: Followed) -> [FeedDeclaration] {
    let isSitemap = [.sitemap, .newsSitemap, .sitemapIndex].contains(feed.kind)
    let own = Address(followed.address)
    return feed.entries.compactMap { entry in
      guard let text = entry.address, let address = Address(text) else { return nil }
      // A sitemap speaks for its own site alone (sitemaps.org, "Sitemap file location").
      if isSitemap, let own, !address.isOfSite(of: own) { return nil }
      return FeedDeclaration(
        address: text, title: entry.title, summary: entry.summary?.text,
        publishedAt: entry.publishedAt?.instant, updatedAt: entry.updatedAt?.instant)
    }
  }

  /// How an entry is followed that was never listed before; nil for what is too old.
  private func draft(
    of declaration: FeedDeclaration, in feed: Feed, _ followed: Followed, isFirst: Bool,
    at now: Date
  ) -> FollowDraft? {
    let declared = declaration.publishedAt ?? declaration.updatedAt
    if let declared, now.timeIntervalSince(declared) >= rules.articles.table.end { return nil }
    if feed.kind == .sitemapIndex {
      return follow(declaration.address, kind: .sitemap, from: followed, firstSeenAt: now, at: now)
    }
    // A sitemap without dates lists all that a site ever had: only what joins it later is new.
    if declared == nil, feed.kind == .sitemap, isFirst { return nil }
    return follow(
      declaration.address, kind: .article, from: followed, firstSeenAt: min(declared ?? now, now),
      at: now)
  }

  private func follow(
    _ address: String, kind: Followed.Kind, from followed: Followed, firstSeenAt: Date, at now: Date
  ) -> FollowDraft? {
    FollowDraft(
      address: address, kind: kind, tags: followed.tags, until: followed.until,
      pace: VisitState(firstSeenAt: firstSeenAt).json, dueAt: now)
  }
}
