import Browser
import Foundation
import Testing

/// What readers do, in a real browser.
@Suite(
  .serialized,
  .enabled(if: WebDriver.isInstalled, "chromium and chromium-driver are not installed"))
struct BrowserTests {
  @Test func `two revisions are chosen on the story's page and compared`() async throws {
    try await withSite { site in
      try await site.open(SiteInBrowser.story)
      _ = try await site.browser.run(
        """
        document.querySelector('select[name=old]').value = '2';
        document.querySelector('select[name=new]').value = '12';
        """)
      try await site.browser.click(".choose button")
      try await site.expect("location.pathname", toBe: "\(SiteInBrowser.story)/compare/2..12")
      try await site.expect("document.querySelectorAll('ins').length > 5", toBe: "true")
    }
  }

  @Test func `keys step through changes and revisions, and tell what they do`() async throws {
    try await withSite { site in
      try await site.open("\(SiteInBrowser.story)/compare/2..3")
      let changes = "[...document.querySelectorAll('[data-change]')]"
      let focused = "\(changes).indexOf(document.activeElement)"
      for (key, place) in [("j", "0"), ("j", "1"), ("k", "0"), ("k", "0")] {
        try await site.browser.press(key)
        try await site.expect(focused, toBe: place)
      }
      try await site.browser.press("?")
      try await site.expect("document.querySelector('dialog')?.open", toBe: "true")
      try await site.browser.press("?")
      try await site.expect("document.querySelector('dialog').open", toBe: "false")
      try await site.browser.press("]")
      try await site.expect("location.pathname", toBe: "\(SiteInBrowser.story)/compare/3..4")
      try await site.browser.press("[")
      try await site.expect("location.pathname", toBe: "\(SiteInBrowser.story)/compare/2..3")
      // In a field a key is a letter.
      try await site.browser.type("j]", into: "#q")
      try await site.expect("document.querySelector('#q').value", toBe: "j]")
    }
  }

  @Test func `a moved passage is followed to where it went, and back`() async throws {
    try await withSite { site in
      try await site.open("\(SiteInBrowser.story)/compare/6..7")
      try await site.browser.click(".away a")
      try await site.expect(
        "document.querySelector(':target').closest('.moved') !== null", toBe: "true")
      try await site.browser.click(".moved a")
      try await site.expect(
        "document.querySelector(':target').closest('.away') !== null", toBe: "true")
    }
  }

  @Test func `a phrase that was removed is searched and found with its life`() async throws {
    try await withSite { site in
      try await site.open("/")
      try await site.browser.type("\"fire station\"", into: "#q")
      try await site.browser.click(".find button")
      try await site.expect("location.pathname", toBe: "/search")
      try await site.expect(
        "document.querySelector('.passage.gone mark').textContent", toBe: "fire station")
      try await site.expect(
        "document.querySelector('.passage.gone').textContent.includes('gone by')", toBe: "true")
    }
  }

  @Test func `everything can be read without scripts`() async throws {
    try await withSite(hasScripts: false) { site in
      try await site.open(SiteInBrowser.story)
      try await site.browser.click(".timeline h4 a")
      try await site.expect("location.pathname.includes('/compare/')", toBe: "true")
      try await site.browser.click(".switches li:nth-child(2) a")
      try await site.expect("document.querySelector('table.side') !== null", toBe: "true")
      try await site.browser.click(".steps a[rel=prev]")
      try await site.expect("location.search", toBe: "?view=side")
    }
  }

  @Test(arguments: [
    "/", SiteInBrowser.story, "\(SiteInBrowser.story)/compare/2..12",
    "\(SiteInBrowser.story)/compare/2..12?view=side", "\(SiteInBrowser.story)/revisions/15",
    "/search?q=bridge",
  ])
  func `a small screen never scrolls sideways`(_ path: String) async throws {
    try await withSite(size: (360, 740)) { site in
      try await site.open(path)
      try await site.expect(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth", toBe: "true"
      )
    }
  }

  @Test func `a reader who wants it dark has it dark`() async throws {
    try await withSite(isDark: true) { site in
      try await site.open("/")
      try await site.expect(
        "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).every(part => part < 60)",
        toBe: "true")
    }
  }

  @Test func `pages ask no other host for anything, and break no rule of theirs`() async throws {
    try await withSite { site in
      for path in ["/", SiteInBrowser.story, "\(SiteInBrowser.story)/compare/2..12"] {
        try await site.open(path)
        try await site.expect(
          "performance.getEntriesByType('resource').every(one => new URL(one.name).host == location.host)",
          toBe: "true")
        try await site.expect(
          "performance.getEntriesByType('resource').length >= 2", toBe: "true")
      }
    }
  }
}
