/// What a host's robots.txt allows this program (RFC 9309).
///
///     let robots = Robots(bytes)
///     robots.allows("/2031/flood?page=2")
///
/// Of all groups those count that name the program; where none does, those for everybody. Of all rules
/// that fit a path the longest counts, and of two of one length the one that allows.
struct Robots: Sendable, Equatable {
  /// What a path begins with, where `*` stands for anything and `$` for the end.
  struct Rule: Sendable, Equatable {
    var isAllowing: Bool
    var pattern: RobotsPattern
  }

  private(set) var rules: [Rule] = []
  /// Seconds that the host asks to leave between two requests; not of the RFC, but widely written.
  private(set) var crawlDelay: Double?

  /// What is read of a robots.txt; the rest is not (RFC 9309, 2.5).
  static let sizeLimit = 500 << 10

  /// Everything is allowed.
  static let open = Robots()

  private init() {}

  /// Reads a robots.txt.
  ///
  /// - Parameters:
  ///   - bytes: The file, of which only the first 500 KiB count; no file is unreadable.
  ///   - token: The name by which groups speak to the program, in small letters.
  /// - Complexity: O(*n*) in the bytes.
  init(_ bytes: some Collection<UInt8>, for token: String = FetchPolicy.productToken) {
    var named = Group()
    var general = Group()
    // Which groups the lines speak to; a line that names a program after rules begins another.
    var speaksToUs = false
    var speaksToAll = false
    var isNaming = false
    for line in RobotsLine.all(in: bytes.prefix(Self.sizeLimit)) {
      switch line.key {
      case "user-agent":
        if !isNaming { (speaksToUs, speaksToAll) = (false, false) }
        isNaming = true
        if line.value.first == UInt8(ascii: "*") { speaksToAll = true }
        if line.token == token {
          speaksToUs = true
          named.isPresent = true
        }
      case "allow", "disallow":
        isNaming = false
        guard !line.value.isEmpty else { continue }
        let rule = Rule(isAllowing: line.key == "allow", pattern: RobotsPattern(line.value))
        if speaksToUs { named.rules.append(rule) }
        if speaksToAll { general.rules.append(rule) }
      case "crawl-delay":
        guard let seconds = Double(String(decoding: line.value, as: UTF8.self)), seconds >= 0,
          seconds.isFinite
        else { continue }
        if speaksToUs { named.delay = seconds }
        if speaksToAll { general.delay = seconds }
      default: break
      }
    }
    let group = named.isPresent ? named : general
    rules = group.rules
    crawlDelay = group.delay
  }

  private struct Group {
    var isPresent = false
    var rules: [Rule] = []
    var delay: Double?
  }

  /// Whether a path, with its query, may be asked.
  ///
  /// - Complexity: O(*r* · *n*) for *r* rules and *n* bytes of the path.
  func allows(_ path: String) -> Bool {
    let bytes = RobotsPattern.normalized(Array(path.utf8)[...], isPath: true)
    if bytes.elementsEqual("/robots.txt".utf8) { return true }
    var best: (length: Int, isAllowing: Bool)?
    for rule in rules {
      let length = rule.pattern.length
      // Only a longer rule, or an allowing one of the same length, could still decide.
      if let best, length < best.length || length == best.length && best.isAllowing { continue }
      if let best, length == best.length, !rule.isAllowing { continue }
      if rule.pattern.fits(bytes) { best = (length, rule.isAllowing) }
    }
    return best?.isAllowing ?? true
  }
}

/// One line `key: value` of a robots.txt.
private struct RobotsLine {
  /// In small letters.
  var key: String
  var value: ArraySlice<UInt8>

  /// The name of a program at the value's beginning, in small letters: of `Writethru/1.0` the first part.
  var token: String {
    let letters = value.prefix {
      (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
    return String(decoding: letters, as: UTF8.self).lowercased()
  }

  static func all(in bytes: some Collection<UInt8>) -> [RobotsLine] {
    var text = Array(bytes)[...]
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    return text.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.compactMap { line in
      let said = line.prefix { $0 != UInt8(ascii: "#") }
      guard let colon = said.firstIndex(of: UInt8(ascii: ":")) else { return nil }
      let key = String(decoding: trimmed(said[..<colon]), as: UTF8.self).lowercased()
      return RobotsLine(key: key, value: trimmed(said[(colon + 1)...]))
    }
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = bytes.drop { $0 <= 0x20 }
    return start.prefix(
      (start.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? start.startIndex) - start.startIndex)
  }
}
