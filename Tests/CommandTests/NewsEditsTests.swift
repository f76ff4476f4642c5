import Foundation
import Testing

struct NewsEditsTests {
  @Test func `a NewsEdits file is made once, and never over another file`() throws {
    let program = try Program()
    _ = try program.ingestExamples()
    let path = program.path("edits.db")
    let made = try program.run("export", "--all", "--format", "newsedits", "--output", path)
    #expect(made.status == 0 && made.output.isEmpty)
    let header = try Data(contentsOf: URL(fileURLWithPath: path)).prefix(15)
    #expect(String(decoding: header, as: UTF8.self) == "SQLite format 3")
    #expect(!FileManager.default.fileExists(atPath: path + ".part"))
    let again = try program.run("export", "--all", "--format", "newsedits", "--output", path)
    #expect(again.status == 1 && again.error.contains("there is a file already"))
    #expect(try program.run("export", "--all", "--format", "newsedits").status == 64)
  }
}
