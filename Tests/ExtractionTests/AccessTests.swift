import Extraction
import Testing

@Suite struct AccessTests {
  private func reason(_ html: String) -> ExtractionError.Reason? {
    do throws(ExtractionError) {
      _ = try Extractor().article(from: Page(bytes: Array(html.utf8), format: .html))
      return nil
    } catch {
      guard case .noArticle(let reason) = error else { return nil }
      return reason
    }
  }

  private func linked(_ members: String) -> String {
    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Ferry runs again\",\(members)}</script>"
  }

  private static let invitation = "<div class=box><p>Subscribe to continue reading</p></div>"
  /// Some two hundred words.
  private static let beginning = (1...4).map { _ in prose }.joined()

  @Test(arguments: [
    ("\"isAccessibleForFree\":true", Access.State.free),
    ("\"isAccessibleForFree\":\"False\"", .closed),
    (
      "\"isAccessibleForFree\":true,\"hasPart\":{\"@type\":\"WebPageElement\",\"isAccessibleForFree\":false,\"cssSelector\":\".body\"}",
      .closed
    ),
  ])
  func `what the page declares of its text is kept`(members: String, state: Access.State) throws {
    let read = try article(
      page("<article><h1>Ferry runs again</h1>\(prose)</article>", head: linked(members)), as: .html
    )
    #expect(read.access == Access(declared: state, observed: .free))
  }

  @Test func `a tier is finer than a yes or no`() throws {
    let head =
      "<meta property='article:content_tier' content=metered>"
      + linked("\"isAccessibleForFree\":false")
    let read = try article(
      page("<article><h1>Ferry runs again</h1>\(prose)</article>", head: head), as: .html)
    #expect(read.access.declared == .metered)
  }

  @Test func `a beginning with an invitation behind it is no article`() {
    let body =
      "<article><h1>Ferry runs again</h1><div class=text>\(Self.beginning)</div></article>\(Self.invitation)"
    #expect(
      reason(page(body, head: linked("\"isAccessibleForFree\":false")))
        == .meteredStub("Subscribe to continue reading"))
    #expect(
      reason(page(body, head: linked("\"wordCount\":900")))
        == .meteredStub("Subscribe to continue reading"))
    let cut = body.replacing("work at night.</p></div>", with: "work …</p></div>")
    #expect(cut != body)
    #expect(reason(page(cut)) == .meteredStub("Subscribe to continue reading"))
  }

  @Test func `a whole article with a hidden invitation is one`() throws {
    let body =
      "<article><h1>Ferry runs again</h1><div class=text>\(Self.beginning)</div></article>\(Self.invitation)"
    #expect(reason(page(body)) == nil)
    let whole = page(body, head: linked("\"isAccessibleForFree\":false,\"wordCount\":215"))
    #expect(reason(whole) == nil)
    #expect(try article(whole, as: .html).access == Access(declared: .closed, observed: .metered))
  }

  @Test func `a form for name and password is no article`() {
    #expect(
      reason(
        page(
          "<h1>Log in</h1><form><input name=name></form><p>Forgot your password? We can send you a new one by mail.</p>",
          title: "Log in | The Courier"))
        == .loginPage("Log in | The Courier"))
  }

  @Test func `the front of a section and what a search found are no articles`() {
    let teasers = (1...9).map {
      "<div class=card><h3><a href=/\($0)>Harbour story number \($0) of the week</a></h3><p>The harbour office said on Monday that story \($0) is true.</p></div>"
    }.joined()
    #expect(
      reason(page("<h1>Harbour news</h1>\(teasers)", title: "Harbour"))
        == .sectionFront(articles: 9))
    #expect(
      reason(page("<h1>Search results for ferry</h1>\(teasers)", title: "Search"))
        == .searchResults("Search results for ferry"))
  }

  @Test func `an article with many teasers below it is one`() {
    let teasers = (1...9).map {
      "<div><h3><a href=/\($0)>Harbour story number \($0) of the week</a></h3></div>"
    }
    .joined()
    #expect(
      reason(page("<div><h1>Ferry runs again</h1><div>\(prose)</div><div>\(teasers)</div></div>"))
        == nil)
  }

  @Test(arguments: [
    "Error {\n  code=403;\n  message=\"Forbidden: your address is on a list.\";\n}\n",
    "429 Too Many Requests\n", "Service Unavailable\n\nTry again later.",
  ])
  func `an error in plain text is one`(text: String) {
    #expect(throws: ExtractionError.self) { try article(text, as: .text) }
  }
}
