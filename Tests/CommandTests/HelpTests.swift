import Foundation
import Testing

/// The help and the README agree with the program.
struct HelpTests {
  private let program: Program
  private let commands = [
    "ingest", "link", "unlink", "stories", "timeline", "show", "diff", "export", "extract",
    "search",
    "verify", "attest", "backup", "stats", "rebuild", "re-extract",
    "redact", "prune", "serve", "watch",
  ]

  init() throws {
    program = try Program()
  }

  @Test func `every command is listed, has help with an example, and stands in the README`() throws
  {
    let readme = try String(
      contentsOf: Program.project.appendingPathComponent("README.md"), encoding: .utf8)
    let overview = try program.run("--help").output
    for command in commands {
      #expect(overview.contains("  \(command) "), "\(command)")
      let help = try program.run(command, "--help")
      #expect(help.status == 0)
      #expect(help.output.contains("EXAMPLE:\n  "), "\(command)")
      #expect(help.output.contains("writethru \(command) "), "\(command)")
      #expect(readme.contains("writethru \(command)"), "\(command)")
    }
    let listed = overview.split(separator: "\n").filter {
      $0.hasPrefix("  ") && !$0.hasPrefix("   ")
    }
    .compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(Set(commands).isSubset(of: listed))
  }

  @Test func `the README's commands write what it shows`() throws {
    let readme = try String(
      contentsOf: Program.project.appendingPathComponent("README.md"), encoding: .utf8)
    let blocks = readme.components(separatedBy: "```console\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
    var shown = 0
    // The first block shows what is to come; the archive it speaks of is made by the others.
    for block in blocks.dropFirst() + blocks.prefix(1) {
      for step in "\n\(block)".components(separatedBy: "\n$ ").dropFirst() {
        let lines = step.split(separator: "\n", omittingEmptySubsequences: false)
        guard let line = lines.first, line.hasPrefix("writethru ") else { continue }
        let expected = lines.dropFirst().joined(separator: "\n")
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/bash")
        shell.arguments = [
          "-c", "writethru() { '\(Program.executable.path)' \"$@\"; }; \(line) 2>/dev/null",
        ]
        shell.currentDirectoryURL = Program.examples
        shell.environment = [
          "WRITETHRU_DB": program.path("archive.db"), "PATH": "/usr/bin:/bin", "COLUMNS": "90",
        ]
        let output = program.folder.appendingPathComponent("readme-\(shown)")
        try Data().write(to: output)
        shell.standardOutput = try FileHandle(forWritingTo: output)
        try shell.run()
        shell.waitUntilExit()
        let text = try String(contentsOf: output, encoding: .utf8)
        let trimmed = expected.trimmingCharacters(in: .newlines)
        #expect(HelpTests.matches(text, trimmed), "\(line) wrote:\n\(text)")
        shown += 1
      }
    }
    #expect(shown >= 8)
  }

  /// Whether output is what is shown, where a line `…` stands for any lines.
  private static func matches(_ output: String, _ shown: String) -> Bool {
    var rest = Substring(output)
    for (position, part) in shown.components(separatedBy: "\n…").enumerated() {
      let wanted = part.trimmingCharacters(in: .newlines)
      if wanted.isEmpty { continue }
      guard let found = rest.range(of: wanted) else { return false }
      if position == 0, found.lowerBound != rest.startIndex { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }
}
