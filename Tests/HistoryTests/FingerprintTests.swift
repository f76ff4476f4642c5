import Extraction
import Foundation
import Testing

@testable import History

struct FingerprintTests {
  private let base = Article(
    headline: "Bridge closed", standfirst: "Road shut", byline: ["City desk"],
    blocks: [Block(.paragraph, "The bridge is closed, police said.")])

  @Test func `every difference that a reader could see makes another fingerprint`() {
    let changes: [(inout Article) -> Void] = [
      { $0.headline = "Bridge shut" },
      { $0.standfirst = nil },
      { $0.byline = ["City desk", "Night desk"] },
      { $0.blocks[0].text = "The bridge is closed police said." },
      { $0.blocks[0].kind = .quotation },
      { $0.blocks.append(Block(.paragraph, "More to follow later today.")) },
      { $0.markers = ["This is a developing story."] },
      { $0.status = .developing },
    ]
    var seen: Set<Fingerprint> = [Fingerprint(of: base)]
    for change in changes {
      var changed = base
      change(&changed)
      #expect(seen.insert(Fingerprint(of: changed)).inserted)
    }
  }

  @Test func `declared dates, address and language are not what a reader reads`() {
    var touched = base
    touched.modifiedAt = Date(timeIntervalSince1970: 1_741_068_720)
    touched.publishedAt = touched.modifiedAt
    touched.language = "en-GB"
    #expect(Fingerprint(of: touched) == Fingerprint(of: base))
  }

  @Test func `a link counts, by its words, its address and its place`() throws {
    let one = Link(text: "closed", address: try #require(Address("https://courier.example/a")))
    let two = Link(text: "police", address: try #require(Address("https://courier.example/b")))
    let both: [[Link]] = [
      [], [one], [two], [one, two], [two, one], [Link(text: "bridge", address: one.address)],
      [Link(text: "closed", address: two.address)],
    ]
    let prints = both.map { links in
      var article = base
      article.address = Address("https://tide.example/bridge")
      article.blocks[0].links = links
      return Fingerprint(of: article)
    }
    #expect(Set(prints).count == both.count)
  }

  @Test func `a link within the site is no change`() throws {
    var article = base
    article.address = Address("https://www.courier.example/2031/bridge")
    let before = Fingerprint(of: article)
    article.blocks[0].links = ["https://courier.example/a", "https://sport.courier.example/b"]
      .compactMap { Address($0) }.map { Link(text: "closed", address: $0) }
    #expect(Fingerprint(of: article) == before)
    article.blocks[0].links.append(
      Link(text: "closed", address: try #require(Address("https://tide.example/a"))))
    #expect(Fingerprint(of: article) != before)
  }

  @Test func `words cannot wander from one field into the next unseen`() {
    var other = base
    other.headline = "Bridge"
    other.standfirst = "closedRoad shut"
    #expect(Fingerprint(of: other) != Fingerprint(of: base))
    other = base
    other.byline = ["City", "desk"]
    #expect(Fingerprint(of: other) != Fingerprint(of: base))
  }

  @Test func `the encoding is the same in every process and every version`() {
    // Archives hold these: a change here is a change of the file format.
    #expect(
      Fingerprint(of: base).digest.hex
        == "fe938fdb7570f4dd5a6f817f277b5ddd355a8b1dec2184fa4a4cac94d5abadb5")
  }

  @Test func `a digest is SHA-256 as FIPS 180-4 has it`() {
    #expect(
      Digest(of: Array("abc".utf8)).hex
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(Digest(bytes: [1, 2, 3]) == nil)
  }

  @Test func `a story's id depends on its key alone and is easy to type`() {
    let id = Story.id(forKey: "courier.example/2025/03/04/tallowford-footbridge")
    #expect(id == "rphe8y1s")
    #expect(
      Story.id(forKey: "courier.example/2025/03/04/tallowford-footbridge", length: 9).hasPrefix(id))
    #expect(Story.id(forKey: "another") != id)
  }
}
