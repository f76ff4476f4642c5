import Configuration
import Fetching
import Foundation
import Synchronization
import SystemPackage

/// What the configuration says: a file, over it the environment; flags of commands come over both.
///
///     let settings = try await Settings.read(file: nil)
///     settings.policy.contact
///
/// A value that cannot be read ends the command with the name of its key, and never with the value: it may be a
/// secret. A key that nobody knows is told and left out.
struct Settings: Sendable, Equatable {
  /// How addresses are asked.
  var policy = FetchPolicy()
  /// When they are visited.
  var rules = VisitRules()
  var serve = Serve()

  /// What `serve` goes by where no flag says otherwise.
  struct Serve: Sendable, Equatable {
    var host: String?
    var port: Int?
    var publicAddress: String?
    var hub: String?
    var tokenFile: String?
  }

  /// The file that is read where none is named.
  static let usualFile = "writethru.json"
  /// What names in the environment begin with.
  static let prefix = "WRITETHRU"

  /// Reads the configuration.
  ///
  /// - Parameters:
  ///   - file: The file that was named by a flag; nil for what `WRITETHRU_CONFIG` names, else for
  ///     `writethru.json` in this folder, where there is one.
  ///   - environment: The variables of the environment.
  /// - Returns: What is configured, and the keys of the file that nobody knows.
  /// - Throws: `SettingsError`.
  static func read(
    file: String?, environment: [String: String] = ProcessInfo.processInfo.environment
  ) async throws(SettingsError) -> (settings: Settings, unknown: [String]) {
    let named = file ?? environment["\(prefix)_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
    let path = named ?? usualFile
    if named != nil, !FileManager.default.fileExists(atPath: path) {
      throw .unreadable(path: path, reason: "no such file")
    }
    let provider: FileProvider<JSONSnapshot>
    do {
      provider = try await FileProvider(filePath: FilePath(path), allowMissing: named == nil)
    } catch {
      // What the parser says may hold a piece of the file.
      throw .unreadable(path: path, reason: "no JSON object, or one with lists of different things")
    }
    let faults = Faults()
    let reader = ConfigReader(
      providers: [
        EnvironmentVariablesProvider(environmentVariables: environment)
          .prefixKeys(with: ConfigKey(prefix.lowercased())),
        provider,
      ], accessReporter: faults)
    var values = Values(reader: reader, faults: faults)
    let settings = Settings(&values)
    if let (key, wanted) = values.fault { throw .badValue(key: key, wanted: wanted) }
    return (settings, Self.keys(inFile: path).filter { !values.keys.contains($0) })
  }

  private init(_ values: inout Values) {
    // The usual is what stands where nothing is said.
    policy.contact = values.text("fetch.contact") ?? policy.contact
    values.interval("fetch.leastGap", 0.1...3600) { policy.leastGap = $0 }
    values.number("fetch.concurrency", 1...256) { policy.concurrency = $0 }
    values.interval("fetch.lookupTimeout", 1...600) { policy.lookupTimeout = $0 }
    values.interval("fetch.connectTimeout", 1...600) { policy.connectTimeout = $0 }
    values.interval("fetch.answerTimeout", 1...600) { policy.answerTimeout = $0 }
    values.interval("fetch.wholeTimeout", 1...3600) { policy.wholeTimeout = $0 }
    values.number("fetch.receivedLimit", 1024...(256 << 20)) { policy.receivedLimit = $0 }
    values.number("fetch.decodedLimit", 1024...(256 << 20)) { policy.decodedLimit = $0 }
    values.number("fetch.redirectLimit", 0...20) { policy.redirectLimit = $0 }
    values.flag("fetch.allowPrivate") { policy.allowPrivate = $0 }
    values.flag("fetch.obeysRobots") { policy.obeysRobots = $0 }

    rules = .usual(for: policy)
    values.number("watch.requestsForHost", 1...100_000) { rules.budget.forHost = $0 }
    values.number("watch.requestsInAll", 1...1_000_000) { rules.budget.inAll = $0 }
    values.table("watch.table") { rules.articles.table = $0 }
    values.decimal("watch.worth", 0.001...1000) { rules.articles.worth = $0 }
    values.decimal("watch.developing", 0.01...1) { rules.articles.developing = $0 }
    values.interval("watch.shortest", 10...86400) { rules.articles.shortest = $0 }
    values.interval("watch.feedsEvery", 60...(30 * 86400)) {
      rules.feeds.table = .always(every: $0)
    }
    values.interval("watch.sitesEvery", 60...(30 * 86400)) {
      rules.sites.table = .always(every: $0)
    }

    serve.host = values.text("serve.host")
    values.number("serve.port", 0...65535) { serve.port = $0 }
    serve.publicAddress = values.text("serve.publicAddress")
    serve.hub = values.text("serve.hub")
    serve.tokenFile = values.text("serve.tokenFile")
  }

  /// The keys of the file, but for those that begin with `//`, which are comments.
  private static func keys(inFile path: String) -> [String] {
    // That it can be read was seen before; a file that is missing has no keys.
    guard let data = FileManager.default.contents(atPath: path),
      let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
    else { return [] }
    func names(_ object: [String: Any], below start: String) -> [String] {
      object.flatMap { name, value -> [String] in
        if name.hasPrefix("//") { return [] }
        if let inner = value as? [String: Any] { return names(inner, below: start + name + ".") }
        return [start + name]
      }
    }
    return names(object, below: "").sorted()
  }
}

/// What is wrong with a configuration.
enum SettingsError: Error, Equatable {
  /// The file cannot be read, or is no configuration.
  case unreadable(path: String, reason: String)
  /// The value of a key is not what it must be.
  case badValue(key: String, wanted: String)
}

extension SettingsError: CustomStringConvertible {
  var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): \(reason)"
    case .badValue(let key, let wanted):
      "the configuration of \(key) cannot be used; it must be \(wanted)"
    }
  }
}

