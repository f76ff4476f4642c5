import Browser
import Foundation
import Support
import Testing

/// The built program serving the examples, and a browser that looks at it.
final class SiteInBrowser {
  let browser: WebDriver
  let address: String
  private let server: Child
  private let scratch: ScratchFolder

  /// Starts both.
  init(
    size: (width: Int, height: Int) = (1200, 900), isDark: Bool = false, hasScripts: Bool = true
  ) async throws {
    scratch = try ScratchFolder()
    let archive = scratch.path("archive.db")
    try SiteInBrowser.ingest(
      [
        "tallowford-footbridge", "--url",
        "https://www.courier.example/2025/03/04/tallowford-footbridge",
      ], into: archive)
    try SiteInBrowser.ingest(["velmoor-water.jsonl", "vesk-strait-ferry"], into: archive)
    server = try Child(SiteInBrowser.program.path, ["serve", "--port", "0", "--db", archive])
    address = try await server.line { $0.hasPrefix("http://") }
    browser = try await WebDriver(size: size, isDark: isDark, hasScripts: hasScripts)
  }

  /// The footbridge's story.
  static let story = "/stories/rphe8y1s"

  static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Takes examples into an archive.
  static func ingest(_ arguments: [String], into archive: String) throws {
    let ingest = Process()
    ingest.executableURL = program
    ingest.arguments = ["ingest"] + arguments + ["--db", archive]
    ingest.currentDirectoryURL = project.appendingPathComponent("examples")
    ingest.standardOutput = FileHandle.nullDevice
    ingest.standardError = FileHandle.nullDevice
    try ingest.run()
    ingest.waitUntilExit()
    #expect(ingest.terminationStatus == 0)
  }

  /// The built program beside the running tests.
  static let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("writethru")

  func open(_ path: String) async throws { try await browser.open(address + path) }

  /// What a script gives as text.
  func text(_ script: String) async throws -> String {
    "\(try await browser.run("return String(\(script))"))"
  }

  /// Waits until a script gives this, for at most five seconds.
  func expect(
    _ script: String, toBe wanted: String, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    var found = ""
    for _ in 0..<50 {
      found = try await text(script)
      if found == wanted { return }
      try await Task.sleep(for: .milliseconds(100))
    }
    Issue.record("\(script) is \(found), not \(wanted)", sourceLocation: sourceLocation)
    try await keepScreenshot("\(sourceLocation.line)")
  }

  /// Keeps what is shown, for whoever looks into a failure.
  func keepScreenshot(_ name: String) async throws {
    let folder = SiteInBrowser.project.appendingPathComponent(".build/screenshots")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent("\(name).png")
    try await browser.screenshot().write(to: file)
    print("screenshot: \(file.path)")
  }

  /// Ends both; the server must have ended well.
  func close() async {
    await browser.close()
    server.end()
    #expect(server.status == 0)
  }
}

/// Starts both, does something, and ends both, whatever comes of it.
func withSite(
  size: (width: Int, height: Int) = (1200, 900), isDark: Bool = false, hasScripts: Bool = true,
  _ body: (SiteInBrowser) async throws -> Void
) async throws {
  let site = try await SiteInBrowser(size: size, isDark: isDark, hasScripts: hasScripts)
  do {
    try await body(site)
  } catch {
    // What is shown says more than the error; where there is nothing to show, the error is all.
    try? await site.keepScreenshot("failure")
    await site.close()
    throw error
  }
  await site.close()
}
