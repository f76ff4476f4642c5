import Foundation
import Testing

/// The memory that a page can take is bounded by its size and its elements, as the README says.
struct MemoryTests {
  private let program: Program

  init() throws {
    program = try Program()
  }

  /// Pages of about a megabyte, and how many elements they have.
  private static let pages: [(name: String, html: String, elements: Int)] = [
    ("paragraphs", String(repeating: "<p>a", count: 150_000), 150_000),
    ("text", "<p>" + String(repeating: "The ferry runs again. ", count: 45_000), 1),
    ("rows", "<table>" + String(repeating: "<tr><td>b", count: 60_000), 120_000),
    ("links", String(repeating: "<a href=x>b</a> ", count: 60_000), 60_000),
    (
      "nested", String(repeating: "<i>", count: 3900) + String(repeating: "a ", count: 400_000),
      3900
    ),
  ]

  @Test func `no page takes more than its size and its elements allow`() throws {
    for page in Self.pages {
      try program.write("\(page.name).html", "<h1>Ferry</h1>" + page.html)
      _ = try program.run("extract", "\(page.name).html")
      var usage = rusage()
      #expect(getrusage(RUSAGE_CHILDREN.rawValue, &usage) == 0)
      // The most that any child took; those of other tests take less than the program's own share.
      let taken = usage.ru_maxrss * 1024
      let allowed = Self.pages.map { max(25 * $0.html.utf8.count, 600 * $0.elements) }.max() ?? 0
      #expect(taken < allowed + (64 << 20), "\(page.name) took \(taken) bytes")
    }
  }
}
