public import Foundation

/// Who is visited now: a pure value that knows what is due, and keeps to the budget.
///
///     var queue = VisitQueue(budget: VisitBudget())
///     queue.add(.init(id: 1, host: "courier.example", due: now, wait: 900))
///     while let visit = queue.next(at: now) { … }
///     queue.finished(1, at: now)
///     queue.nextTime(after: now)  // when to ask again
///
/// Where more is due than the budget allows, that goes first whose deadline comes first: when it was due,
/// and its own wait once more, a day at most. A deadline never moves while it is waited for, and every visit
/// that is planned later has a later one: so no address starves, whatever else is due. After an outage the
/// budget alone says how fast what is overdue is made up for.
/// - Complexity: O(log *n*) for each call, and memory for what is followed.
public struct VisitQueue: Sendable {
  /// One address to visit.
  public struct Visit: Sendable, Equatable {
    public var id: Int64
    public var host: String
    public var due: Date
    /// Seconds that it waited, or should have waited, since the visit before.
    public var wait: TimeInterval

    public init(id: Int64, host: String, due: Date, wait: TimeInterval) {
      self.id = id
      self.host = host
      self.due = due
      self.wait = wait
    }

    /// By when it should have been visited.
    public var deadline: Date { due + min(max(0, wait), 86400) }
  }

  public var budget: VisitBudget
  /// Visits that were given out and are not finished.
  public private(set) var running = 0

  private var visits: [Int64: (visit: Visit, stamp: Int)] = [:]
  private var hosts: [String: Host] = [:]
  private var all = Allowance()
  /// Hosts that can be asked now, by the deadline of what is due there.
  private var open = Heap<Mark<String>>()
  /// When to look at hosts again.
  private var wakes = Heap<Mark<String>>()
  /// When hosts at which nothing is followed any more can be forgotten.
  private var fading = Heap<Mark<String>>()
  private var lastStamp = 0

  /// Makes an empty queue.
  public init(budget: VisitBudget) {
    self.budget = budget
  }

  /// How many addresses are waited for.
  public var count: Int { visits.count }

  /// Adds an address, or gives it another time.
  public mutating func add(_ visit: Visit) {
    if let known = visits[visit.id], known.visit == visit { return }
    let stamp = newStamp()
    visits[visit.id] = (visit, stamp)
    hosts[visit.host, default: Host()].waiting.add(Mark(visit.due, visit.id, stamp))
    arrange(visit.host, at: .distantPast)
  }

  /// Takes an address out, unless it is being visited.
  public mutating func remove(_ id: Int64) {
    visits[id] = nil
  }

  /// The addresses that are waited for.
  public var ids: [Int64] { Array(visits.keys) }

  /// The next address to visit now; nil where none is due that may be.
  public mutating func next(at now: Date) -> Visit? {
    while let wake = wakes.top, wake.time <= now {
      wakes.take()
      if hosts[wake.id]?.stamp == wake.stamp { arrange(wake.id, at: now) }
    }
    while let mark = fading.top, mark.time <= now {
      fading.take()
      if hosts[mark.id]?.stamp == mark.stamp { hosts[mark.id] = nil }
    }
    guard running < budget.atOnce, all.opens(budget.inAll) <= now else { return nil }
    while let mark = open.take() {
      guard var host = hosts[mark.id], host.stamp == mark.stamp else { continue }
      while let due = host.due.take() {
        guard let known = visits[due.id], known.stamp == due.stamp else { continue }
        visits[due.id] = nil
        host.isBusy = true
        host.stamp = newStamp()
        host.allowance.take(budget.forHost, at: now)
        host.gapEnds = now + budget.leastGap
        hosts[mark.id] = host
        all.take(budget.inAll, at: now)
        running += 1
        return known.visit
      }
      hosts[mark.id] = host
      arrange(mark.id, at: now)
    }
    return nil
  }

  /// Takes note of the end of a visit; `add` says when the next one is due.
  ///
  /// - Parameters:
  ///   - host: That of the visit.
  ///   - now: When it ended.
  ///   - requests: How many were made: redirects count.
  ///   - opens: Until when the host asked to be left alone, all its addresses.
  public mutating func finished(
    _ host: String, at now: Date, requests: Int = 1, opens: Date? = nil
  ) {
    running -= 1
    var state = hosts[host, default: Host()]
    state.isBusy = false
    state.gapEnds = max(state.gapEnds, now + budget.leastGap)
    state.opens = max(state.opens, opens ?? .distantPast)
    if requests > 1 {
      state.allowance.take(budget.forHost, at: now, count: requests - 1)
      all.take(budget.inAll, at: now, count: requests - 1)
    }
    hosts[host] = state
    arrange(host, at: now)
  }

