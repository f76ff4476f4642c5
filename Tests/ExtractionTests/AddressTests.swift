import Extraction
import Testing

@Suite struct AddressTests {
  @Test(arguments: [
    "http://example.org/2031/flood", "https://WWW.Example.org:443/2031/flood/",
    "http://example.org:80/2031/flood#top",
    "https://example.org/2031/flood?utm_source=x&fbclid=1", "https://m.example.org/2031/flood",
    "https://mobile.example.org/2031/flood", "https://amp.example.org/2031/flood",
    "https://example.org/2031/flood/amp/",
    "https://example.org/amp/2031/flood", "https://example.org/2031/flood?amp=1",
    "https://name:secret@example.org/2031/flood",
    "https://example.org./2031/./flood", "https://example.org/x/../2031/flood",
    "  https://example.org/2031/%66lood\n",
    "https://www.google.com/amp/s/example.org/2031/flood",
    "https://example-org.cdn.ampproject.org/c/s/example.org/2031/flood",
  ])
  func `variants of an address are one`(text: String) {
    #expect(Address(text)?.description == "https://example.org/2031/flood")
  }

  @Test func `parameters that tell stories apart stay, sorted`() {
    #expect(
      Address("https://example.org/story?page=2&id=7&utm_medium=mail")?.description
        == "https://example.org/story?id=7&page=2")
    #expect(Address("https://example.org/a?id=1") != Address("https://example.org/a?id=2"))
  }

  @Test func `a port of its own stays`() {
    #expect(Address("http://example.org:8080/a")?.description == "https://example.org:8080/a")
  }

  @Test func `percent encoding has one form`() {
    #expect(Address("https://example.org/caf\u{e9}") == Address("https://example.org/caf%c3%a9"))
    #expect(Address("https://example.org/a%2fb") != Address("https://example.org/a/b"))
  }

  @Test func `names beyond ASCII stay as they are`() {
    #expect(Address("https://B\u{fc}cher.example/a")?.host == "b\u{fc}cher.example")
  }

  @Test func `a mobile label between language and site goes`() {
    #expect(Address("https://en.m.example.org/a")?.host == "en.example.org")
    #expect(Address("https://amp.dev/a")?.host == "amp.dev")
  }

  @Test func `AMP file names go back to the page's`() {
    #expect(
      Address("https://example.org/flood.amp.html")?.description == "https://example.org/flood.html"
    )
    #expect(Address("https://example.org/amp")?.description == "https://example.org/amp")
  }

  @Test(arguments: [
    "", "example.org/a", "ftp://example.org/", "javascript:alert(1)", "https://", "https:///a",
    "https://exa mple.org/",
    "https://example.org:99999/", "https://example.org:x/", "https://a\u{0}b.org/",
    "https://example.org/a\u{7}b", "https://exa%6dple.org/",
    "https://example\\.org/", "https://..org/", "https://exa\u{202e}mple.org", "https://[::1",
    "mailto:a@example.org",
    "https://example.org/" + String(repeating: "a", count: 5000),
  ])
  func `what is no web address is none`(text: String) {
    #expect(Address(text) == nil)
  }

  @Test func `relative addresses are taken from the page's`() {
    let base = "https://example.org/news/2031/flood?x=1"
    #expect(Address("/a/b", relativeTo: base)?.description == "https://example.org/a/b")
    #expect(Address("fire", relativeTo: base)?.description == "https://example.org/news/2031/fire")
    #expect(
      Address("//other.example/a", relativeTo: base)?.description == "https://other.example/a")
    #expect(Address("https://other.example/a", relativeTo: nil)?.host == "other.example")
    #expect(Address("/a/b", relativeTo: nil) == nil)
    #expect(Address("javascript:x", relativeTo: base) == nil)
  }

  @Test func `an address that encoding makes too long is none`() {
    let path = String(repeating: "<", count: 2000)
    #expect(Address("https://a.example/\(path)") == nil)
    #expect(Address("https://a.example/\(path.prefix(1000))") != nil)
  }
}
