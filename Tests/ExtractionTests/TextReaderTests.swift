import Extraction
import Testing

@Suite struct TextReaderTests {
  private let body = """
    The old bridge over the Aller at Northmoor is closed to all traffic, the town said on Monday.

    A crack was found in one of its pillars by divers who had been sent down for another reason.

    “Nobody was in danger at any time,” said an engineer of the county, who asked for patience.
    """

  @Test func `headline, byline and paragraphs are told apart`() throws {
    let found = try article(
      "Bridge closed after crack is found\n\nBy Ada Example and Ben Sample\n\n" + body, as: .text)
    #expect(found.headline == "Bridge closed after crack is found")
    #expect(found.byline == ["Ada Example", "Ben Sample"])
    #expect(found.standfirst == nil)
    #expect(found.blocks.map(\.kind) == [.paragraph, .paragraph, .paragraph])
    #expect(found.status == .unknown)
  }

  @Test func `a sentence whose words come again below is the standfirst`() throws {
    let standfirst =
      "Divers found a crack in a pillar of the old bridge at Northmoor, which is closed to traffic."
    let found = try article("Bridge closed\n\n\(standfirst)\n\n\(body)", as: .text)
    #expect(found.standfirst == standfirst)
    #expect(found.blocks.count == 3)
  }

  @Test func `what stands above the byline is the standfirst`() throws {
    let found = try article(
      "Bridge closed\n\nThere is no way across until spring.\n\nBy Ada Example\n\n\(body)",
      as: .text)
    #expect(found.standfirst == "There is no way across until spring.")
    #expect(found.byline == ["Ada Example"])
  }

  @Test func `a lead is no standfirst`() throws {
    #expect(try article("Bridge closed\n\n" + body, as: .text).standfirst == nil)
    let dateline =
      "NORTHMOOR (Agency) \u{2014} The old bridge over the Aller is closed to all traffic."
    let found = try article("Bridge closed\n\n\(dateline)\n\n\(body)", as: .text)
    #expect(found.blocks.first?.text == dateline)
  }

  @Test func `residue of the page goes, at the end and in between`() throws {
    let text =
      "Bridge closed\n\n"
      + body.replacing(
        "\n\nA crack", with: "\n\nAdvertisement\n\nRelated: Ten bridges to see\n\nA crack")
      + "\n\n \n\nShare this\n\n12 Comments\n\nLeave a Reply\n"
    #expect(try article(text, as: .text) == article("Bridge closed\n\n" + body, as: .text))
  }

  @Test func `residue's words within prose stay`() throws {
    let line =
      "Share this with your neighbours, the mayor said, and leave a reply at the town hall if you have seen the crack."
    #expect(try article("Bridge closed\n\n\(line)\n\n\(body)", as: .text).text.contains(line))
  }

  @Test func `a first alert of one or two lines is an article`() throws {
    let one = try article("BREAKING: Bridge at Northmoor closed", as: .text)
    #expect(one.headline == "Bridge at Northmoor closed")
    #expect(one.markers == ["BREAKING:"])
    #expect(one.status == .developing)
    #expect(one.blocks.isEmpty)
    let two = try article("Bridge at Northmoor closed\nMore to follow.", as: .text)
    #expect(two.headline == "Bridge at Northmoor closed")
    #expect(two.markers == ["More to follow."])
  }

  @Test func `lines broken for their width are joined`() throws {
    let wrapped = """
      Bridge closed

      The old bridge over the Aller at Northmoor is closed to all
      traffic, the town said on Monday. It will stay closed until
      spring.

      - The ferry runs every hour.
      - Buses go by the new bridge.
      """
    let found = try article(wrapped, as: .text)
    #expect(
      found.blocks == [
        Block(
          .paragraph,
          "The old bridge over the Aller at Northmoor is closed to all traffic, the town said on Monday. It will stay closed until spring."
        ),
        Block(.listItem, "The ferry runs every hour."),
        Block(.listItem, "Buses go by the new bridge."),
      ])
  }

  @Test func `paragraphs on a line each are not joined`() throws {
    let lines = body.replacing("\n\n", with: "\n")
    #expect(try article("Bridge closed\n" + lines, as: .text).blocks.count == 3)
  }

  @Test func `one comma makes a difference`() throws {
    #expect(
      try article("Bridge closed\n\n" + body, as: .text)
        != article(
          "Bridge closed\n\n" + body.replacing("pillars by", with: "pillars, by"), as: .text))
  }
}
