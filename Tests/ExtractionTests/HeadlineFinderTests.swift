import Testing

@testable import Extraction

@Suite struct HeadlineFinderTests {
  private func headline(_ body: String, title: String, head: String = "") throws -> String {
    try article(page(body + prose, title: title, head: head), as: .html).headline
  }

  private func openGraph(_ title: String, site: String? = nil) -> String {
    "<meta property='og:title' content='\(title)'>"
      + (site.map { "<meta property='og:site_name' content='\($0)'>" } ?? "")
  }

  @Test(arguments: [
    "<h1><span>Islands</span> <span>Ferry runs again at last</span></h1>",
    "<h1>Islands: Ferry runs again at last</h1>", "<h1>Islands | Ferry runs again at last</h1>",
  ])
  func `words over a headline are no part of it`(heading: String) throws {
    let found = try headline(
      heading, title: "Ferry runs again at last - Courier",
      head: openGraph("Ferry runs again at last"))
    #expect(found == "Ferry runs again at last")
  }

  @Test func `what the declared title holds as well stays in the headline`() throws {
    let title = "Islands: Ferry runs again at last"
    #expect(try headline("<h1>\(title)</h1>", title: title, head: openGraph(title)) == title)
  }

  @Test(arguments: [
    "<h1><a href='/'>Island Courier</a></h1>", "<h1>Island Courier</h1>",
  ])
  func `the name of the site is no headline`(name: String) throws {
    let found = try headline(
      name + "<h2>Ferry runs again at last</h2>",
      title: "Ferry runs again at last | Island Courier",
      head: openGraph("Ferry runs again at last", site: "Island Courier"))
    #expect(found == "Ferry runs again at last")
  }

  @Test func `the only heading counts where machines are told something else`() throws {
    let found = try headline(
      "<h1>Ferry runs again at last</h1>", title: "Island Courier",
      head: openGraph("News from all of the islands"))
    #expect(found == "Ferry runs again at last")
  }

  @Test func `a heading marked as a title counts more than the title of the tab`() throws {
    let found = try headline(
      "<h3 class='title'>House rules</h3>", title: "Courier, the paper of the islands")
    #expect(found == "House rules")
  }
}
