import Extraction
import Foundation

extension Field {
  /// Whether the field is what is expected.
  func meets(_ expectation: Expectation) -> Bool {
    switch expectation.op {
    case "eq": isEqual(to: expectation.value)
    case "ne": !isEqual(to: expectation.value)
    case "truthy": isThere
    case "falsy": !isThere
    case "len_eq":
      if case .list(let count) = content {
        .number(Double(count)) == expectation.value
      } else {
        false
      }
    default: false
    }
  }

  /// What the field holds, for a person.
  var shown: String {
    switch content {
    case .line(let text), .person(let text): text ?? "nothing"
    case .text(let text): text.map { "\($0.form): \($0.source)" } ?? "nothing"
    case .form(let text): text?.form.rawValue ?? "nothing"
    case .declared(let time), .moment(let time):
      time.map { "\($0.declared) = \($0.instant)" } ?? "nothing"
    case .flag(let flag): String(flag)
    case .version(let feed), .family(let feed): "\(feed.kind) \(feed.version ?? "–")"
    case .list(let count): String(count)
    }
  }

  /// Whether a text was expected of which a reader sees nothing, as of a picture alone.
  func isInvisible(_ expectation: Expectation) -> Bool {
    guard case .text(let expected) = expectation.value, !expected.isEmpty else { return false }
    switch content {
    case .line(let text): return (text ?? "").isEmpty
    case .text(let text): return (text?.text ?? "").isEmpty
    default: return false
    }
  }

  private var isThere: Bool {
    switch content {
    case .line(let text), .person(let text): text != nil
    case .text(let text), .form(let text): text != nil
    case .declared(let time), .moment(let time): time != nil
    case .flag(let flag): flag
    case .version(let feed), .family(let feed): feed.version != nil
    case .list(let count): count > 0
    }
  }

  private func isEqual(to expected: Value) -> Bool {
    if expected == .null { return !isThere }
    switch content {
    case .line(let text): return Self.isSame(text ?? "", expected.text)
    case .text(let text):
      guard let expected = expected.text else { return false }
      let source = text?.source ?? ""
      if Self.line(source) == Self.line(expected) { return true }
      return text?.form == .html ? Self.isSame(text?.text ?? "", expected) : false
    case .form(let text):
      return (text?.form == .plain) == (expected == .text("text/plain")) && text != nil
    case .declared(let time): return Self.isSame(time?.declared ?? "", expected.text)
    case .moment(let time):
      guard let time else { return false }
      if let text = expected.text { return FeedTime(text)?.instant == time.instant }
      return Self.parts(time.instant) == Self.numbers(expected)
    case .person(let name):
      guard let name, let expected = expected.text else { return false }
      // A name may have its address of mail behind it.
      return Self.isSame(name, expected) || expected.hasPrefix(name + " (")
    case .flag(let flag): return expected == .bool(flag) || expected == .text(String(flag))
    case .version(let feed): return Self.versions(feed).contains(expected.text ?? "")
    case .family(let feed):
      return ["rss": .rss, "atom": .atom, "json": .jsonFeed][expected.text ?? ""] == feed.kind
    case .list: return false
    }
  }

  /// Whether a text is the one expected, which may be markup: then what a reader sees of it counts.
  private static func isSame(_ text: String, _ expected: String?) -> Bool {
    guard let expected else { return false }
    if line(text) == line(expected) { return true }
    // Within an element it is taken as it is, also where it looks as if it were escaped twice.
    return isMarkup(expected)
      && [expected, "<div>\(expected)</div>"].contains { FeedText(.html, $0).text == line(text) }
  }

  private static func line(_ text: String) -> String { FeedText(.plain, text).text }

  /// Whether a text is HTML as a library would write it, with each element closed.
  ///
  /// A text that only speaks of a tag is none.
  private static func isMarkup(_ text: String) -> Bool {
    var open: [Substring] = []
    for tag in text.matches(of: /<(\/?)([A-Za-z][A-Za-z0-9]*)[^>]*>/) {
      let isVoid = ["img", "br", "hr", "input", "keygen"].contains(tag.2.lowercased())
      if isVoid || tag.0.hasSuffix("/>") { continue }
      if tag.1.isEmpty {
        open.append(tag.2)
      } else if open.popLast() != tag.2 {
        return false
      }
    }
    return open.isEmpty
  }

  private static func parts(_ date: Date) -> [Int] {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let parts = calendar.dateComponents(
      [.year, .month, .day, .hour, .minute, .second], from: date)
    return [parts.year, parts.month, parts.day, parts.hour, parts.minute, parts.second].map {
      $0 ?? 0
    }
  }

  /// Year to second, as the parsed times of feedparser begin.
  private static func numbers(_ value: Value) -> [Int] {
    guard case .list(let values) = value else { return [] }
    return values.prefix(6).map { if case .number(let number) = $0 { Int(number) } else { -1 } }
  }

  /// How the libraries name a kind and version.
  private static func versions(_ feed: Feed) -> Set<String> {
    let version = feed.version ?? ""
    let digits = version.filter { $0 != "." }
    switch feed.kind {
    case .rss:
      // feedparser's name for all later RSS is that of 2.0.
      let short = digits.hasPrefix("20") ? "20" : digits
      return ["rss" + short, version, version == "0.90" ? "0.9" : version]
    case .atom: return ["atom" + digits, version]
    default: return ["json" + digits, version]
    }
  }
}
