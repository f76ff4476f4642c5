import Support
import Testing

@testable import Fetching

struct TurnstileTests {
  @Test func `one at a time to a host, and the next after a gap`() {
    var turnstile = Turnstile(limit: 4)
    turnstile.arrive(1, at: "a")
    turnstile.arrive(2, at: "a")
    turnstile.arrive(3, at: "b")
    #expect(turnstile.admit(at: 0) == [1, 3])
    #expect(turnstile.nextChange == nil)
    turnstile.leave("a", at: 10, rest: 2)
    #expect(turnstile.admit(at: 11.9) == [])
    #expect(turnstile.nextChange == 12)
    #expect(turnstile.admit(at: 12) == [2])
  }

  @Test func `whoever came first goes first, also with an old ticket`() {
    var turnstile = Turnstile(limit: 1)
    for ticket in [3, 1, 2] { turnstile.arrive(ticket, at: "h\(ticket)") }
    turnstile.arrive(0, at: "h3")
    var order: [Int] = []
    for _ in 0..<4 {
      for ticket in turnstile.admit(at: 0) {
        order.append(ticket)
        turnstile.leave(ticket == 0 ? "h3" : "h\(ticket)", at: 0, rest: 0)
      }
    }
    #expect(order == [0, 1, 2, 3])
  }

  @Test func `a host that rests keeps nobody else waiting`() {
    var turnstile = Turnstile(limit: 1)
    turnstile.arrive(1, at: "slow")
    #expect(turnstile.admit(at: 0) == [1])
    turnstile.leave("slow", at: 0, rest: 100)
    turnstile.arrive(2, at: "slow")
    turnstile.arrive(3, at: "other")
    #expect(turnstile.admit(at: 1) == [3])
  }

  @Test func `whoever goes away leaves no gap in the line`() {
    var turnstile = Turnstile(limit: 1)
    for ticket in 1...3 { turnstile.arrive(ticket, at: "a") }
    turnstile.withdraw(1, from: "a")
    turnstile.withdraw(7, from: "a")
    #expect(turnstile.admit(at: 0) == [2])
    turnstile.withdraw(3, from: "a")
    turnstile.leave("a", at: 0, rest: 1)
    #expect(turnstile.admit(at: 2) == [])
    #expect(turnstile.isEmpty)
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `limits hold and nobody is forgotten, whatever happens`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let limit = Int.random(in: 1...4, using: &random)
    var turnstile = Turnstile(limit: limit)
    var now = 0.0
    var (arrived, gone, admitted) = (0, 0, 0)
    var waiting: [Int: String] = [:]
    var inside: [String: Int] = [:]
    var freeAt: [String: Double] = [:]
    func admit() {
      for ticket in turnstile.admit(at: now) {
        let host = waiting.removeValue(forKey: ticket)
        #expect(host != nil)
        guard let host else { continue }
        #expect(inside[host] == nil)
        #expect(freeAt[host, default: 0] <= now)
        #expect(
          !waiting.contains { $0.value == host && $0.key < ticket }, "first come, first served")
        inside[host] = ticket
        admitted += 1
      }
      #expect(inside.count <= limit)
    }
    for _ in 0..<400 {
      now += .random(in: 0...1, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0, 1:
        arrived += 1
        let host = "h\(Int.random(in: 0..<6, using: &random))"
        waiting[arrived] = host
        turnstile.arrive(arrived, at: host)
      case 2:
        guard let (ticket, host) = waiting.min(by: { $0.key < $1.key }) else { break }
        waiting[ticket] = nil
        gone += 1
        turnstile.withdraw(ticket, from: host)
      default:
        guard let host = inside.keys.sorted().randomElement(using: &random) else { break }
        inside[host] = nil
        let rest = Double.random(in: 0...3, using: &random)
        freeAt[host] = now + rest
        turnstile.leave(host, at: now, rest: rest)
      }
      admit()
    }
    while !waiting.isEmpty || !inside.isEmpty {
      for host in inside.keys {
        turnstile.leave(host, at: now, rest: 0)
        inside[host] = nil
      }
      now = max(now, turnstile.nextChange ?? now)
      admit()
    }
    #expect(admitted + gone == arrived)
    now += 10
    admit()
    #expect(turnstile.isEmpty)
  }
}
