import Foundation
import Support
import Testing

/// What a page may take of memory is bounded by its size and its elements, as the README says.
///
/// The bound is set by the system, for one process alone: a program that asks for more ends by a signal.
struct MemoryTests {
  private let program: Program

  init() throws {
    program = try Program()
  }

  /// The addresses that the program takes up before it reads anything: most of them for its code.
  private static let own = 200 << 20
  /// Seconds of the processor's time after which a page counts as one that never ends, in a debug build.
  private static let mostSeconds = 30

  /// Extracts an article, or refuses the page, within the memory that its size and elements allow.
  private func extractWithinBounds(_ page: [UInt8], _ name: String) throws {
    let elements = page.lazy.filter { $0 == UInt8(ascii: "<") }.count
    let allowed = Self.own + max(25 * page.count, 600 * elements)
    try program.write("page.html", page)
    let script = #"ulimit -v "$1"; ulimit -t "$2"; exec "$3" extract page.html"#
    let result = try program.start(
      ["-c", script, "sh", "\(allowed >> 10)", "\(Self.mostSeconds)", Program.executable.path],
      of: URL(fileURLWithPath: "/bin/sh")
    ).finish()
    // Read (0) or refused (1); more is the shell's word for a signal.
    #expect(result.status <= 1, "\(name): \(result.error.prefix(400))")
    #expect(result.status == 0 || result.error.hasPrefix("page.html: "), "\(name)")
  }

  private static let pages: [(name: String, html: String)] = [
    ("paragraphs", String(repeating: "<p>a", count: 60_000)),
    ("text", "<p>" + String(repeating: "The ferry runs again. ", count: 20_000)),
    ("rows", "<table>" + String(repeating: "<tr><td>b", count: 30_000)),
    ("links", String(repeating: "<a href=x>b</a> ", count: 30_000)),
    ("nested", String(repeating: "<i>", count: 3900) + String(repeating: "a ", count: 200_000)),
    (
      "linked data",
      "<script type=application/ld+json>" + String(repeating: #"{"author":["#, count: 40_000)
    ),
  ]

  @Test func `no page takes more than its size and its elements allow`() throws {
    for page in Self.pages {
      try extractWithinBounds(Array("<h1>Ferry</h1>\(page.html)".utf8), page.name)
    }
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `no broken page takes more than its size and its elements allow`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let folder = Program.examples.appendingPathComponent("tallowford-footbridge")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    for round in 0..<8 {
      let name = names[Int.random(in: 0..<names.count, using: &random)]
      let page = try Data(contentsOf: folder.appendingPathComponent(name))
      // Grown, so that what a break costs is seen beside what the program takes anyhow.
      var grown: [UInt8] = []
      while grown.count < 200_000 { grown += Breaker.ofPages.broken(page, &random) }
      try extractWithinBounds(grown, "\(name), seed \(seed), round \(round)")
    }
  }
}
