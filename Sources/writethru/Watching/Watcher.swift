import Dispatch
import Fetching
import Foundation
import Storage

/// Visits what is followed, when it is due and the budget allows.
///
///     let watcher = Watcher(visitor: visitor, log: log)
///     try await watcher.run(once: true)
///
/// What is due stands in the archive alone: several may watch one archive, people may change what is followed
/// meanwhile, and one that is killed has lost nothing.
struct Watcher: Sendable {
  let visitor: Visitor
  let log: WatchLog
  /// Seconds after which a visit is made again of which nothing more was heard.
  var patience: TimeInterval = 600
  /// Seconds after which it is looked what others have changed of the plan.
  var refresh: TimeInterval = 5

  private var archive: Archive { visitor.archive }
  private var time: Timekeeper { visitor.time }

  /// What there is to wait for.
  private enum Event: Sendable {
    case visited(host: String, Result<Visitor.Outcome, any Error>)
    case woken
    case stopped
  }

  /// Visits until it is stopped, or once all that is due.
  ///
  /// A visit that is running when it is stopped is finished; where that lasts too long, whoever runs this
  /// cancels it, and the visit is made again by the next run.
  ///
  /// - Parameters:
  ///   - once: Whether to visit only what is due, each address once, and to end where the budget leaves
  ///     nothing more to do within a minute.
  ///   - stops: Ends the run when it has an element, or is finished.
  /// - Throws: `ArchiveError` where the archive cannot be read or written.
  func run(once: Bool, stops: AsyncStream<Void>? = nil) async throws {
    var run = Run(queue: VisitQueue(budget: visitor.rules.budget), once: once)
    for one in try archive.spending() {
      run.queue.restore(one.host, spentUntil: one.spentUntil, opens: one.opensAt)
    }
    let (events, continuation) = AsyncStream.makeStream(of: Event.self)
    let stopping = stops.map { stops in
      Task {
        for await _ in stops { break }
        continuation.yield(.stopped)
      }
    }
    defer { stopping?.cancel() }
    try await withThrowingDiscardingTaskGroup { group in
      var event = events.makeAsyncIterator()
      var isStopping = false
      while true {
        let now = time.now()
        if !isStopping {
          if now >= run.refreshAt { try patiently { try refill(&run, at: now) } }
          try start(&run, at: now, group: &group, continuation)
        }
        let next = isStopping ? nil : run.queue.nextTime(after: now)
        if run.queue.running == 0, isStopping || once && next.map({ $0 > now + 60 }) ?? true {
          break
        }
        let wake = isStopping ? nil : min(next ?? .distantFuture, run.refreshAt)
        let alarm = wake.map { wake in
          Task {
            await time.sleep(max(0.001, wake.timeIntervalSince(now)))
            // One that was switched off would wake the next.
            if !Task.isCancelled { continuation.yield(.woken) }
          }
        }
        log.waiting(run.queue, until: wake, at: now)
        // A cancelled task gets nil: its visits end at once, and all is left to the next run.
        guard let what = await event.next() else { break }
        alarm?.cancel()
        switch what {
        case .visited(let host, let result):
          // Once it has ended, its host is free, whatever becomes of what it found.
          let outcome = try patiently { try result.get() }
          let now = self.time.now()
          run.queue.finished(
            host, at: now, requests: outcome?.requests ?? 1, opens: outcome?.hostOpens)
          if let outcome { try patiently { try finish(&run, host, outcome, at: now) } }
        case .stopped: isStopping = true
        case .woken: break
        }
      }
    }
    log.finish()
  }

  /// What a run knows.
  private struct Run {
    var queue: VisitQueue
    var once: Bool
    var planned: [Int64: PlannedVisit] = [:]
    /// What was visited, where each address is visited once.
    var done: Set<Int64> = []
    var refreshAt = Date.distantPast

    /// Plans a visit, in place of any that was planned for the same address.
    mutating func add(_ visit: PlannedVisit, at now: Date) {
      planned[visit.id] = visit
      if once, visit.dueAt > now || done.contains(visit.id) { return queue.remove(visit.id) }
      let wait = visit.visitedAt.map { visit.dueAt.timeIntervalSince($0) } ?? 0
      queue.add(.init(id: visit.id, host: visit.host, due: visit.dueAt, wait: wait))
    }
  }

  /// Takes over what the archive plans.
  private func refill(_ run: inout Run, at now: Date) throws {
    run.refreshAt = now + refresh
    let planned = try archive.plannedVisits()
    run.planned = [:]
    for visit in planned { run.add(visit, at: now) }
    for id in run.queue.ids where run.planned[id] == nil { run.queue.remove(id) }
  }

  /// Does what another process may hold up: a visit whose outcome cannot be kept for that is made again when
  /// nothing was heard of it for long enough.
  ///
  /// - Returns: Nil where it was held up.
  /// - Throws: Whatever else goes wrong with the archive.
  private func patiently<Value>(_ work: () throws -> Value) throws -> Value? {
    do {
      return try work()
    } catch ArchiveError.locked(let path, let seconds) {
      log.failed(ArchiveError.locked(path: path, seconds: seconds), at: time.now())
      return nil
    }
  }

  private func start(
    _ run: inout Run, at now: Date, group: inout ThrowingDiscardingTaskGroup<any Error>,
    _ continuation: AsyncStream<Event>.Continuation
  ) throws {
    while let visit = run.queue.next(at: now) {
      guard let planned = run.planned[visit.id],
        let followed = try patiently({ try archive.take(planned, until: now + patience) }) ?? nil
      else {
        // Somebody else makes it, or it is followed no more.
        run.queue.finished(visit.host, at: now)
        continue
      }
      let visitor = visitor
      group.addTask {
        let result: Result<Visitor.Outcome, any Error>
        do {
          result = .success(try await visitor.visit(followed))
        } catch {
          result = .failure(error)
        }
        continuation.yield(.visited(host: visit.host, result))
      }
    }
  }

  private func finish(
    _ run: inout Run, _ host: String, _ result: Visitor.Outcome, at now: Date
  ) throws {
    guard let note = result.note else {
      // Broken off it is due at once, for whoever comes next.
      let followed = result.followed
      let (time, reason) =
        result.hostOpens.map { ($0, VisitReason.asked.rawValue) } ?? (now, followed.reason)
      try archive.postpone(followed.id, to: time, reason: reason)
      return run.add(
        PlannedVisit(id: followed.id, host: host, dueAt: time, visitedAt: followed.visitedAt),
        at: now)
    }
    try archive.finishVisit(
      result.followed.id, note,
      spending: [
        Spending(host: "", spentUntil: run.queue.spent("")),
        Spending(host: host, spentUntil: run.queue.spent(host), opensAt: result.hostOpens),
      ])
    log.visited(result.followed, note, at: now)
    // One that took longer than was waited for it was planned again meanwhile.
    run.queue.remove(result.followed.id)
    if run.once { run.done.insert(result.followed.id) }
    if let due = note.dueAt, note.movedTo == nil {
      run.add(
        PlannedVisit(
          id: result.followed.id, host: host, dueAt: due, visitedAt: note.visitedAt), at: now)
    }
    if result.foundOthers || note.movedTo != nil { run.refreshAt = now }
  }
}
