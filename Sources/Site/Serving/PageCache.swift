import NIOCore
/// Rendered pages, kept for as long as the archive stays as it is.
///
/// A page that is being made for one request is waited for by the others that ask for it: fifty readers of
/// the same comparison cost one. The least recently asked for go when there is no more room.
actor PageCache {
  private struct Entry {
    var state: Int64
    var making: Task<Rendered, any Error>
    /// Bytes, once it is made.
    var size = 0
    /// When it was asked for last, in requests.
    var lastUse: Int
  }

  private let limit: Int
  private var entries: [String: Entry] = [:]
  /// Bytes of all pages that are kept.
  private(set) var size = 0
  private var requests = 0

  /// Makes a cache of so many bytes.
  init(size limit: Int) {
    self.limit = limit
  }

  /// The page at an address, made where it is not there or the archive has changed since.
  ///
  /// - Parameters:
  ///   - address: The path with its parameters.
  ///   - state: The number of the archive's last entry.
  ///   - make: Makes the page; what it throws is not kept.
  /// - Returns: The page.
  /// - Throws: What `make` throws.
  func page(
    at address: String, state: Int64, make: @escaping @Sendable () throws -> Rendered
  ) async throws -> Rendered {
    requests += 1
    if var known = entries[address], known.state == state {
      known.lastUse = requests
      entries[address] = known
      return try await known.making.value
    }
    remove(address)
    // On its own: that one reader goes away must not end the work that others wait for.
    let making = Task.detached { try make() }
    entries[address] = Entry(state: state, making: making, lastUse: requests)
    do {
      let page = try await making.value
      keep(page, at: address, making)
      return page
    } catch {
      if entries[address]?.making == making { remove(address) }
      throw error
    }
  }

  private func keep(_ page: Rendered, at address: String, _ making: Task<Rendered, any Error>) {
    guard entries[address]?.making == making else { return }
    let bytes = page.body.readableBytes + address.utf8.count + 200
    entries[address]?.size = bytes
    size += bytes
    guard size > limit else { return }
    // A quarter at once, so that looking for the oldest is not done for every page.
    for (old, _) in entries.sorted(by: { $0.value.lastUse < $1.value.lastUse }) {
      guard size > limit * 3 / 4 else { break }
      remove(old)
    }
  }

  private func remove(_ address: String) {
    guard let entry = entries.removeValue(forKey: address) else { return }
    size -= entry.size
  }
}
