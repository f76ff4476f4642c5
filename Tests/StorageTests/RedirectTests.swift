import Extraction
import Foundation
import GRDB
import History
import Testing

@testable import Storage

/// Where sites send the readers of an article, and what becomes of its story.
struct RedirectTests {
  private let archive: Archive
  private static let site = "https://tide.example"

  init() throws {
    archive = try Archive.inMemory()
  }

  /// A page of this text, that may declare its address.
  private func page(
    _ text: String, at minutes: Int, from path: String, by hops: [(String, Int)] = [],
    status: Int = 200, declaring canonical: String? = nil, headline: String = "Bridge closed"
  ) throws -> SnapshotDraft {
    let link = canonical.map { "<link rel=canonical href=\"\(Self.site)\($0)\">" } ?? ""
    let html = """
      <!DOCTYPE html><html><head><title>\(headline)</title>\(link)</head><body><article>
      <h1>\(headline)</h1><p>\(text)</p></article></body></html>
      """
    let redirects = hops.map { Exchange.Redirect(address: Self.site + $0.0, status: $0.1) }
    let page = Page(
      bytes: Array(html.utf8), address: Self.site + path,
      exchange: Exchange(redirects: redirects, status: status))
    return try SnapshotDraft.reading(page, seenAt: minute(minutes), source: Self.site + path).draft
  }

  private static let bridge = """
    The old bridge over the Velm has been closed since noon because cracks were found in two of its piers, \
    the harbour office said. Divers are to look at all of them before the week is over.
    """
  private static let ferry = """
    The night ferry to the islands will not sail this winter, as its owners have found no crew who would work \
    on it. Passengers who have booked already get their money back in full.
    """

  @discardableResult
  private func record(_ drafts: SnapshotDraft...) throws -> [Recorded?] {
    try archive.record(drafts)
  }

  private func story(_ path: String) throws -> Story? {
    let list = try archive.stories()
    return list.first { $0.addresses.contains(Self.site + path) }
  }

  @Test func `a permanent redirect makes a story known under both addresses`() throws {
    try record(page(Self.bridge, at: 0, from: "/a"))
    let moved = try record(page(Self.bridge, at: 1, from: "/b", by: [("/a", 301)]))
    #expect(moved[0]?.outcome == .unchanged(number: 1))
    #expect(moved[0]?.movedTo == "\(Self.site)/b")
    #expect(try archive.stories().map(\.addresses) == [["\(Self.site)/a", "\(Self.site)/b"]])
    let there = try record(page(Self.bridge, at: 2, from: "/b"))
    #expect(there[0]?.outcome == .unchanged(number: 1))
    #expect(there[0]?.movedTo == nil)
    #expect(try archive.timeline(of: "tide").events == [[], [.moved(to: "\(Self.site)/b")], []])
    #expect(try archive.verify().faults == [])
  }

  @Test func `a temporary redirect adds no address but the one that the page declares`() throws {
    try record(page(Self.bridge, at: 0, from: "/a"))
    let result = try record(
      page(Self.bridge, at: 1, from: "/b", by: [("/a", 302)]),
      page(Self.bridge, at: 2, from: "/c", by: [("/a", 307), ("/x", 301)]),
      page(Self.bridge, at: 3, from: "/d", by: [("/a", 303)], declaring: "/e"))
    #expect(result.map { $0?.outcome } == Array(repeating: .unchanged(number: 1), count: 3))
    #expect(result.allSatisfy { $0?.movedTo == nil })
    #expect(try archive.stories().map(\.addresses) == [["\(Self.site)/a", "\(Self.site)/e"]])
    #expect(try archive.timeline(of: "tide").events.allSatisfy(\.isEmpty))
  }

  @Test func `the run of permanent redirects ends at the first temporary one`() throws {
    let result = try record(
      page(Self.bridge, at: 0, from: "/c", by: [("/a", 308), ("/b", 302)]))
    #expect(result[0]?.movedTo == "\(Self.site)/b")
    #expect(try archive.stories().map(\.addresses) == [["\(Self.site)/a", "\(Self.site)/b"]])
  }

