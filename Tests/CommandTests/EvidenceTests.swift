import Foundation
import Testing

/// A bundle that is checked with the tools that every system has.
struct EvidenceTests {
  private let program: Program

  init() throws {
    program = try Program()
    _ = try program.ingestExamples()
  }

  /// Runs the bundle's own script.
  private func check(_ folder: String) throws -> (status: Int32, output: String) {
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["\(folder)/check.sh"]
    let pipe = Pipe()
    shell.standardOutput = pipe
    shell.standardError = FileHandle.nullDevice
    try shell.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    shell.waitUntilExit()
    return (shell.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  private func bundle() throws -> String {
    let folder = program.path("evidence")
    let result = try program.run(
      "export", "velmoor", "--format", "evidence", "--output", folder)
    #expect(result.status == 0, "\(result.error)")
    return folder
  }

  @Test func `a bundle proves itself, and prints what was attested`() throws {
    let folder = try bundle()
    let attested = try program.run("attest").output
    let checked = try check(folder)
    #expect(checked.status == 0)
    #expect(checked.output == attested)
    let page = try String(contentsOfFile: "\(folder)/index.html", encoding: .utf8)
    #expect(page.contains("revision 1:"))
    let pages = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/pages")
    #expect(pages.count == 8)
    #expect(pages.allSatisfy { page.contains("pages/\($0)") })
    let again = try program.run("export", "velmoor", "--format", "evidence", "--output", folder)
    #expect(again.status == 1)
  }

  @Test(arguments: ["record.jsonl", "index.html", "pages"]) func `a changed file is found`(
    name: String
  ) throws {
    let folder = try bundle()
    let path =
      name == "pages"
      ? "\(folder)/pages/\(try #require(FileManager.default.contentsOfDirectory(atPath: "\(folder)/pages").first))"
      : "\(folder)/\(name)"
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: URL(fileURLWithPath: path))
    #expect(try check(folder).status != 0)
  }

  @Test func `a line that was taken out breaks the chain, whatever the manifest says`() throws {
    let folder = try bundle()
    let path = "\(folder)/record.jsonl"
    var lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    lines.remove(at: lines.count / 2)
    try (lines.joined(separator: "\n") + "\n").write(
      toFile: path, atomically: true, encoding: .utf8)
    let forge = Process()
    forge.executableURL = URL(fileURLWithPath: "/bin/sh")
    forge.arguments = [
      "-c",
      "cd '\(folder)' && sha256sum index.html check.sh record.jsonl pages/* > MANIFEST.sha256",
    ]
    try forge.run()
    forge.waitUntilExit()
    #expect(try check(folder).status == 1)
  }

  @Test func `evidence is of one story, and needs a place`() throws {
    #expect(try program.run("export", "velmoor", "--format", "evidence").status == 64)
    #expect(
      try program.run("export", "--all", "--format", "evidence", "--output", "x").status == 64)
  }
}
