import Foundation

/// How often a field was given, equal to the truth, and like it: a headline contains the other or is
/// contained, authors share a name, dates are the same minute.
struct FieldScore {
  private(set) var pages = 0
  private var given = 0
  private var equal = 0
  private var alike = 0
  private var judgedAlike = 0
  /// Predicted where the truth says that there is none.
  private(set) var spurious = 0

  var givenShare: Double { share(given, pages) }
  var equalShare: Double { share(equal, pages) }
  var alikeShare: Double { share(alike, judgedAlike) }

  /// A verdict on one page; nil of `alike` where it can't be judged.
  typealias Verdict = (equal: Bool, alike: Bool?)

  /// Adds a page and gives whether the field is equal; without a truth nothing is judged.
  @discardableResult
  mutating func add(isGiven: Bool, verdict: Verdict) -> Bool {
    pages += 1
    if isGiven { given += 1 }
    if verdict.equal { equal += 1 }
    if let alike = verdict.alike {
      judgedAlike += 1
      if alike { self.alike += 1 }
    }
    return verdict.equal
  }

  mutating func addSpurious() { spurious += 1 }

  private func share(_ part: Int, _ whole: Int) -> Double {
    whole == 0 ? 0 : Double(part) / Double(whole)
  }
}

/// Fields compared as the scorer of the public sets does.
enum FieldComparison {
  static func headline(_ truth: String, _ predicted: String?) -> FieldScore.Verdict {
    guard let predicted, !predicted.isEmpty else { return (false, false) }
    let (wanted, found) = (plain(truth), plain(predicted))
    if wanted == found { return (true, true) }
    return (false, isRun(wanted, in: found) || isRun(found, in: wanted))
  }

  static func author(_ truth: [String], _ predicted: [String]?) -> FieldScore.Verdict {
    guard let predicted, !predicted.isEmpty else { return (false, false) }
    let (wanted, found) = (names(truth), names(predicted))
    return (wanted == found, !wanted.isDisjoint(with: found))
  }

  static func date(_ truth: String, _ predicted: String?) -> FieldScore.Verdict {
    guard let wanted = Moment(truth), let found = predicted.flatMap(Moment.init) else {
      return (false, Moment(truth)?.instant == nil ? nil : false)
    }
    let isSameDay = !wanted.days.isDisjoint(with: found.days)
    guard let instant = wanted.instant else { return (isSameDay, nil) }
    guard let other = found.instant else { return (isSameDay, false) }
    return (isSameDay, abs(instant.timeIntervalSince(other)) < 60)
  }

  private static func plain(_ text: String) -> [String] {
    let folded = text.precomposedStringWithCompatibilityMapping
      .folding(options: .caseInsensitive, locale: nil)
    let apostrophes = "'\u{2019}\u{2018}`\u{B4}"
    return words(of: folded.filter { !apostrophes.contains($0) })
      .map { $0.filter { $0 != "_" } }
  }

  private static func isRun(_ short: [String], in long: [String]) -> Bool {
    guard !short.isEmpty, short.count <= long.count else { return false }
    return (0...long.count - short.count).contains { long[$0..<$0 + short.count] == short[...] }
  }

  private static let opening =
    #"(?i)^(?:(?:written\s+)?by|von|par|por|di|da|door|af|av|text)\b[\s:]+"#
  private static let separator =
    #"(?i)\s*(?:;|,|\||/|&|\n|\t|•|·|、|\s+(?:and|und|et|y|e|og|och|en|with|mit|avec)\s+)\s*"#

  private static func names(_ values: [String]) -> Set<String> {
    func opened(_ text: String) -> String {
      text.replacingOccurrences(of: opening, with: "", options: .regularExpression)
    }
    var names: Set<String> = []
    for value in values {
      let parts = opened(value.trimmingCharacters(in: .whitespacesAndNewlines))
        .replacingOccurrences(of: separator, with: "\u{0}", options: .regularExpression)
      for part in parts.split(separator: "\u{0}") {
        let name = plain(opened(String(part))).joined(separator: " ")
        if !name.isEmpty { names.insert(name) }
      }
    }
    return names
  }
}

/// A date as it is written: the day, in its own zone and in UTC, and the moment where a zone stands.
private struct Moment {
  var days: Set<String>
  var instant: Date?

  init?(_ text: String) {
    let pattern =
      /(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([Zz]|[+-]\d{2}:?\d{2})?)?/
    guard let match = text.firstMatch(of: pattern), let year = Int(match.1),
      let month = Int(match.2), let day = Int(match.3)
    else { return nil }
    days = [Self.day(year, month, day)]
    guard let hour = match.4.flatMap({ Int($0) }), let minute = match.5.flatMap({ Int($0) }),
      let zone = match.7
    else { return }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    var parts = DateComponents(year: year, month: month, day: day, hour: hour, minute: minute)
    parts.second = match.6.flatMap { Int($0) } ?? 0
    guard let written = calendar.date(from: parts) else { return }
    var offset = 0
    if zone.count > 1 {
      let digits = zone.dropFirst().filter { $0 != ":" }
      offset = ((Int(digits.prefix(2)) ?? 0) * 60 + (Int(digits.suffix(2)) ?? 0)) * 60
      if zone.first == "-" { offset = -offset }
    }
    let moment = written.addingTimeInterval(-Double(offset))
    instant = moment
    let there = calendar.dateComponents([.year, .month, .day], from: moment)
    days.insert(Self.day(there.year ?? 0, there.month ?? 0, there.day ?? 0))
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> String {
    String(format: "%04d-%02d-%02d", year, month, day)
  }
}
