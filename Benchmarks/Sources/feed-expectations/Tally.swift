import Extraction
import Foundation

/// What was counted.
struct Tally {
  private struct Count {
    var concerned = 0
    var held = 0
    /// Held, and a reader sees nothing of what was expected.
    var invisible = 0

    mutating func add(_ held: Bool, _ isInvisible: Bool) {
      concerned += 1
      if held { self.held += 1 }
      if isInvisible { invisible += 1 }
    }
  }

  private var bySchema: [String: Count] = [:]
  private var byField: [String: Count] = [:]
  private var others = 0
  private var failures: [String] = []
  private var kinds: [String: Int] = [:]
  private var refused: [String: Int] = [:]
  private var polls: [(name: String, entries: Int)] = []
  private var files = 0
  private var slowest: (seconds: Double, file: String) = (0, "")
  private var seconds = 0.0

  /// Counts a file that was read.
  mutating func read(_ line: ManifestLine, _ result: Result<Feed, FeedError>, _ time: Duration) {
    files += 1
    let taken = time / .seconds(1)
    seconds += taken
    if taken > slowest.seconds { slowest = (taken, line.file) }
    switch result {
    case .success(let feed):
      kinds["\(feed.kind.rawValue) \(feed.version ?? "–")", default: 0] += 1
      if let poll = line.pollTime { polls.append((poll, feed.entries.count)) }
    case .failure(let error):
      refused[line.source, default: 0] += 1
      failures.append("\(line.file): not read: \(error)")
    }
  }

  /// Counts an expectation.
  mutating func judge(
    _ expectation: Expectation, of line: ManifestLine, _ result: Result<Feed, FeedError>
  ) {
    let feed = if case .success(let feed) = result { feed } else { Feed(kind: .rss) }
    guard let field = Field(expectation, in: feed) else {
      others += 1
      return
    }
    let held = field.meets(expectation) && (try? result.get()) != nil
    let isInvisible = held && field.isInvisible(expectation)
    bySchema[expectation.schema.rawValue, default: Count()].add(held, isInvisible)
    byField[field.name, default: Count()].add(held, isInvisible)
    if !held {
      failures.append(
        "\(line.file): \(expectation.path.joined(separator: "/")) \(expectation.op) "
          + "\(expectation.value), found \(field.shown)")
    }
  }

  func report(showsFailures: Bool) {
    print(
      "\(files) files in \(rounded(seconds)) s, the slowest \(rounded(slowest.seconds)) s: \(slowest.file)"
    )
    let read = kinds.values.reduce(0, +)
    print("\(read) read as feeds, \(files - read) refused with an error")
    for (kind, count) in kinds.sorted(by: { $0.value > $1.value }) { print("  \(kind): \(count)") }
    for (source, count) in refused.sorted(by: { $0.key < $1.key }) {
      print("  refused, of \(source): \(count)")
    }
    for poll in polls.sorted(by: { $0.name < $1.name }) {
      print("  poll \(poll.name): \(poll.entries) entries")
    }
    table("schema", bySchema)
    table("field", byField)
    print("\(others) expectations concern nothing that a feed has here")
    if showsFailures {
      print("\nfailures")
      for failure in failures { print("  \(failure.debugDescription.dropFirst().dropLast())") }
    }
  }

  private func table(_ title: String, _ counts: [String: Count]) {
    print("\n\(pad(title, 22))concern     hold        %   nothing to see")
    for (name, count) in counts.sorted(by: { $0.key < $1.key }) { row(name, count) }
    row(
      "all",
      counts.values.reduce(into: Count()) {
        $0.concerned += $1.concerned
        $0.held += $1.held
        $0.invisible += $1.invisible
      })
  }

  private func row(_ name: String, _ count: Count) {
    let share = Double(count.held) / Double(max(count.concerned, 1)) * 100
    print(
      pad(name, 22)
        + String(
          format: "%7d  %7d  %7.2f  %7d", count.concerned, count.held, share, count.invisible))
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(width - text.count, 0))
  }

  private func rounded(_ seconds: Double) -> String { String(format: "%.3f", seconds) }
}

extension Page {
  /// A file of the folder, with what its comment says that its carrier declared.
  init(fixture url: URL, name: String) throws {
    let bytes = Array(try Data(contentsOf: url))
    let head = String(decoding: bytes.prefix(2000), as: UTF8.self)
    func header(_ name: String) -> String? {
      guard let start = head.range(of: "Header:", options: .caseInsensitive) else { return nil }
      for line in head[start.lowerBound...].split(separator: "\n") {
        guard let found = line.range(of: name + ":", options: .caseInsensitive) else { continue }
        return line[found.upperBound...].trimmingCharacters(in: .whitespaces)
      }
      return nil
    }
    // feedparser's tests are served from this address.
    let own = name.hasPrefix("feedparser") ? "http://127.0.0.1:8097/" + name : nil
    self.init(
      bytes: bytes, address: header("Content-Location") ?? own, declaredType: header("Content-type")
    )
  }
}
