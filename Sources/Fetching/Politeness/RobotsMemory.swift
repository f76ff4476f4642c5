import Foundation

/// What is known of hosts' robots.txt, each read once for all who ask for it at the same time.
actor RobotsMemory {
  typealias Verdict = Result<Robots, FetchingError>

  private struct Entry {
    /// The rules, or why there are none: then nothing may be asked.
    var verdict: Verdict
    var until: Date

    var rules: Int { if case .success(let robots) = verdict { robots.rules.count } else { 0 } }
  }

  private struct Loading {
    var task: Task<Verdict, Never>
    var waiting = 0
  }

  private let lifetime: TimeInterval
  private let retry: TimeInterval
  private var entries: [String: Entry] = [:]
  private var loading: [String: Loading] = [:]

  /// How many hosts are remembered, and how many rules of all of them together.
  private static let capacity = (hosts: 10_000, rules: 500_000)

  init(_ policy: FetchPolicy) {
    lifetime = min(policy.robotsLifetime, 86400)
    retry = policy.robotsRetry
  }

  /// The rules of a host, from memory where they are still good.
  ///
  /// Where they can't be read again, those that were read last go on holding (RFC 9309, 2.4).
  ///
  /// - Parameters:
  ///   - origin: The scheme, host and port.
  ///   - now: The present.
  ///   - load: Reads the rules.
  /// - Returns: The rules.
  /// - Throws: Why they can't be read, for as long as that is not tried again.
  func rules(
    of origin: String, now: @escaping @Sendable () -> Date,
    load: @escaping @Sendable () async -> Verdict
  ) async throws(FetchingError) -> Robots {
    if let entry = entries[origin], now() < entry.until { return try entry.verdict.get() }
    var current = loading[origin] ?? Loading(task: Task { await load() })
    current.waiting += 1
    loading[origin] = current
    let task = current.task
    let verdict = await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      Task { await self.abandon(origin, task) }
    }
    if loading[origin]?.task == task {
      loading[origin] = nil
      remember(verdict, of: origin, now())
    }
    if let entry = entries[origin], now() < entry.until { return try entry.verdict.get() }
    return try verdict.get()
  }

  /// Stops the reading when nobody waits for it any more.
  private func abandon(_ origin: String, _ task: Task<Verdict, Never>) {
    guard var current = loading[origin], current.task == task else { return }
    current.waiting -= 1
    loading[origin] = current.waiting > 0 ? current : nil
    if current.waiting == 0 { task.cancel() }
  }

  private func remember(_ verdict: Verdict, of origin: String, _ now: Date) {
    switch verdict {
    case .success: entries[origin] = Entry(verdict: verdict, until: now + lifetime)
    // Neither says anything of the file.
    case .failure(.cancelled), .failure(.heldBack): return
    case .failure:
      if let old = entries[origin], case .success = old.verdict {
        entries[origin] = Entry(verdict: old.verdict, until: now + retry)
      } else {
        entries[origin] = Entry(verdict: verdict, until: now + retry)
      }
    }
    let rules = entries.values.reduce(0) { $0 + $1.rules }
    guard entries.count > Self.capacity.hosts || rules > Self.capacity.rules else { return }
    // Half of them at once, so that this is seldom done; those that end soonest are read again soonest.
    let middle = entries.values.map(\.until).sorted()[entries.count / 2]
    entries = entries.filter { $0.value.until > middle }
  }
}
