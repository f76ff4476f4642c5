import Support
import Testing

@testable import Fetching

struct RobotsTests {
  private func robots(_ text: String) -> Robots { Robots(Array(text.utf8)) }

  @Test(arguments: [
    // RFC 9309, 5.1 and 5.2
    (
      "User-agent: *\nDisallow: *.gif$\nDisallow: /example/\nAllow: /publications/", "/a.gif", false
    ),
    (
      "User-agent: *\nDisallow: *.gif$\nDisallow: /example/\nAllow: /publications/", "/a.gif?x",
      true
    ),
    (
      "User-agent: *\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif",
      "/example/page/", true
    ),
    (
      "User-agent: *\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif",
      "/example/page/disallowed.gif", false
    ),
    // nothing said
    ("", "/a", true), ("Disallow: /", "/a", true), ("User-agent: other\nDisallow: /", "/a", true),
    ("User-agent: *\nDisallow:", "/a", true), ("<html>404</html>", "/a", true),
    // everybody, and us
    ("User-agent: *\nDisallow: /", "/a", false), ("User-Agent : *\ndisallow : /", "/a", false),
    ("user-agent: *\ndisallow: /\n\nuser-agent: Writethru\nallow: /", "/a", true),
    ("user-agent: WRITETHRU/2.0\ndisallow: /\nuser-agent: *\nallow: /", "/a", false),
    ("user-agent: writethru\nuser-agent: other\ndisallow: /", "/a", false),
    ("user-agent: writethru\n\nsitemap: /s\nuser-agent: other\ndisallow: /", "/a", false),
    ("user-agent: writethru-other\ndisallow: /", "/a", true),
    (
      "user-agent: writethru\ndisallow: /a\nuser-agent: x\nallow: /\nuser-agent: writethru\ndisallow: /b",
      "/b", false
    ),
    ("user-agent: writethru\nuser-agent: *\ncrawl-delay: 3", "/a", true),
    ("user-agent: *\ndisallow: /\nuser-agent: writethru", "/a", true),
    // length decides, and of one length the one that allows
    ("user-agent: *\ndisallow: /a\nallow: /a/b", "/a/b/c", true),
    ("user-agent: *\nallow: /a/b\ndisallow: /a", "/a/c", false),
    ("user-agent: *\ndisallow: /page\nallow: /page", "/page", true),
    ("user-agent: *\nallow: /page\ndisallow: /*.htm", "/page.htm", false),
    // stars and ends
    ("user-agent: *\ndisallow: /fish*", "/fishheads/x", false),
    ("user-agent: *\ndisallow: /*.php$", "/a/b.php", false),
    ("user-agent: *\ndisallow: /*.php$", "/a/b.php?c", true),
    ("user-agent: *\ndisallow: /a*b*c$", "/a1b2bc", false),
    ("user-agent: *\ndisallow: /a*b*c$", "/a1c2b", true),
    ("user-agent: *\ndisallow: *", "/a", false), ("user-agent: *\ndisallow: $", "/", true),
    ("user-agent: *\ndisallow: /$", "/", false), ("user-agent: *\ndisallow: /$", "/a", true),
    ("user-agent: *\ndisallow: /a$b", "/a$b", false), ("user-agent: *\ndisallow: /**", "/a", false),
    ("user-agent: *\ndisallow: ab", "/ab", true), ("user-agent: *\ndisallow: /Fish", "/fish", true),
    // all ways to encode the same
    ("user-agent: *\ndisallow: /foo/bar/ツ", "/foo/bar/%E3%83%84", false),
    ("user-agent: *\ndisallow: /foo/bar/%E3%83%84", "/foo/bar/%e3%83%84", false),
    ("user-agent: *\ndisallow: /foo/bar/%62%61%7A", "/foo/bar/baz", false),
    ("user-agent: *\ndisallow: /a%3cd.html", "/a%3Cd.html", false),
    ("user-agent: *\ndisallow: /a%2fb", "/a/b", true),
    ("user-agent: *\ndisallow: /a%2ab", "/a*b", false),
    ("user-agent: *\ndisallow: /a%2ab", "/axb", true),
    ("user-agent: *\ndisallow: /a{b}", "/a%7Bb%7D", false),
    ("user-agent: *\ndisallow: /%", "/%25", false),
    // lines as they are found
    ("\u{FEFF}user-agent: *\r\ndisallow: /a # not this\r\n", "/a", false),
    ("user-agent: *\rdisallow: /a", "/a", false), ("user-agent:*\ndisallow:/a", "/a", false),
    ("user-agent: *\n  disallow:\t/a  ", "/ab", false), ("user-agent: *\ndisallow /a", "/a", true),
    ("# only\n#user-agent: *\ndisallow: /", "/a", true),
    // itself
    ("user-agent: *\ndisallow: /", "/robots.txt", true),
  ])
  func `what a robots.txt allows`(text: String, path: String, isAllowed: Bool) {
    #expect(robots(text).allows(path) == isAllowed, "\(text)")
  }

