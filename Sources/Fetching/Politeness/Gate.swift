/// The turnstile at work: whoever asks waits here for the turn.
actor Gate {
  private var turnstile: Turnstile
  private var waiting: [Turnstile.Ticket: CheckedContinuation<Void, any Error>] = [:]
  private var alarm: Task<Void, Never>?
  private var isClosed = false
  private var lastTicket = 0
  private let start = ContinuousClock.now
  /// Who waits for the last one to leave.
  private var closing: [CheckedContinuation<Void, Never>] = []

  init(limit: Int) {
    turnstile = Turnstile(limit: limit)
  }

  /// Gives the next place in the order of arrival.
  func ticket() -> Turnstile.Ticket {
    lastTicket += 1
    return lastTicket
  }

  /// Waits for the turn to ask a host, and then asks.
  ///
  /// - Parameters:
  ///   - host: The host's name.
  ///   - ticket: The place in the order; the same one may wait anew when it has left.
  ///   - rest: How many seconds the host rests afterwards.
  ///   - work: The asking.
  /// - Returns: The value of the work.
  /// - Throws: `cancelled` where the task is or the gate is closed, and what the work throws.
  func pass<Value: Sendable>(
    _ host: String, ticket: Turnstile.Ticket, rest: Double,
    _ work: @Sendable () async throws(FetchingError) -> Value
  ) async throws(FetchingError) -> Value {
    try await enter(host, ticket)
    defer { leave(host, rest) }
    return try await work()
  }

  /// Lets nobody in any more, and waits until everybody is out.
  func close() async {
    isClosed = true
    alarm?.cancel()
    for continuation in waiting.values { continuation.resume(throwing: FetchingError.cancelled) }
    waiting = [:]
    guard turnstile.inside > 0 else { return }
    await withCheckedContinuation { closing.append($0) }
  }

  private func enter(_ host: String, _ ticket: Turnstile.Ticket) async throws(FetchingError) {
    do {
      try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation {
          (continuation: CheckedContinuation<Void, any Error>) in
          guard !isClosed, !Task.isCancelled else {
            return continuation.resume(throwing: FetchingError.cancelled)
          }
          waiting[ticket] = continuation
          turnstile.arrive(ticket, at: host)
          admit()
        }
      } onCancel: {
        Task { await self.withdraw(host, ticket) }
      }
    } catch {
      throw .cancelled
    }
  }

  private func withdraw(_ host: String, _ ticket: Turnstile.Ticket) {
    guard let continuation = waiting.removeValue(forKey: ticket) else { return }
    turnstile.withdraw(ticket, from: host)
    continuation.resume(throwing: FetchingError.cancelled)
  }

  private func leave(_ host: String, _ rest: Double) {
    turnstile.leave(host, at: now, rest: rest)
    admit()
    if isClosed, turnstile.inside == 0 {
      for continuation in closing { continuation.resume() }
      closing = []
    }
  }

  private var now: Double { (ContinuousClock.now - start) / .seconds(1) }

  private func admit() {
    guard !isClosed else { return }
    for ticket in turnstile.admit(at: now) { waiting.removeValue(forKey: ticket)?.resume() }
    alarm?.cancel()
    alarm = turnstile.nextChange.map { moment in
      Task { [start] in
        // A sleep that is cancelled has been replaced by another.
        guard (try? await Task.sleep(until: start + .seconds(moment), clock: .continuous)) != nil
        else { return }
        admit()
      }
    }
  }
}
