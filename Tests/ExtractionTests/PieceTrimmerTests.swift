import Extraction
import Testing

@Suite struct PieceTrimmerTests {
  private func texts(_ body: String) throws -> [String] {
    try article(page("<h1>Ferry runs again</h1><div>\(body)</div>"), as: .html).blocks.map(\.text)
  }

  @Test(arguments: [
    "<div class=line>By <a rel=author href=/a>Ada Example</a> Published 4 May 2031 <span>(3 minutes ago)</span> 412 views</div>",
    "<p>Published June 5, 2031</p>",
    "<p>Advertisement</p>", "<p>12 Comments</p>",
    "<div>Also in the Courier <a href=/x>Harbour to get new cranes in the autumn</a></div>",
    "<p><a href=/x>Harbour to get new cranes</a></p>",
    "<p>Ferry runs again</p>", "<p>Harbour</p>",
  ])
  func `lines of the page's frame go from the beginning`(line: String) throws {
    #expect(try texts(line + prose) == texts(prose))
  }

  @Test(arguments: [
    "<h3>More on this story</h3>", "<p>Photo: Courier</p>", "<p>Share this</p><p>Facebook</p>",
    "<p>Topics</p><p>Harbour</p>", "<p><a href=/x>Read more</a></p>",
  ])
  func `lines of the page's frame go from the end`(line: String) throws {
    #expect(try texts(prose + line) == texts(prose))
  }

  @Test(arguments: [
    "<h2>What is next</h2><p>The west quay will be closed for repairs in the autumn, the office said.</p>",
    "<ul><li>Monday to Friday at nine</li></ul>",
    "<p>See <a href=/x>the timetable</a> for the hours at which the ferry runs in summer.</p>",
  ])
  func `parts of the article stay at its end`(line: String) throws {
    #expect(try texts(prose + line).count > texts(prose).count)
  }

  @Test func `a marker at the end is no label`() throws {
    let found = try article(
      page("<h1>Ferry runs again</h1>\(prose)<p>More to follow</p>"), as: .html)
    #expect(found.markers == ["More to follow"])
    #expect(found.blocks.count == 3)
  }
}