  @Test(arguments: [
    ("user-agent: *\ncrawl-delay: 5", 5.0), ("user-agent: *\ncrawl-delay: 0.5\ndisallow: /", 0.5),
    ("user-agent: *\ncrawl-delay: 5\nuser-agent: writethru\ncrawl-delay: 7", 7),
    ("user-agent: *\ncrawl-delay: 5\nuser-agent: writethru\nallow: /", nil),
    ("user-agent: *\ncrawl-delay: -1", nil), ("user-agent: *\ncrawl-delay: soon", nil),
    ("user-agent: *\ncrawl-delay: nan", nil), ("user-agent: *\ncrawl-delay: inf", nil),
    ("crawl-delay: 5", nil),
  ])
  func `how long it asks to wait`(text: String, seconds: Double?) {
    #expect(robots(text).crawlDelay == seconds)
  }

  @Test func `of a file that is too long the beginning counts`() {
    let filler = String(repeating: "# nothing\n", count: Robots.sizeLimit / 10)
    #expect(!robots("user-agent: *\ndisallow: /\n" + filler).allows("/a"))
    #expect(robots(filler + "          \nuser-agent: *\ndisallow: /").allows("/a"))
  }

  /// Whether a pattern fits, tried in every way.
  private func fits(_ pattern: ArraySlice<Character>, _ path: ArraySlice<Character>) -> Bool {
    guard let first = pattern.first else { return true }
    if first == "*" {
      return (path.startIndex...path.endIndex).contains { fits(pattern.dropFirst(), path[$0...]) }
    }
    if first == "$", pattern.count == 1 { return path.isEmpty }
    return path.first == first && fits(pattern.dropFirst(), path.dropFirst())
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `patterns fit as trying every way says`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for _ in 0..<500 {
      let letters: [Character] = ["a", "b", "*", "*", "$"]
      let pattern =
        "/"
        + String(
          (0..<Int.random(in: 0...6, using: &random)).map { _ in
            letters.randomElement(using: &random) ?? "a"
          })
      let path =
        "/"
        + String(
          (0..<Int.random(in: 0...7, using: &random)).map { _ in
            ["a", "b"].randomElement(using: &random) ?? "a"
          })
      let expected = !fits(Array(pattern)[...], Array(path)[...])
      // A dollar in the middle is an ordinary character, which no path here holds.
      #expect(
        robots("user-agent: *\ndisallow: \(pattern)").allows(path) == expected, "\(pattern) \(path)"
      )
    }
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `no bytes stop the reading`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let words = [
      "user-agent:", "*", "disallow:", "allow:", "/", "\n", "\r\n", "#", "$", "%", "%4", "%41",
      "crawl-delay:",
      "1e999", "\u{FEFF}", "\0", "writethru", " ", "é",
    ]
    let text = (0..<Int.random(in: 0...400, using: &random))
      .map { _ in words.randomElement(using: &random) ?? "" }.joined()
    var bytes = Array(text.utf8)
    for _ in 0..<Int.random(in: 0...20, using: &random) where !bytes.isEmpty {
      bytes[.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
    }
    let robots = Robots(bytes)
    #expect(robots.allows("/robots.txt"))
    _ = robots.allows("/a/b?c=%41")
    #expect(robots.crawlDelay.map { $0 >= 0 && $0.isFinite } ?? true)
  }
}
