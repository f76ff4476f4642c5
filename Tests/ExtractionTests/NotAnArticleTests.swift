import Extraction
import Testing

@Suite struct NotAnArticleTests {
  private func reason(_ html: String) -> ExtractionError.Reason? {
    do {
      _ = try article(html, as: .html)
      return nil
    } catch ExtractionError.noArticle(let reason) {
      return reason
    } catch {
      return nil
    }
  }

  @Test(arguments: [
    "404 Not Found", "Page not found | The Courier", "403 Forbidden", "Access Denied",
    "503 Service Unavailable", "Error 500",
    "Sorry, this page is not available", "Seite nicht gefunden", "429 Too Many Requests",
    "ERROR: The request could not be satisfied",
  ])
  func `error pages are told by their titles`(title: String) {
    let body =
      "<h1>\(title)</h1><p>The page that you asked for can't be shown. It may have been moved, or the address may be wrong. Please go back to the front page.</p>"
    #expect(reason(page(body, title: title)) == .errorPage(title))
  }

  @Test(arguments: [
    "Mayor denied access to harbour office", "Error in count delays Northmoor election result",
    "Not found: the search for the missing ferry goes on",
    "Page from lost diary found in harbour", "Ferry service unavailable until Friday",
  ])
  func `headlines about errors are no error pages`(title: String) {
    #expect(reason(page("<h1>\(title)</h1>" + prose, title: title)) == nil)
  }

  @Test func `a test for robots is one`() {
    #expect(
      reason(
        page(
          "<h1>courier.example.org</h1><p>Verify you are human by completing the action below.</p>",
          title: "Just a moment..."))
        == .captcha("Just a moment..."))
  }

  @Test func `a stub before a paywall is one`() {
    let stub = page(
      "<h1>Ferry runs again</h1><p>The ferry between Northmoor and the islands runs again, the harbour office said on Monday.</p><div class=paywall><p>Subscribe to continue reading.</p></div>"
    )
    #expect(reason(stub) == .paywall("Subscribe to continue reading."))
  }

  @Test func `a consent wall is one`() {
    #expect(
      reason(page("<h1>Before you continue</h1><p>Choose.</p>", title: "Courier"))
        == .consentWall("Before you continue"))
  }

  @Test func `an empty shell waits for its scripts`() {
    #expect(
      reason(page("<div id=root></div><script>start()</script>", title: "Courier"))
        == .waitsForScripts)
  }

  @Test func `a page of labels tells its longest block`() throws {
    let labels = (1...30).map { "<p>Part number \($0) of the long list of harbour parts</p>" }
      .joined()
    #expect(reason(page(labels)) == .noText(longestBlock: 10))
    let lenient = Extractor(keepsShortPages: true)
    #expect(try lenient.article(from: Page(bytes: Array(page(labels).utf8))).blocks.count >= 29)
  }

  @Test func `a first alert of one sentence is an article where the page says so`() {
    let head = "<meta property=og:type content=article>"
    #expect(
      reason(
        page(
          "<h1>Fire at harbour</h1><p>A fire broke out at the harbour, police said.</p>", head: head
        )) == nil)
  }

  @Test func `messages say what to do`() {
    #expect(
      "\(ExtractionError.noArticle(.noText(longestBlock: 12)))"
        == "no article found: the longest block has 12 words; pass --story to keep it anyway")
    #expect(
      "\(ExtractionError.binary(kind: "a PDF file"))"
        == "not text: a PDF file; save the page as HTML or plain text first")
  }
}
