import Fetching
import Foundation
import Storage

/// What is followed, on a terminal.
struct WatchText {
  let text: String

  init(_ followed: [Followed], now: Date, on terminal: Terminal) {
    guard !followed.isEmpty else {
      text = "nothing is followed yet; `writethru watch add ADDRESS` begins\n"
      return
    }
    let addresses = Dictionary(uniqueKeysWithValues: followed.map { ($0.id, $0.address) })
    text = followed.map { WatchText.entry($0, addresses, now: now, on: terminal) }
      .joined(separator: "\n")
  }

  private static func entry(
    _ one: Followed, _ addresses: [Int64: String], now: Date, on terminal: Terminal
  ) -> String {
    let indent = "  "
    var head = StyledText(one.address, .bold)
    for tag in one.tags { head.append(" #\(tag)", .dim) }
    var text = head.lines(first: "", rest: indent, on: terminal)
    func line(_ words: String, _ style: Terminal.Style = .dim) {
      text += StyledText(words, style).lines(first: indent, rest: indent, on: terminal)
    }
    var facts = [one.kind?.rawValue, one.visitedAt == nil ? "not visited yet" : nil].compactMap(
      \.self)
    if let visited = one.visitedAt {
      facts.append("last visited \(visited.toTheMinute)")
      if let finding = one.finding { facts.append(finding) }
    }
    if let every = one.every { facts.append("every \(Interval(seconds: every).text)") }
    if let until = one.until { facts.append("until \(until.toTheMinute)") }
    line(facts.joined(separator: " · "))
    if let detail = one.detail, !detail.isEmpty { line(detail, .plain) }
    line(one.isPaused ? "paused" : next(one.dueAt, reason: one.reason, from: now))
    if let source = one.foundIn.flatMap({ addresses[$0] }) { line("found in \(source)") }
    return text
  }

  /// When the next visit is, and why then.
  static func next(_ due: Date?, reason: String, from now: Date) -> String {
    let why = VisitReason(rawValue: reason)?.forPeople ?? reason.printable
    guard let due else { return "no further visit: \(why)" }
    return due <= now ? "due now: \(why)" : "next \(due.toTheMinute) UTC: \(why)"
  }
}

extension VisitReason {
  /// The reason in words.
  var forPeople: String {
    switch self {
    case .new: "never visited"
    case .age: "as its age asks for"
    case .rate: "as often as it changes"
    case .changed: "it has just changed"
    case .developing: "it calls itself developing"
    case .every: "the interval that was asked for"
    case .told: "its feed tells of a change"
    case .failed: "the last visit failed"
    case .asked: "its server asked to wait"
    case .gone: "it was gone"
    case .closed: "it could not be read"
    case .old: "it is too old"
    case .over: "its time is over"
    }
  }
}

/// A length of time as people write it: `15m`, `2h`, `1d`, `90s`.
struct Interval: Equatable {
  var seconds: TimeInterval

  private static let units: [(name: Character, seconds: Double)] = [
    ("d", 86400), ("h", 3600), ("m", 60), ("s", 1),
  ]

  init(seconds: TimeInterval) {
    self.seconds = seconds
  }

  /// Reads one; nil for anything else, and for no time at all.
  init?(_ text: String) {
    let text = text.trimmingCharacters(in: .whitespaces).lowercased()
    guard let unit = Self.units.first(where: { text.last == $0.name }),
      let number = Double(text.dropLast().trimmingCharacters(in: .whitespaces)),
      number.isFinite, number > 0, number < 1e6
    else { return nil }
    seconds = number * unit.seconds
  }

  var text: String {
    let unit = Self.units.first {
      seconds >= $0.seconds && seconds.remainder(dividingBy: $0.seconds) == 0
    }
    guard let unit else { return "\(seconds)s" }
    return "\(Int(seconds / unit.seconds))\(unit.name)"
  }
}
