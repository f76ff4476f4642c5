import Foundation

/// Does work, and cancels it when its time is over.
///
/// - Parameters:
///   - seconds: How long it may take.
///   - phase: What is done, for the error.
///   - work: The work, which ends soon when its task is cancelled.
/// - Returns: The value of the work.
/// - Throws: `timedOut`, `cancelled`, and what the work throws.
func withTimeLimit<Value: Sendable>(
  _ seconds: TimeInterval, _ phase: FetchingError.Phase,
  _ work: @escaping @Sendable () async throws(FetchingError) -> Value
) async throws(FetchingError) -> Value {
  let outcome = await withTaskGroup(of: Result<Value, FetchingError>?.self) { group in
    group.addTask {
      do throws(FetchingError) {
        return .success(try await work())
      } catch {
        return .failure(error)
      }
    }
    group.addTask {
      // Cancelled or not: the work has ended before, or its time is over.
      try? await Task.sleep(for: .seconds(seconds))
      return nil
    }
    let first = await group.next()
    group.cancelAll()
    return first ?? nil
  }
  guard let outcome else {
    throw Task.isCancelled ? .cancelled : .timedOut(phase, seconds: seconds)
  }
  return try outcome.get()
}