/// Collects the keys whose values could not be read as what they must be.
private final class Faults: AccessReporter {
  private let keys = Mutex<Set<String>>([])

  func report(_ event: AccessEvent) {
    var isFault = event.conversionError != nil
    for result in event.providerResults {
      if case .failure = result.result { isFault = true }
    }
    if case .failure = event.result { isFault = true }
    if isFault {
      keys.withLock { _ = $0.insert(event.metadata.key.description) }
    }
  }

  func contains(_ key: String) -> Bool { keys.withLock { $0.contains(key) } }
}

/// Reads values one after another, and remembers which keys there are and what is wrong first.
private struct Values {
  let reader: ConfigReader
  let faults: Faults
  /// All keys that were asked for.
  private(set) var keys: Set<String> = []
  private(set) var fault: (key: String, wanted: String)?

  init(reader: ConfigReader, faults: Faults) {
    self.reader = reader
    self.faults = faults
  }

  mutating func text(_ key: String) -> String? {
    let text = look(key, "a text") { $0.string(forKey: $1) }
    return text?.isEmpty == true ? nil : text
  }

  mutating func number(_ key: String, _ range: ClosedRange<Int>, _ set: (Int) -> Void) {
    let wanted = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    guard let number = look(key, wanted, { $0.int(forKey: $1) }) else { return }
    if range.contains(number) { set(number) } else { fail(key, wanted) }
  }

  mutating func decimal(_ key: String, _ range: ClosedRange<Double>, _ set: (Double) -> Void) {
    let wanted = "a number from \(range.lowerBound) to \(range.upperBound)"
    guard let number = look(key, wanted, { $0.double(forKey: $1) }) else { return }
    if range.contains(number) { set(number) } else { fail(key, wanted) }
  }

  mutating func flag(_ key: String, _ set: (Bool) -> Void) {
    if let flag = look(key, "true or false", { $0.bool(forKey: $1) }) { set(flag) }
  }

  mutating func interval(
    _ key: String, _ range: ClosedRange<TimeInterval>, _ set: (TimeInterval) -> Void
  ) {
    let wanted =
      "an interval like 30s, 15m, 2h or 1d, from \(Interval(seconds: range.lowerBound).text) to "
      + Interval(seconds: range.upperBound).text
    guard let text = look(key, wanted, { $0.string(forKey: $1) }) else { return }
    if let interval = Interval(text), range.contains(interval.seconds) {
      set(interval.seconds)
    } else {
      fail(key, wanted)
    }
  }

  /// A table of ages: `["3h: 15m", "1d: 1h"]`.
  mutating func table(_ key: String, _ set: (AgeTable) -> Void) {
    let wanted = "a list like [\"3h: 15m\", \"1d: 1h\"], in which ages rise"
    guard let texts = look(key, wanted, { $0.stringArray(forKey: $1) }) else { return }
    let lines = texts.compactMap { text -> AgeTable.Line? in
      let parts = text.split(separator: ":").map { Interval(String($0)) }
      guard parts.count == 2, let until = parts[0], let every = parts[1] else { return nil }
      return AgeTable.Line(until: until.seconds, every: every.seconds)
    }
    if lines.count == texts.count, let table = AgeTable(lines) {
      set(table)
    } else {
      fail(key, wanted)
    }
  }

  private mutating func look<Value>(
    _ key: String, _ wanted: String, _ value: (ConfigReader, ConfigKey) -> Value?
  ) -> Value? {
    keys.insert(key)
    let found = value(reader, ConfigKey(key))
    if faults.contains(key) { fail(key, wanted) }
    return found
  }

  private mutating func fail(_ key: String, _ wanted: String) {
    if fault == nil { fault = (key, wanted) }
  }
}
