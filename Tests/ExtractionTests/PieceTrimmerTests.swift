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
    "<p>Sign up for our newsletter to get all the news of the islands every morning.</p>",
    "<p>Abonnieren Sie jetzt unseren Newsletter, damit Sie nichts von den Inseln verpassen.</p>",
    "<p>Suscríbete a nuestro boletín y recibe cada mañana las noticias de las islas.</p>",
  ])
  func `lines of the page's frame go from the end`(line: String) throws {
    #expect(try texts(prose + line) == texts(prose))
  }

  @Test(arguments: [
    "<h2>What is next</h2><p>The west quay will be closed for repairs in the autumn, the office said.</p>",
    "<ul><li>Monday to Friday at nine</li></ul>", "<p>“Yes,” she said.</p>",
    "<p>Readers can follow the work of the divers on Facebook, where the office shows films.</p>",
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

  @Test func `a headline that comes again with its kicker goes, and no text with it`() throws {
    let again = "<h2>Islands: Ferry runs again today</h2>"
    let found = try article(
      page("<h1>Ferry runs again today</h1><div>\(again)\(prose)</div>", title: "Ferry"), as: .html)
    #expect(found.blocks.map(\.text) == (try texts(prose)))
  }

  @Test func `lines about the writer go from the end`() throws {
    let head = "<meta name=author content='Ada Example'>"
    let about =
      "<p>Ada Example is a reporter of the Courier who has lived on the islands for years.</p>"
    let found = try article(
      page("<h1>Ferry runs again</h1><div>\(prose)\(about)</div>", head: head), as: .html)
    #expect(found.blocks.map(\.text) == (try texts(prose)))
  }

  @Test(arguments: [
    "View this Dataset", "Read the full ruling", "Gutachten herunterladen",
    "Consulter le rapport", "Descargar el informe",
  ])
  func `links to documents stay, and are missed when they go`(label: String) throws {
    let part = "<h2>On water</h2>\(prose)<div class=link><a href=/data/1>\(label)</a></div>"
    let both = try texts(part + part.replacing("water", with: "ferries"))
    #expect(both.filter { $0 == label }.count == 2)
    let one = try texts(prose + "<div class=link><a href=/data/1>\(label)</a></div>")
    #expect(one == (try texts(prose)) + [label])
  }

  @Test(arguments: ["View more", "Read the story", "Download the app", "Alle ansehen"])
  func `links to other things don't`(label: String) throws {
    #expect(try texts(prose + "<div class=link><a href=/x>\(label)</a></div>") == texts(prose))
  }
}
