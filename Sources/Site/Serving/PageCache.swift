import NIOCore

/// Rendered pages, kept for as long as what they were made from stays as it is.
///
/// A page that is being made for one request is waited for by the others that ask for it: fifty readers of
/// the same comparison cost one. The least recently asked for go when there is no more room.
actor PageCache {
  private struct Entry {
    /// What it was made from, as the number of the last entry that it rests on.
    var basis: Int64
    /// The last entry of the archive when that was looked up.
    var state: Int64
    var making: Task<Rendered, any Error>
    /// Who waits for it; nil where the site itself does.
    var clients: Clients?
    /// Bytes, once it is made.
    var size = 0
    /// When it was asked for last, in requests.
    var lastUse: Int

    /// Has others wait for it too; false where it was just given up.
    func isFor(_ others: Clients?) -> Bool {
      size > 0 || clients?.add(others) != false
    }
  }

  private let limit: Int
  private var entries: [String: Entry] = [:]
  /// Bytes of all pages that are kept.
  private(set) var size = 0
  private var requests = 0

  /// Whether pages that nobody asked for may be added without others having to go.
  var hasRoom: Bool { size < limit * 3 / 4 }

  /// Makes a cache of so many bytes.
  init(size limit: Int) {
    self.limit = limit
  }

  /// The page at an address, made where it is not there or what it rests on has changed since.
  ///
  /// - Parameters:
  ///   - address: The path with its parameters.
  ///   - state: The number of the archive's last entry.
  ///   - basis: The number of the last entry that the page rests on; asked where `state` is another than
  ///     it was.
  ///   - make: Makes the page; what it throws is not kept.
  /// - Returns: The page.
  /// - Throws: What `basis` and `make` throw. That others who asked for it hung up does not matter.
  func page(
    at address: String, state: Int64, basis: @Sendable () throws -> Int64,
    make: @escaping @Sendable () async throws -> Rendered
  ) async throws -> Rendered {
    requests += 1
    if let known = entries[address], known.state == state, known.isFor(Clients.waiting) {
      entries[address]?.lastUse = requests
      return try await known.making.value
    }
    let basis = try basis()
    if let known = entries[address], known.basis == basis, known.isFor(Clients.waiting) {
      entries[address]?.state = state
      entries[address]?.lastUse = requests
      return try await known.making.value
    }
    remove(address)
    // On its own: that one reader goes away must not end the work that others wait for. It knows who waits.
    let making = Task { try await make() }
    entries[address] = Entry(
      basis: basis, state: state, making: making, clients: Clients.waiting, lastUse: requests)
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
    let bytes = page.kept + address.utf8.count + 400
    entries[address]?.size = bytes
    entries[address]?.clients = nil
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
