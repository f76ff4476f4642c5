import Testing

@testable import Extraction

@Suite struct PaginationTests {
  private func read(
    _ body: String, head: String = "", address: String? = "https://a.example/news/ferry?page=2"
  ) throws -> Article {
    try article(
      page("<article><h1>Ferry runs again</h1>\(prose)\(body)</article>", head: head), as: .html,
      address: address)
  }

  @Test(arguments: [
    ("Page 2 of 4", 2, 4), ("Seite 1 von 3", 1, 3), ("Page 3/5", 3, 5),
    ("P\u{e1}gina 2 de 2", 2, 2),
  ])
  func `the number of the page is noted, and is not of the text`(
    line: String, number: Int, count: Int
  ) throws {
    let found = try read("<p>\(line)</p>", address: nil)
    #expect(found.pagination == Pagination(number: number, count: count))
    #expect(found.blocks.count == 3)
  }

  @Test(arguments: [
    "Page 12", "Page 5 of 4", "Page one of two", "Page 2 or 4 of it", "On page 2 of 4",
  ])
  func `other lines about pages number nothing`(line: String) {
    #expect(PageNumber(of: line) == nil)
  }

  @Test func `links to the next and the page before are read from head and body`() throws {
    let found = try read(
      "<a rel=next href='/news/ferry?page=3'>More</a>",
      head: "<link rel=prev href='https://a.example/news/ferry'>")
    #expect(
      found.pagination
        == Pagination(
          number: 2, previous: Address("https://a.example/news/ferry"),
          next: Address("https://a.example/news/ferry?page=3")))
  }

  @Test func `numbered links say how many pages there are, and are not of the text`() throws {
    let links = (1...3).map { "<li><a href='/news/ferry/\($0)'>\($0)</a></li>" }.joined()
    let found = try read(
      "<div class=pagination><ul>\(links)</ul></div>", address: "https://a.example/news/ferry")
    #expect(found.pagination == Pagination(number: 1, count: 3))
    #expect(found.blocks.count == 3)
  }

  @Test func `the next article is no next page`() throws {
    let found = try read(
      "<a rel=next href='/news/harbour'>Next</a>",
      head: "<link rel=next href='https://a.example/news/quay?page=3'>")
    #expect(found.pagination == nil)
  }
}
