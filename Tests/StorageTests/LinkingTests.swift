import Extraction
import History
import Storage
import Testing

struct LinkingTests {
  private let archive: Archive

  init() throws {
    archive = try Archive.inMemory()
    _ = try archive.record([
      draft("a", at: 0, key: "one", address: "https://news.example/one"),
      draft("b", at: 10, key: "one"),
      draft("b", at: 5, key: "two", address: "https://news.example/two"),
      draft("c", at: 20, key: "two"),
    ])
  }

  @Test func `two stories that are one stand on one timeline`() throws {
    let before = (try archive.timeline(of: "one"), try archive.timeline(of: "two"))
    let linked = try archive.link("two", into: "one")
    #expect(linked.story == before.0.story.id)
    let joint = try archive.timeline(of: "one")
    // b is first seen under the second address, and its number of the first story still names it.
    #expect(joint.sketch == "@1 @2 =2 @3")
    #expect(joint.story.addresses == ["https://news.example/one", "https://news.example/two"])
    #expect(try archive.timeline(of: "two") == joint)
    #expect(try archive.stories().count == 1)
    // Permanent: the linked story's own numbers still mean what they meant.
    #expect(try archive.revision(of: "two", 2).article.text == "c")
    #expect(try archive.revision(of: "one", 3).article.text == "c")
  }

  @Test func `unlinking gives both back without loss`() throws {
    let before = (try archive.timeline(of: "one"), try archive.timeline(of: "two"))
    let other = before.1.story.id
    _ = try archive.link("two", into: "one")
    #expect(try archive.unlink("two") == [other, before.0.story.id])
    #expect(try archive.timeline(of: "one") == before.0)
    #expect(try archive.timeline(of: "two") == before.1)
    // A number that was given while they were one is good for ever.
    #expect(try archive.revision(of: "one", 3).article.text == "c")
    _ = try archive.record([draft("d", at: 30, key: "one")])
    #expect(try archive.timeline(of: "one").sketch == "@1 @2 @4")
  }

  @Test func `what comes in while they are linked stays with the address it came from`() throws {
    _ = try archive.link("two", into: "one")
    let recorded = try archive.record([
      draft("e", at: 40, key: nil, address: "https://news.example/two")
    ])
    #expect(recorded[0]?.key == "one")
    #expect(recorded[0]?.outcome == .revision(number: 4, reinstates: nil))
    _ = try archive.unlink("one")
    #expect(try archive.timeline(of: "one").sketch == "@1 @2")
    #expect(try archive.timeline(of: "two").sketch == "@1 @2 @3")
  }

  @Test func `what cannot be linked or unlinked is said`() throws {
    #expect(throws: ArchiveError.alreadyLinked("one", "one")) {
      try archive.link("one", into: "one")
    }
    #expect(throws: ArchiveError.notLinked("one")) { try archive.unlink("one") }
    _ = try archive.link("two", into: "one")
    #expect(throws: ArchiveError.alreadyLinked("one", "two")) {
      try archive.link("two", into: "one")
    }
    _ = try archive.record([draft("x", at: 0, key: "three")])
    #expect(throws: ArchiveError.linkedElsewhere("two", into: "one")) {
      try archive.link("two", into: "three")
    }
    #expect(throws: ArchiveError.unknownStory("four")) { try archive.link("four", into: "one") }
  }

  @Test func `a chain of links comes apart link by link`() throws {
    _ = try archive.record([draft("x", at: 50, key: "three")])
    _ = try archive.link("three", into: "two")
    _ = try archive.link("two", into: "one")
    #expect(try archive.timeline(of: "three").story.key == "one")
    _ = try archive.unlink("two")
    #expect(try archive.timeline(of: "three").story.key == "two")
    #expect(try archive.timeline(of: "two").sketch == "@1 @2 @3")
  }
}