  @Test func `many articles that lead to the front page stay as many stories`() throws {
    let lead = "The bridge stays closed, the ferry does not sail. \(Self.bridge) \(Self.ferry)"
    try record(
      page(Self.bridge, at: 0, from: "/a"),
      page(Self.ferry, at: 0, from: "/f", headline: "Ferry off"),
      page(lead, at: 1, from: "/", by: [("/a", 301)], declaring: "/a"),
      page(lead, at: 1, from: "/", by: [("/f", 301)]),
      page(lead, at: 1, from: "/", by: [("/unknown", 301)]))
    #expect(try story("/a")?.addresses == ["\(Self.site)/a"])
    #expect(try story("/f")?.addresses == ["\(Self.site)/f"])
    #expect(try archive.stories().count == 2)
    let timeline = try archive.timeline(of: "tide.example/f")
    #expect(timeline.sketch == "@1 !")
    #expect(
      timeline.entries.last?.snapshot.outcome
        == .failure("redirected to a front page: \(Self.site)/"))
    // Reading all pages again finds the text on them, and it is still not the story's.
    #expect(try archive.rebuild().differences == 0)
    #expect(try archive.timeline(of: "tide.example/f") == timeline)
    #expect(try archive.verify().faults == [])
  }

  @Test func `many articles that lead to one page stay as many stories`() throws {
    let notice =
      "We have put our house in order, and the articles of past years are not here any more."
    try record(
      page(Self.bridge, at: 0, from: "/a"),
      page(Self.ferry, at: 0, from: "/f", headline: "Ferry off"),
      page(notice, at: 1, from: "/notice", by: [("/a", 301)], headline: "A notice"),
      page(
        notice, at: 1, from: "/notice", by: [("/f", 301)], declaring: "/notice",
        headline: "A notice"))
    #expect(try archive.timeline(of: "tide.example/a").sketch == "@1 !")
    #expect(try archive.timeline(of: "tide.example/f").sketch == "@1 !")
    #expect(
      try archive.timeline(of: "tide.example/a").entries.last?.snapshot.outcome
        == .failure("redirected to another article: \(Self.site)/notice"))
    #expect(try archive.stories().allSatisfy { $0.addresses.count == 1 })
  }

  @Test func `an article that leads to another story's page does not take its text`() throws {
    try record(
      page(Self.bridge, at: 0, from: "/a"),
      page(Self.ferry, at: 0, from: "/f", headline: "Ferry off"),
      page(Self.ferry, at: 1, from: "/f", by: [("/a", 301)], headline: "Ferry off"))
    #expect(try archive.timeline(of: "tide.example/a").sketch == "@1 !")
    #expect(try archive.timeline(of: "tide.example/f").sketch == "@1")
    #expect(
      try archive.timeline(of: "tide.example/a").entries.last?.snapshot.outcome
        == .failure("redirected to a page of another story: \(Self.site)/f"))
    // Unless they are told as one.
    _ = try archive.link("tide.example/a", into: "tide.example/f")
    try record(page(Self.ferry, at: 2, from: "/f", by: [("/a", 301)], headline: "Ferry off"))
    #expect(try archive.timeline(of: "tide.example/f").entries.count == 4)
  }

  @Test func `a login page at the end of redirects is an event of the story that was asked for`()
    throws
  {
    try record(
      page(Self.bridge, at: 0, from: "/a"),
      page(Self.ferry, at: 0, from: "/f", headline: "Ferry off"))
    func login(_ path: String, at minutes: Int) throws -> SnapshotDraft {
      let html = """
        <html><head><title>Log in</title><link rel=canonical href="\(Self.site)/login"></head><body>
        <h1>Log in</h1><form><input type=text name=user><input type=password name=p></form></body></html>
        """
      let exchange = Exchange(
        redirects: [.init(address: Self.site + path, status: 301)], status: 200)
      let page = Page(
        bytes: Array(html.utf8), address: "\(Self.site)/login", exchange: exchange)
      return try SnapshotDraft.reading(page, seenAt: minute(minutes), source: path).draft
    }
    try record(login("/a", at: 1), login("/f", at: 2), login("/unknown", at: 3))
    #expect(try archive.timeline(of: "tide.example/a").sketch == "@1 !")
    #expect(try archive.timeline(of: "tide.example/f").sketch == "@1 !")
    #expect(try archive.stories().allSatisfy { $0.addresses.count == 1 })
  }

  @Test func `a page that shows a wall at the article's own address does not give it another`()
    throws
  {
    let exchange = Exchange(status: 200)
    try record(page(Self.bridge, at: 0, from: "/a"))
    let html =
      "<html><head><title>Log in</title><link rel=canonical href=\"\(Self.site)/login\"></head><body><form><input type=password></form></body></html>"
    for path in ["/a", "/b"] {
      let page = Page(bytes: Array(html.utf8), address: Self.site + path, exchange: exchange)
      try record(SnapshotDraft.reading(page, seenAt: minute(1), source: path).draft)
    }
    #expect(try archive.timeline(of: "tide.example/a").sketch == "@1 !")
    #expect(try archive.stories().map(\.addresses) == [["\(Self.site)/a"]])
  }

  @Test func `what leads to a known story for a while is not its address`() throws {
    try record(page(Self.bridge, at: 0, from: "/a"))
    let result = try record(
      page(Self.bridge, at: 1, from: "/a", by: [("/s", 302)]),
      page(Self.bridge, at: 2, from: "/a", by: [("/t", 301)]))
    #expect(result.map { $0?.outcome } == [.unchanged(number: 1), .unchanged(number: 1)])
    #expect(try archive.stories().map(\.addresses) == [["\(Self.site)/a", "\(Self.site)/t"]])
  }

  @Test(arguments: [[], [("/x", 301)]])
  func `a page of one site does not write into another's story`(
    hops: [(String, Int)]
  ) throws {
    try record(page(Self.bridge, at: 0, from: "/a"))
    let html = """
      <html><head><title>Bridge sold</title><link rel=canonical href="\(Self.site)/a"></head><body><article>
      <h1>Bridge sold</h1><p>\(Self.ferry)</p></article></body></html>
      """
    let other = "https://quay.example"
    let redirects = hops.map { Exchange.Redirect(address: other + $0.0, status: $0.1) }
    let page = Page(
      bytes: Array(html.utf8), address: "\(other)/b",
      exchange: Exchange(redirects: redirects, status: 200))
    try record(SnapshotDraft.reading(page, seenAt: minute(1), source: other).draft)
    #expect(try archive.timeline(of: "tide.example/a").sketch == "@1")
    let story = try archive.stories().first { $0.key.hasPrefix("quay.example") }
    #expect(Set(story?.addresses ?? []) == Set(["\(other)/b"] + hops.map { other + $0.0 }))
  }

  @Test func `a bounce that comes back is no redirect`() throws {
    try record(
      page(Self.bridge, at: 0, from: "/a", by: [("/a", 302), ("/consent", 301)]))
    #expect(try archive.stories().map(\.addresses) == [["\(Self.site)/a"]])
  }

  @Test(arguments: [404, 410, 500, 503, 403, 206, 300])
  func `the status decides what an error page with a long text is`(
    status: Int
  ) throws {
    try record(
      page(Self.bridge, at: 0, from: "/a"),
      page(Self.ferry, at: 1, from: "/a", status: status, declaring: "/f", headline: "Not here"),
      page(Self.ferry, at: 2, from: "/f", status: status, headline: "Not here"))
    #expect(try archive.timeline(of: "tide.example/a").sketch == "@1 !")
    #expect(try archive.stories().map(\.addresses) == [["\(Self.site)/a"]])
    #expect(try archive.rebuild().differences == 0)
    #expect(try archive.timeline(of: "tide.example/a").sketch == "@1 !")
    #expect(try archive.verify().faults == [])
  }
}
