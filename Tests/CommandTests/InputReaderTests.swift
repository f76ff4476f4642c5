import Foundation
import Support
import Testing

@testable import writethru

struct InputReaderTests {
  @Test func `a line over the limit is told and passed over, a blank one only passed over`() throws
  {
    let scratch = try ScratchFolder()
    let long = String(repeating: "x", count: 700_000)
    try "one\n\n\(long)\r\n  \ntwo\r\nthree".write(
      toFile: scratch.path("lines"), atomically: true, encoding: .utf8)
    var input = try InputReader(path: scratch.path("lines"), limit: 1000)
    var told: [Int] = []
    var read: [String] = []
    while let line = try input.next(fail: { line, _ in told.append(line) }) {
      read.append("\(input.number): \(String(decoding: line, as: UTF8.self))")
    }
    #expect(read == ["1: one", "5: two", "6: three"])
    #expect(told == [3])
  }
}
