import Foundation

/// What readers were answered, as wrk tells it.
struct Load {
  /// In which order addresses are asked for.
  enum Order {
    /// Any at any time.
    case random
    /// One after the other, and over again only when all were asked for.
    case once
  }

  /// Milliseconds.
  var median = Double.nan
  var nearlyAll = Double.nan
  var perSecond = Double.nan
  var requests = 0
  var failed = 0

  /// Asks for pages for some seconds.
  init(
    _ address: String, paths: [String], connections: Int, seconds: Int, _ order: Order
  ) throws {
    let script = FileManager.default.temporaryDirectory
      .appendingPathComponent("bench-site-\(UUID()).lua")
    // A script that is gone already is as good.
    defer { try? FileManager.default.removeItem(at: script) }
    let threads = min(2, connections)
    let list = paths.map { "\"\($0)\"" }.joined(separator: ",\n")
    let next =
      switch order {
      case .random: "state = (state * 1103515245 + 12345) % 2147483648"
      case .once: "state = state + \(threads)"
      }
    try """
    local paths = {
    \(list)
    }
    local threads = 0
    setup = function(thread)
      thread:set("number", threads)
      threads = threads + 1
    end
    local state = 0
    init = function(args) state = number end
    request = function()
      \(next)
      return wrk.format("GET", paths[state % #paths + 1], { ["Accept-Encoding"] = "gzip" })
    end
    """.write(to: script, atomically: true, encoding: .utf8)
    let text = String(
      decoding: try output(of: [
        "wrk", "-t\(threads)", "-c\(connections)", "-d\(seconds)s", "--timeout", "10s",
        "--latency", "-s", script.path, address,
      ]), as: UTF8.self)
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard words.count >= 2 else { continue }
      switch words[0] {
      case "50%": median = Self.milliseconds(words[1])
      case "99%": nearlyAll = Self.milliseconds(words[1])
      case "Requests/sec:": perSecond = Double(words[1]) ?? .nan
      case "Non-2xx": failed += Int(words.last ?? "") ?? 0
      case "Socket":
        failed += words.compactMap { Int($0.trimmingCharacters(in: .punctuationCharacters)) }
          .reduce(0, +)
      default: if words[1] == "requests" { requests = Int(words[0]) ?? 0 }
      }
    }
  }

  private static func milliseconds(_ text: String) -> Double {
    let number = Double(text.prefix { $0.isNumber || $0 == "." }) ?? .nan
    if text.hasSuffix("us") { return number / 1000 }
    return text.hasSuffix("ms") ? number : number * 1000
  }
}
