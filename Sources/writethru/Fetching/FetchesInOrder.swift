import Fetching

extension Fetcher {
  /// How many are asked for before the first of them is told.
  private static let ahead = 64

  /// Asks for many addresses, of several hosts at once, and tells what came of them in their order.
  ///
  /// - Parameters:
  ///   - addresses: Any number of them.
  ///   - tell: Takes each address with its answer, or why there is none.
  /// - Throws: What `tell` throws; what was under way is cancelled then.
  func fetchAll(
    _ addresses: [String], tell: (String, Result<Fetch, FetchingError>) throws -> Void
  ) async throws {
    typealias Told = (place: Int, result: Result<Fetch, FetchingError>)
    try await withThrowingTaskGroup(of: Told.self) { group in
      var waiting: [Int: Result<Fetch, FetchingError>] = [:]
      var (asked, told) = (0, 0)
      while told < addresses.count {
        while asked < min(addresses.count, told + Self.ahead) {
          let (place, request) = (asked, FetchRequest(addresses[asked]))
          group.addTask {
            do throws(FetchingError) {
              return (place, .success(try await self.fetch(request)))
            } catch {
              return (place, .failure(error))
            }
          }
          asked += 1
        }
        if let (place, result) = try await group.next() { waiting[place] = result }
        while let result = waiting.removeValue(forKey: told) {
          try tell(addresses[told], result)
          told += 1
        }
      }
    }
  }
}
