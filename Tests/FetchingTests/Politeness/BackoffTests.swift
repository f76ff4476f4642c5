import Foundation
import Support
import Testing

@testable import Fetching

struct BackoffTests {
  private let now = Date(timeIntervalSince1970: 1_900_000_000)

  @Test func `the wait doubles, half of it by chance, up to a limit`() throws {
    var random = SeededRandom(seed: 1)
    var backoff = Backoff()
    #expect(!backoff.holds(at: now))
    for failure in 0..<40 {
      backoff.failed(at: now, retryAfter: nil, longest: 86400, using: &random)
      let wait = try #require(backoff.until).timeIntervalSince(now)
      let whole = min(Backoff.longest, Backoff.shortest * pow(2, Double(min(failure, 29))))
      #expect((whole / 2...whole).contains(wait))
      #expect(backoff.holds(at: now + wait - 1))
      #expect(!backoff.holds(at: now + wait))
    }
    backoff.succeeded()
    #expect(backoff == Backoff())
  }

  @Test func `those who failed together don't come back together`() {
    var random = SeededRandom(seed: 2)
    let waits = (0..<100).map { _ in
      var backoff = Backoff()
      backoff.failed(at: now, retryAfter: 60, longest: 86400, using: &random)
      return backoff.until
    }
    #expect(Set(waits).count > 90)
  }

  @Test(arguments: [(3600.0, 3600.0), (1e9, 86400), (0, 15), (-5, 15)])
  func `what a host asks for is the least, within a limit`(asked: Double, least: Double) throws {
    var random = SeededRandom(seed: 3)
    var backoff = Backoff()
    backoff.failed(at: now, retryAfter: asked, longest: 86400, using: &random)
    let wait = try #require(backoff.until).timeIntervalSince(now)
    #expect((least...(max(least, 30) + 5)).contains(wait))
  }

  @Test(arguments: [
    ("120", 120.0), (" 0 ", 0), ("Sun, 06 Nov 1994 08:49:37 GMT", 37),
    ("Sunday, 06-Nov-94 08:49:37 GMT", 37), ("Sun Nov  6 08:49:37 1994", 37),
    ("Sun, 06 Nov 1994 08:48:00 GMT", 0), ("", nil), ("soon", nil), ("-5", nil), ("1.5", nil),
    ("99999999999999999999", 1e20), ("Sun, 99 Nov 1994 08:49:37 GMT", nil),
  ])
  func `both forms of Retry-After are read`(text: String, seconds: Double?) {
    let now = Date(timeIntervalSince1970: 784_111_740)
    #expect(RetryAfter.seconds(text, now: now) == seconds)
  }
}
