/// Who may ask next: one request at a time to a host with a gap between two, and no more than a limit in all.
///
/// A pure value, which is told the time in seconds from any beginning. Whoever came first goes first, at each
/// host and of all whose host is free; a host that rests keeps nobody else waiting.
///
/// - Complexity: O(log *n*) steps for each call, and the moving of up to *n* small values, where *n* is how many
///   wait or rest.
struct Turnstile: Sendable {
  /// A place in the order of arrival.
  typealias Ticket = Int

  private struct Line {
    /// In the order of their tickets.
    var waiting: [Ticket] = []
    var isInside = false
    var freeAt = -Double.infinity
  }

  private struct Place: Comparable {
    var order: Double
    var host: String

    static func < (one: Place, other: Place) -> Bool {
      (one.order, one.host) < (other.order, other.host)
    }
  }

  let limit: Int
  /// How many are inside.
  private(set) var inside = 0
  private var lines: [String: Line] = [:]
  /// Free hosts for which somebody waits, by the first one's ticket.
  private var ready: [Place] = []
  /// Hosts that rest, by when they are free.
  private var resting: [Place] = []

  init(limit: Int) {
    self.limit = max(1, limit)
  }

  /// Whether nobody waits, is inside or rests.
  var isEmpty: Bool { lines.isEmpty }

  /// When somebody can go in who can't now; nil where that takes somebody to leave, or nobody waits.
  var nextChange: Double? {
    guard inside < limit else { return nil }
    return resting.first { lines[$0.host]?.waiting.isEmpty == false }?.order
  }

  /// Puts a ticket into its host's line.
  mutating func arrive(_ ticket: Ticket, at host: String) {
    changing(host) { line in
      line.waiting.insert(ticket, at: line.waiting.partition(below: ticket))
    }
  }

  /// Takes a ticket out of the line again.
  mutating func withdraw(_ ticket: Ticket, from host: String) {
    changing(host) { line in
      let place = line.waiting.partition(below: ticket)
      if place < line.waiting.count, line.waiting[place] == ticket {
        line.waiting.remove(at: place)
      }
    }
  }

  /// Lets in all who can go now; each must leave in the end.
  mutating func admit(at now: Double) -> [Ticket] {
    while let first = resting.first, first.order <= now {
      changing(first.host) { $0.freeAt = -.infinity }
    }
    var admitted: [Ticket] = []
    while inside < limit, let first = ready.first {
      changing(first.host) { line in
        admitted.append(line.waiting.removeFirst())
        line.isInside = true
      }
      inside += 1
    }
    return admitted
  }

  /// Lets one out; the host rests from now on.
  mutating func leave(_ host: String, at now: Double, rest: Double) {
    precondition(lines[host]?.isInside == true, "only who is inside can leave")
    inside -= 1
    changing(host) { line in
      line.isInside = false
      line.freeAt = now + rest
    }
  }

  /// Changes a line, and keeps it in that order to which it belongs then.
  private mutating func changing(_ host: String, _ change: (inout Line) -> Void) {
    var line = lines[host] ?? Line()
    remove(line, of: host)
    change(&line)
    if line.waiting.isEmpty, !line.isInside, line.freeAt == -.infinity {
      lines[host] = nil
    } else {
      lines[host] = line
      insert(line, of: host)
    }
  }

  private mutating func insert(_ line: Line, of host: String) {
    guard !line.isInside else { return }
    if line.freeAt > -.infinity {
      let place = Place(order: line.freeAt, host: host)
      resting.insert(place, at: resting.partition(below: place))
    } else if let first = line.waiting.first {
      let place = Place(order: Double(first), host: host)
      ready.insert(place, at: ready.partition(below: place))
    }
  }

  private mutating func remove(_ line: Line, of host: String) {
    guard !line.isInside else { return }
    if line.freeAt > -.infinity {
      resting.remove(at: resting.partition(below: Place(order: line.freeAt, host: host)))
    } else if let first = line.waiting.first {
      ready.remove(at: ready.partition(below: Place(order: Double(first), host: host)))
    }
  }
}

extension Array where Element: Comparable {
  /// How many elements of a sorted array are smaller than another.
  fileprivate func partition(below element: Element) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < element { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