  /// When something can be visited next; nil where that only the end of a visit can say.
  ///
  /// The time may have come already. It may be earlier than needed, never later.
  public mutating func nextTime(after now: Date) -> Date? {
    guard running < budget.atOnce else { return nil }
    while let mark = open.top, hosts[mark.id]?.stamp != mark.stamp { open.take() }
    while let wake = wakes.top, hosts[wake.id]?.stamp != wake.stamp { wakes.take() }
    let ready = open.isEmpty ? nil : now
    guard let time = [ready, wakes.top?.time].compactMap({ $0 }).min() else { return nil }
    return max(time, all.opens(budget.inAll), now)
  }

  // MARK: Budgets that outlive the program

  /// What of the budgets is used up: until when, for a host, or in all where the name is empty.
  public func spent(_ host: String) -> Date {
    host.isEmpty ? all.spentUntil : hosts[host]?.allowance.spentUntil ?? .distantPast
  }

  /// Takes over what was used up when the program ended; the empty name stands for all.
  public mutating func restore(_ host: String, spentUntil: Date, opens: Date? = nil) {
    guard !host.isEmpty else {
      all.spentUntil = max(all.spentUntil, spentUntil)
      return
    }
    var state = hosts[host, default: Host()]
    state.allowance.spentUntil = max(state.allowance.spentUntil, spentUntil)
    state.opens = max(state.opens, opens ?? .distantPast)
    hosts[host] = state
    arrange(host, at: .distantPast)
  }

  // MARK: Hosts

  /// What is known of a host.
  private struct Host: Sendable {
    /// By when they are due.
    var waiting = Heap<Mark<Int64>>()
    /// What is due, by deadlines.
    var due = Heap<Mark<Int64>>()
    var allowance = Allowance()
    var gapEnds = Date.distantPast
    var opens = Date.distantPast
    var isBusy = false
    /// Marks in the heaps count while they carry it.
    var stamp = 0
  }

  private mutating func newStamp() -> Int {
    lastStamp += 1
    return lastStamp
  }

  /// Finds out what is due at a host, and when it is to be looked at again.
  private mutating func arrange(_ name: String, at now: Date) {
    guard var host = hosts[name], !host.isBusy else { return }
    while let mark = host.waiting.top, mark.time <= now {
      host.waiting.take()
      guard let known = visits[mark.id], known.stamp == mark.stamp else { continue }
      host.due.add(Mark(known.visit.deadline, mark.id, mark.stamp))
    }
    while let mark = host.due.top, visits[mark.id]?.stamp != mark.stamp { host.due.take() }
    let stamp = newStamp()
    host.stamp = stamp
    let opens = max(host.gapEnds, host.opens, host.allowance.opens(budget.forHost))
    var wake = host.waiting.top.map { max($0.time, opens) }
    if let first = host.due.top {
      if opens <= now {
        open.add(Mark(first.time, name, stamp))
        wake = host.waiting.top?.time
      } else {
        wake = opens
      }
    }
    if let wake {
      wakes.add(Mark(wake, name, stamp))
    } else if host.due.isEmpty {
      // Nothing is followed there any more: it is forgotten when its budget is whole again.
      let rest = max(opens, host.allowance.spentUntil)
      if rest <= now {
        hosts[name] = nil
        return
      }
      fading.add(Mark(rest, name, stamp))
    }
    hosts[name] = host
  }

  /// A name in a heap, which counts while nothing newer is known of it.
  private struct Mark<ID: Hashable & Sendable>: Comparable, Sendable {
    var time: Date
    var id: ID
    var stamp: Int

    init(_ time: Date, _ id: ID, _ stamp: Int) {
      self.time = time
      self.id = id
      self.stamp = stamp
    }

    /// What was marked first goes first where times are equal.
    static func < (one: Self, other: Self) -> Bool {
      (one.time, one.stamp) < (other.time, other.stamp)
    }
  }
}
