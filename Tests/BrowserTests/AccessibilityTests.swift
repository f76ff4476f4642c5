import Browser
import Foundation
import Testing

/// The script of axe-core, as .ci/setup unpacks it.
private let axeScript: URL? = {
  let folder = SiteInBrowser.project.appendingPathComponent(".build/axe")
  let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
  return files?.lazy.compactMap { $0 as? URL }.first { $0.lastPathComponent == "axe.min.js" }
}()

/// axe-core finds nothing to complain about: WCAG 2.0 to 2.2, A and AA, and its best practices.
@Suite(
  .serialized,
  .enabled(if: WebDriver.isInstalled, "chromium and chromium-driver are not installed"),
  .enabled(if: axeScript != nil, "axe-core is not installed: .ci/setup gets it"))
struct AccessibilityTests {
  private static let paths = [
    "/", "/?kind=figure", SiteInBrowser.story, "\(SiteInBrowser.story)/compare/2..12",
    "\(SiteInBrowser.story)/compare/6..7", "\(SiteInBrowser.story)/compare/2..12?view=side",
    "\(SiteInBrowser.story)/compare/14..15?show=substance", "\(SiteInBrowser.story)/revisions/12",
    "\(SiteInBrowser.story)/since/3", "/search?q=fire", "/search", "/nothing-here",
  ]

  @Test(arguments: [false, true])
  func `axe finds no violation on any page, light or dark`(_ isDark: Bool) async throws {
    let script = try String(contentsOf: #require(axeScript), encoding: .utf8)
    for size in [(1200, 900), (390, 800)] {
      try await withSite(size: size, isDark: isDark) { site in
        for path in Self.paths {
          try await site.open(path)
          _ = try await site.browser.run(
            "document.querySelectorAll('details').forEach(one => one.open = true)")
          _ = try await site.browser.run(script)
          let found = try await site.browser.wait(
            for: """
              const done = arguments[arguments.length - 1];
              axe.run(document, {resultTypes: ['violations']}).then(result => done(JSON.stringify(
                result.violations.map(one => [one.id, one.nodes.slice(0, 3).map(node => node.html.slice(0, 200))]))))
              """)
          #expect("\(found)" == "[]", "\(path) at \(size)")
        }
      }
    }
  }
}
