import Extraction
import Foundation
import Testing

@Suite struct MarkupScreenTests {
  private func read(_ html: String) -> Result<Article, ExtractionError> {
    do throws(ExtractionError) {
      return .success(try Extractor().article(from: Page(bytes: Array(html.utf8), format: .html)))
    } catch {
      return .failure(error)
    }
  }

  @Test func `a hundred thousand nested elements are refused`() {
    let html = String(repeating: "<div>", count: 100_000) + prose
    #expect(read(html) == .failure(.tooDeep(limit: Extractor.Limits().depth)))
  }

  @Test func `end tags of other elements don't hide depth`() {
    #expect(
      read(String(repeating: "<div></span>", count: 50_000))
        == .failure(.tooDeep(limit: Extractor.Limits().depth)))
  }

  @Test func `formatting left open in every paragraph is refused`() {
    let fonts = (0..<2000).map { "<font color=c\($0)>" }.joined()
    #expect(
      read(fonts + String(repeating: "<p>x", count: 5000))
        == .failure(.tooDeep(limit: Extractor.Limits().depth)))
  }

  @Test func `twenty thousand attributes in a tag are refused`() {
    let attributes = (0..<20_000).map { " a\($0)=1" }.joined()
    #expect(
      read("<div\(attributes)>" + prose)
        == .failure(.tooManyAttributes(limit: Extractor.Limits().attributes)))
  }

  @Test func `a page of more elements than any page has is refused`() {
    #expect(
      read(String(repeating: "<p>a", count: 600_000))
        == .failure(.tooManyElements(limit: Extractor.Limits().elements)))
  }

  @Test func `elements that close one another are not deep`() throws {
    let rows = String(repeating: "<tr><td>a<li>b<p>c<br><img src=x>", count: 10_000)
    #expect(throws: Never.self) {
      try read("<h1>Ferry runs again</h1>\(prose)<table>\(rows)</table>").get()
    }
  }

  @Test(arguments: [
    "<h1>Ferry runs again</h1>\(prose)<p title=\"\(String(repeating: "v", count: 200_000))\">",
    "<h1>Ferry runs again</h1>\(prose)&#xFFFFFFFF; &#0; &bogus &amp &notit; &#x110000;",
    "<h1>Ferry runs again</h1>\(prose)<div", "<h1>Ferry runs again</h1>\(prose)<div class=\"",
    "<h1>Ferry runs again</h1>\(prose)<!-- never closed",
    "<h1>Ferry runs again</h1>\(prose)<script>if (a < b) { '</div>'",
    "<h1>Ferry runs again</h1>\(prose)<svg><path d=1/><path d=2/>",
    "<h1>Ferry runs again</h1>\(prose)<p =x y='a\"b' / z>",
    "<h1>Ferry runs again</h1>\(prose)<![CDATA[<div>]]><?php <b> ?>",
  ])
  func `broken markup after the article doesn't hurt it`(html: String) throws {
    let found = try read(html).get()
    #expect(found.headline == "Ferry runs again")
    #expect(found.blocks.count >= 3)
  }

  @Test func `scripts, styles, drawings and comments are left out with all that they hold`() throws
  {
    let html =
      "<h1>Ferry runs again</h1><script src=a data-x='>'>var a = '<p>No.</p>'</script><style media=all>p{}</style><svg class=i viewBox='0 0'><title>Icon</title><text>No.</text></svg><!-- <p>No.</p> -->\(prose)<noscript><p>No.</p></noscript>"
    let found = try read(html).get()
    #expect(found.blocks.count == 3)
    #expect(found.blocks.first?.text.hasPrefix("The ferry between") == true)
  }

  @Test func `mutated pages never stop the reader`() throws {
    let page = Array(harborFirePage.utf8)
    var random = SplitMix64(state: 7)
    for _ in 0..<300 {
      var bytes = page
      for _ in 0..<20 {
        let place = Int(random.next() % UInt64(bytes.count))
        switch random.next() % 4 {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.removeSubrange(place..<min(place + 40, bytes.count))
        case 2: bytes.insert(contentsOf: Array("<\"'>&<!--".utf8), at: place)
        default: bytes.insert(contentsOf: bytes[place..<min(place + 200, bytes.count)], at: place)
        }
      }
      // Any answer will do, as long as there is one.
      _ = try? Extractor().article(from: Page(bytes: bytes, format: .html))
    }
  }

  @Test func `a page beyond the limit is refused with its size`() {
    var limits = Extractor.Limits()
    limits.bytes = 10
    #expect(throws: ExtractionError.tooLarge(bytes: 11, limit: 10)) {
      try Extractor(limits: limits).article(from: Page(bytes: Array("hello world".utf8)))
    }
  }
}

/// A small seeded generator (Steele, Lea, Flood 2014), so that a failure comes again.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
