import Extraction
import Foundation
import Testing

@Suite struct LiveBlogTests {
  private static func entry(_ time: String, _ title: String, _ text: String) -> String {
    "<article class=live-post><time datetime=\"\(time)\">\(time.dropFirst(11).prefix(5))</time>\(title)<p>\(text)</p><div class=share>Share</div></article>"
  }

  private static let entries =
    entry(
      "2031-03-04T10:40:00Z", "<h3>Last passenger ashore</h3>",
      "The last of the passengers is ashore, the harbour office says.")
    + entry(
      "2031-03-04T10:15:00Z", "",
      "Boats have reached the ferry, and the first passengers are getting into them.")
    + entry(
      "2031-03-04T09:50:00Z", "<h3>Ferry adrift</h3>",
      "The ferry has lost its engines in the strait, with 212 people aboard.")

  private func moment(_ text: String) -> Date? {
    try? Date(text, strategy: .iso8601)
  }

  @Test func `entries of a live blog keep their order and have times of their own`() throws {
    let read = try article(
      page(
        "<h1>Ferry adrift: live</h1><div class=liveblog>\(Self.entries)</div>"), as: .html)
    #expect(
      read.blocks == [
        Block(.liveEntry, "Last passenger ashore", time: moment("2031-03-04T10:40:00Z")),
        Block(.paragraph, "The last of the passengers is ashore, the harbour office says."),
        Block(
          .liveEntry,
          "Boats have reached the ferry, and the first passengers are getting into them.",
          time: moment("2031-03-04T10:15:00Z")),
        Block(.liveEntry, "Ferry adrift", time: moment("2031-03-04T09:50:00Z")),
        Block(
          .paragraph, "The ferry has lost its engines in the strait, with 212 people aboard."),
      ])
  }

  @Test func `dated paragraphs of a page that is not live are no entries`() throws {
    let list = Self.entries.replacing("live-post", with: "step").replacing("article", with: "div")
    let read = try article(page("<h1>How the ferry was saved</h1><div>\(list)</div>"), as: .html)
    #expect(!read.blocks.contains { $0.kind == .liveEntry })
  }

  @Test func `an entry is written with its time, and only an entry`() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let blocks = [Block(.liveEntry, "A"), Block(.paragraph, "B")]
    let json = String(decoding: try encoder.encode(blocks), as: UTF8.self)
    #expect(
      json
        == #"[{"kind":"liveEntry","links":[],"text":"A","time":null},{"kind":"paragraph","links":[],"text":"B"}]"#
    )
    #expect(try JSONDecoder().decode([Block].self, from: Data(json.utf8)) == blocks)
  }
}
