import Extraction
import Foundation
import Testing

@Suite struct LinkTests {
  private let address = "https://courier.example/2031/05/ferry"

  private func links(_ body: String, head: String = "", address: String? = nil) throws -> [String] {
    try article(
      page("<article>\(prose)<p>\(body)</p></article>", head: head), as: .html, address: address
    )
    .blocks.flatMap(\.links).map { "\($0.text) \($0.address)" }
  }

  @Test func `links stand in their block in reading order`() throws {
    let found = try article(
      page(
        """
        <article><p>The <a href="/harbour">harbour
         <b>office</b></a> and the <a href="https://tide.example/a">tide&nbsp;table</a> agree that the ferry runs again.</p>
        \(prose)</article>
        """), as: .html, address: address)
    #expect(
      found.blocks[0].links == [
        Link(
          text: "harbour office", address: try #require(Address("https://courier.example/harbour"))),
        Link(text: "tide table", address: try #require(Address("https://tide.example/a"))),
      ])
    #expect(found.blocks.dropFirst().flatMap(\.links).isEmpty)
  }

  @Test(arguments: [
    "#note", "/cdn-cgi/l/email-protection#77aa", "mailto:desk@courier.example",
    "javascript:void(0)", "tel:112", "",
    "https://courier.example/2031/05/ferry#note",
  ])
  func `what leads nowhere else is no link`(target: String) throws {
    let body =
      "The office said that <a href='\(target)'>the table</a> of the tides is being printed."
    #expect(try links(body, address: address).isEmpty)
  }

  @Test func `a picture without words is no link`() throws {
    let body =
      "The office <a href='/map'><img src='map.png'></a> said that the table is being printed."
    #expect(try links(body, address: address).isEmpty)
  }

  @Test func `relative links need an address, and a base goes before the page's own`() throws {
    let body = "The office said that <a href='tides'>the table</a> of the tides is being printed."
    #expect(try links(body).isEmpty)
    #expect(
      try links(body, address: address) == ["the table https://courier.example/2031/05/tides"])
    #expect(
      try links(body, head: "<base href='https://files.example/x/'>", address: address)
        == ["the table https://files.example/x/tides"])
    #expect(
      try links(body, head: "<base href='/x/'>", address: address)
        == ["the table https://courier.example/x/tides"])
    #expect(
      try links(body, head: "<link rel='canonical' href='\(address)'>")
        == ["the table https://courier.example/2031/05/tides"])
  }

  @Test(arguments: [
    "https://tide.example/a?utm_campaign=x1", "http://www.tide.example/a;jsessionid=77FA?fbclid=3",
    "https://tide.example/a?PHPSESSID=12ab#top", "https://tide.example/a/?sessionid=9",
  ])
  func `campaign tags and sessions make no difference`(target: String) throws {
    let body =
      "The office said that <a href='\(target)'>the table</a> of the tides is being printed."
    #expect(try links(body) == ["the table https://tide.example/a"])
  }

  @Test func `a link over several blocks stands in each with its words there`() throws {
    let found = try article(
      page(
        """
        <article>\(prose)<div>The table of the tides is <a href="https://tide.example/a">being printed
        <br><br>and sold</a> at the quay from the first of May, for two crowns.</div></article>
        """), as: .html)
    #expect(
      found.blocks.suffix(2).map { $0.links.map(\.text) } == [["being printed"], ["and sold"]])
  }

  @Test func `what names a visitor makes no difference`() throws {
    let visitor = "https://tide.example/a?page=2&x-did=311e6cdf-117d-4253-82e3-7c0c5b443070"
    let thing = "https://tide.example/a?id=311e6cdf-117d-4253-82e3-7c0c5b443070"
    let body =
      "The <a href='\(visitor)'>table</a> and the <a href='\(thing)'>map</a> are being printed."
    #expect(try links(body) == ["table https://tide.example/a?page=2", "map \(thing)"])
  }

  @Test func `links around the article are not among its links`() throws {
    #expect(
      try article(harborFirePage, as: .html).blocks.flatMap(\.links).map(\.address.description)
        == ["https://courier.example.org/quays"])
  }

  @Test func `a link goes with the marker in which it stands`() throws {
    let body = """
      The table is <a href="https://tide.example/a">being printed</a>, the office said. \
      <a href="https://tide.example/b">This is a developing story.</a>
      """
    #expect(try links(body) == ["being printed https://tide.example/a"])
  }

  @Test func `thousands of links open at once take no longer than their text`() throws {
    let open = String(repeating: "<table><tr><td><a href=/x>w ", count: 500)
    #expect(throws: Never.self) { try links(open, address: address) }
  }

  @Test func `links of Markdown are read, also those in angle brackets`() throws {
    let found = try article(
      """
      # Ferry runs again

      See [the *tide* table](/tides "Tides"), <https://tide.example/a>, [here](#here), \
      [elsewhere](https://tide.example/b_(new)) and [by name][1].
      """, as: .markdown, address: address)
    #expect(
      found.blocks.map(\.text) == [
        "See the tide table, https://tide.example/a, here, elsewhere and by name."
      ])
    #expect(
      found.blocks[0].links.map { "\($0.text) \($0.address)" } == [
        "the tide table https://courier.example/tides",
        "https://tide.example/a https://tide.example/a",
        "elsewhere https://tide.example/b_(new)",
      ])
  }

  @Test func `brackets that are never closed take no quadratic time`() throws {
    let text = String(repeating: "[a](", count: 20_000)
    #expect(try article("# Ferry\n\n\(text)", as: .markdown).blocks.first?.text == text)
  }

  @Test func `a block that was kept before links were read has none`() throws {
    let old = Data(#"{"kind":"paragraph","text":"The ferry runs."}"#.utf8)
    let block = try JSONDecoder().decode(Block.self, from: old)
    #expect(block == Block(.paragraph, "The ferry runs."))
    let json = String(decoding: try JSONEncoder().encode(block), as: UTF8.self)
    #expect(json.contains(#""links":[]"#))
  }

  @Test func `a block with links is the same after JSON`() throws {
    let link = Link(text: "runs", address: try #require(Address("https://tide.example/a?id=1")))
    let block = Block(.quotation, "The ferry runs.", links: [link])
    #expect(try JSONDecoder().decode(Block.self, from: JSONEncoder().encode(block)) == block)
    let broken = Data(
      #"{"kind":"paragraph","text":"a","links":[{"text":"a","address":"ftp://a"}]}"#.utf8)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Block.self, from: broken) }
  }
}
