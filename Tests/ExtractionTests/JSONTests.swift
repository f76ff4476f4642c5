import Testing

@testable import Extraction

@Suite struct JSONTests {
  private func read(_ text: String, isTolerant: Bool = false) throws -> JSON {
    try JSONReader.value(of: Array(text.utf8), isTolerant: isTolerant)
  }

  @Test func `values and escapes are read`() throws {
    let value = try read(
      #" {"a": [1, -2.5e3, true, false, null], "b": "x\n\"\u00e9\ud83d\ude00\/", "": {}} "#)
    #expect(
      value["a"] == .array([.number("1"), .number("-2.5e3"), .bool(true), .bool(false), .null]))
    #expect(value["b"] == .string("x\n\"\u{e9}\u{1F600}/"))
    #expect(value[""] == .object([]))
  }

  @Test func `a surrogate without its partner is a replacement character`() throws {
    #expect(try read(#""\ud83d!""#) == .string("\u{FFFD}!"))
  }

  @Test(arguments: ["", "{", "[1,]", "{\"a\":1,}", "\"a\nb\"", "\"\\x\"", "nul", "1 2", "{a:1}"])
  func `strict reading refuses what isn't JSON`(text: String) {
    #expect(throws: JSONReader.Failure.self) { try read(text) }
  }

  @Test func `tolerant reading takes what pages hold`() throws {
    #expect(
      try read("{\"a\": \"x\ny\", \"b\": [1, 2,], }", isTolerant: true)
        == .object([("a", .string("x y")), ("b", .array([.number("1"), .number("2")]))]))
    #expect(try read("{\"a\": \"x\", \"b\": [1, {\"c\": 2", isTolerant: true)["a"] == .string("x"))
  }
}
