import Extraction
import GRDB
import History
import Testing

@testable import Storage

struct MatchingTests {
  private let archive: Archive
  private let url = "https://news.example/2025/bridge"

  init() throws {
    archive = try Archive.inMemory()
  }

  private func record(_ draft: SnapshotDraft) throws -> Recorded {
    try #require(try archive.record([draft])[0])
  }

  @Test func `variants of one address are one story`() throws {
    let first = try record(draft("a", at: 0, key: nil, address: url))
    let again = try record(
      draft("b", at: 1, key: nil, address: "http://NEWS.example:80/2025/bridge?utm_source=x#top"))
    #expect(first.story == again.story)
    #expect(first.match == .created)
    #expect(again.match == .address(url))
    #expect(try archive.story(matching: first.story).addresses == [url])
  }

  @Test func `a key wins over an address, and the address stays with the story it belongs to`()
    throws
  {
    let first = try record(draft("a", at: 0, key: nil, address: url))
    let other = try record(draft("b", at: 1, key: "other", address: url))
    #expect(first.story != other.story)
    let third = try record(draft("c", at: 2, key: nil, address: url))
    #expect(third.story == first.story)
  }

  @Test func `without an address the same path is the same story`() throws {
    let first = try record(draft("one", at: 0, key: nil, path: "/a/page.txt"))
    let again = try record(
      draft("another", at: 1, key: nil, path: "/a/page.txt", headline: "School roof gone"))
    #expect(again.story == first.story)
    #expect(again.match == .path("/a/page.txt"))
  }

  @Test func `a page with a new address is a new story, also at a known path`() throws {
    let first = try record(draft("one", at: 0, key: nil, path: "/a/page.txt"))
    let again = try record(draft("two", at: 1, key: nil, address: url, path: "/a/page.txt"))
    #expect(again.story != first.story)
  }

  @Test func `a text without anything is found by likeness, and says so`() throws {
    let text = "Sixty firefighters are tackling a blaze at a cold store at Marl Dock in Pellhaven."
    let first = try record(
      draft(text, at: 0, key: nil, headline: "Fire at cold store in Pellhaven"))
    let again = try record(
      draft(
        text + " It began at 5am.", at: 1, key: nil, headline: "Blaze at cold store in Pellhaven"))
    #expect(again.story == first.story)
    guard case .likeness(let headline, _) = again.match else {
      Issue.record("\(again.match)")
      return
    }
    #expect(headline == "Fire at cold store in Pellhaven")
  }

  @Test func `likeness follows the latest revision`() throws {
    let old = "The ferry Grey Plover left Port Linnet at noon with two hundred people on board."
    let new = "All passengers walked ashore on Wednesday and the operator has halted its sailings."
    let first = try record(draft(old, at: 0, key: "ferry", headline: "Ferry leaves port"))
    // Found against the first text, so that its shingles are in the index before the text changes.
    _ = try record(draft(old + " It is late.", at: 1, key: nil, headline: "Ferry leaves port late"))
    _ = try record(draft(new, at: 2, key: "ferry", headline: "All safe ashore as sailings halted"))
    let found = try record(
      draft(
        new + " Nobody was hurt.", at: 3, key: nil, headline: "All safe ashore as sailings stop"))
    #expect(found.story == first.story)
  }

  @Test func `only stories whose text has changed are sketched again`() throws {
    for number in 0..<30 {
      _ = try record(
        draft("Report \(number) of the harbour office.", at: number, key: "s\(number)"))
    }
    func rowsChanged(by text: String, at minutes: Int) throws -> Int {
      let before = try archive.queue.read { $0.totalChangesCount }
      _ = try record(draft(text, at: minutes, key: nil, headline: "Headline \(minutes)"))
      return try archive.queue.read { $0.totalChangesCount } - before
    }
    let first = try rowsChanged(by: "Cows of the upper valley win a prize.", at: 40)
    let second = try rowsChanged(by: "Rain is due in the lower valley today.", at: 41)
    #expect(first > 30 * 3)
    #expect(second < 35)
  }

  @Test func `a story is meant by id, key, address, or the beginning of one`() throws {
    let first = try record(draft("a", at: 0, key: nil, address: url))
    for reference in [
      first.story, String(first.story.prefix(3)), "news.example/2025/bridge", url, "news.ex",
      "bridge",
      "2025/br", "HTTPS://news.example/2025/bridge/",
    ] {
      #expect(try archive.story(matching: reference).id == first.story, "\(reference)")
    }
  }

  @Test func `what could be two is ambiguous, and what is none is unknown`() throws {
    _ = try record(draft("a", at: 0, key: "storm-north"))
    _ = try record(draft("b", at: 0, key: "storm-south"))
    #expect {
      _ = try archive.story(matching: "storm")
    } throws: { error in
      guard case ArchiveError.ambiguousStory("storm", let candidates) = error else { return false }
      return candidates.count == 2
    }
    #expect(throws: ArchiveError.unknownStory("flood")) { _ = try archive.story(matching: "flood") }
    #expect(throws: ArchiveError.unknownStory("")) { _ = try archive.story(matching: "") }
    #expect(
      throws: ArchiveError.unknownRevision(
        story: Story.id(forKey: "storm-north"), number: 7, known: [1])
    ) {
      _ = try archive.revision(of: "storm-north", 7)
    }
    // A whole key is never ambiguous, also where it begins another one.
    _ = try record(draft("c", at: 0, key: "storm"))
    #expect(try archive.story(matching: "storm").key == "storm")
  }
}
