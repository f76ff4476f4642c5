import Foundation
import Support
import Testing

@testable import Fetching

/// Whatever stands in an address or in a `Location`: what is asked is written in one way alone, and is what other
/// programs read too.
struct AddressFuzzTests {
  private static let words = [
    "http", "https", "HTTP", ":", "//", "/", "\\", "@", "user", "example.org", "127.0.0.1", "[::1]",
    "[", "]",
    "localhost", ".", "..", "%", "%2e", "%00", "?", "#", "&", "=", ":80", ":8080", "0x7f", "1", " ",
    "\t", "\n",
    "\u{0}", "é", "．", "①", "xn--", "-", "_", "*", ";", "|", "{", "\"", "<", "\u{202E}",
  ]

  private func text(_ random: inout SeededRandom) -> String {
    (0..<Int.random(in: 0...12, using: &random))
      .map { _ in Self.words.randomElement(using: &random) ?? "" }.joined()
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `what is asked is written in one way alone`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let base = try Target("https://example.org/a/b?c")
    for _ in 0..<100 {
      let start = Bool.random(using: &random) ? "http://" : ""
      let written = start + text(&random)
      for target in [try? Target(written), try? base.following(written)] {
        guard let target else { continue }
        let again = target.description
        #expect(again.utf8.allSatisfy { (0x21..<0x7F).contains($0) }, "\(written)")
        #expect(try Target(again) == target, "\(written)")
        // The library that sends it reads the same host out of it.
        let read = try #require(URL(string: again))
        #expect(
          read.host.map { $0.trimmingCharacters(in: ["[", "]"]) } == target.host, "\(written)")
        #expect(read.port ?? (target.isSecure ? 443 : 80) == target.port, "\(written)")
        #expect(read.user == nil && read.password == nil, "\(written)")
      }
      #expect(!FetchRequest(written).name.contains("user@"), "\(written)")
    }
  }
}
