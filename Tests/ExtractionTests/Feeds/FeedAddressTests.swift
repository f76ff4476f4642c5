import Testing

@testable import Extraction

@Suite struct FeedAddressTests {
  /// The examples of RFC 3986, section 5.4, without those of other schemes.
  @Test(arguments: [
    ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
    ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"),
    ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"),
    (";x", "http://a/b/c/;x"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"),
    ("..", "http://a/b/"), ("../", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"),
    ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("/./g", "http://a/g"),
    ("/../g", "http://a/g"), ("g;x=1/../y", "http://a/b/c/y"),
    ("g?y/../x", "http://a/b/c/g?y/../x"),
  ])
  func `references are resolved as the standard says`(reference: String, expected: String) {
    #expect(FeedAddress.absolute(reference, base: "http://a/b/c/d;p?q") == expected)
  }

  @Test func `what is absolute stays as it is written`() {
    for text in ["HTTP://WWW.A.example:80/x y?b#c", "https://www.詹.example/é"] {
      #expect(FeedAddress.absolute(" \n\(text)\t", base: "https://b.example/") == text)
    }
    #expect(FeedAddress.absolute("www.a.example/x", base: nil) == "http://www.a.example/x")
  }

  @Test func `bases lie in one another, and what is none is passed over`() {
    let base = FeedAddress.base(["x/", "", "urn:y", "../z/"], under: "https://a.example/f.xml")
    #expect(base == "https://a.example/z/")
    #expect(FeedAddress.base(["x/"], under: nil) == nil)
  }

  @Test func `addresses that are too long are none`() {
    let long = "https://a.example/" + String(repeating: "x", count: 5000)
    #expect(FeedAddress.absolute(long, base: nil) == nil)
  }
}
