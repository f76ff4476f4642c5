import Extraction
import Testing

@testable import History

struct LinkChangesTests {
  private let text = "The inspector’s report says that the lock gate was due for repair."

  private func article(_ links: (String, String)..., extra: [Block] = []) throws -> Article {
    let links = try links.map { Link(text: $0.0, address: try #require(Address($0.1))) }
    return Article(
      headline: "A", address: Address("https://courier.example/lock"),
      blocks: [Block(.paragraph, text, links: links)] + extra)
  }

  private func told(_ old: Article, _ new: Article) -> [Change] {
    Comparison(from: old, to: new).changes
  }

  @Test func `a link that leads elsewhere now is told with both addresses`() throws {
    let told = told(
      try article(("report", "https://inspector.example/report-1")),
      try article(("report", "https://harbour.example/our-answer")))
    #expect(told.map(\.kind) == [.link])
    #expect(told.first?.old == "https://inspector.example/report-1")
    #expect(told.first?.new == "https://harbour.example/our-answer")
    #expect(told.first?.newSentences == [0])
    #expect(told.first?.reason.contains("‹report›") == true)
  }

  @Test func `links that come and go are told`() throws {
    let (bare, linked) = (
      try article(), try article(("lock gate", "https://inspector.example/gate"))
    )
    #expect(told(bare, linked).map(\.brief) == ["link added"])
    #expect(told(linked, bare).map(\.brief) == ["link removed"])
    #expect(!Comparison(from: bare, to: linked).isUnchanged)
    #expect(Fingerprint(of: bare) != Fingerprint(of: linked))
  }

  @Test func `a link within the site is no change, nor is one without a known site`() throws {
    let (one, other) = (
      try article(("report", "https://courier.example/a")),
      try article(("report", "https://www.courier.example/b"))
    )
    #expect(Comparison(from: one, to: other).isUnchanged)
    #expect(told(one, other).isEmpty)
    #expect(Fingerprint(of: one) == Fingerprint(of: other))
    var (here, there) = (
      try article(("report", "https://a.example/")), try article(("report", "https://b.example/"))
    )
    here.address = nil
    there.address = nil
    #expect(Fingerprint(of: here) == Fingerprint(of: there))
    #expect(told(here, there).isEmpty)
  }

  @Test func `links of a paragraph that was added go with it`() throws {
    let address = try #require(Address("https://inspector.example/gate"))
    let added = Block(
      .paragraph, "Divers found the chain on Friday.",
      links: [Link(text: "chain", address: address)])
    #expect(told(try article(), try article(extra: [added])).map(\.kind) == [.addition])
  }

  @Test func `links that changed places are told`() throws {
    let (one, two) = (("report", "https://a.example/1"), ("gate", "https://b.example/2"))
    #expect(told(try article(one, two), try article(two, one)).map(\.kind) == [.link])
  }

  @Test func `an article that is read without its address is the same one`() throws {
    let known = try article(
      ("report", "https://courier.example/a"), ("lock", "https://courier.example/b"),
      ("gate", "https://inspector.example/gate"))
    var unknown = known
    unknown.address = nil
    #expect(Fingerprint(of: unknown) == Fingerprint(of: known))
    #expect(Comparison(from: unknown, to: known).isUnchanged)
  }
}
