import Testing

@testable import Extraction

@Suite struct NoticeBoxTests {
  private func texts(_ box: String, behind: String = "") throws -> [String] {
    try article(
      page(
        "<h1>Ferry runs again</h1><div class=x>\(prose)\(box)<p>Divers go down again on Friday, at low water.</p>\(behind)</div>"
      ),
      as: .html
    ).blocks.map(\.text)
  }

  @Test(arguments: [
    "<p><em>Sign up <a href=/l>here</a> for our daily newsletter.</em></p>",
    "<div class=css-1><h4>The Morning Letter</h4><p>Get the day's news in your inbox every weekday.</p></div>",
    "<div class=css-2><h2>Your choice</h2><p>This website uses cookies. By continuing you agree to our use of them.</p></div>",
    "<p>Abonnieren Sie unseren Newsletter und lesen Sie jeden Morgen, was wichtig ist.</p>",
    "<div>Comments (37)</div>", "<div>Post views: 84,208</div>", "<div>Updated 29m ago</div>",
    "<p>57,568 people shared this</p>", "<p>Read by 96,166 people</p>", "<p>3 saat önce</p>",
    "<p>Advertisement - scroll to continue</p>", "<div>3時間前</div>",
  ])
  func `offers, notices and counters between paragraphs are left out with their headings`(
    box: String
  ) throws {
    #expect(try texts(box) == texts(""))
  }

  @Test(arguments: [
    "<p>Follow the quay to its end, the harbour office said: the newsletter had been wrong.</p>",
    "<p>Cookies were handed to your correspondent on the quay by the wife of the captain.</p>",
    "<p>In 2030 the ferry was read about by 40 people in a room with nine readers.</p>",
  ])
  func `sentences that speak of such things are kept`(line: String) throws {
    #expect(try texts(line).count == (try texts("")).count + 1)
  }

  @Test func `linked titles with a sentence under each are other stories where nothing follows`()
    throws
  {
    let story =
      "<div><a href=/a><h4>Pier to close for paint</h4></a><p>It took them eleven years and a good deal of patience.</p></div>"
    let list = "<div class=css-3><h3>Popular</h3>\(story)\(story)</div>"
    #expect(try texts("", behind: list) == texts(""))
    // What follows them is of the article, and so are they.
    #expect(try texts(list).contains("It took them eleven years and a good deal of patience."))
  }

  @Test func `a banner that asks for consent over a short article hides nothing`() throws {
    let banner =
      "<div class=css-4><h2>We value your privacy</h2><p>We and our partners use cookies on this page to measure how it is read.</p></div>"
    let html = page(
      "\(banner)<h1>Canoe turns over</h1><p>Two people were pulled from the reservoir on Saturday evening after their canoe turned over.</p><p>Neither was badly hurt, the fire service said.</p>"
    )
    #expect(try article(html, as: .html).blocks.count == 2)
  }
}
