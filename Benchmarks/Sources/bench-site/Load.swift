import Foundation

/// What fifty readers at once were answered, as wrk tells it.
struct Load {
  /// Milliseconds.
  var median = Double.nan
  var nearlyAll = Double.nan
  var perSecond = Double.nan
  var requests = 0
  var failed = 0

  /// Asks for pages at random for some seconds.
  init(_ address: String, paths: [String], seconds: Int) throws {
    let script = FileManager.default.temporaryDirectory
      .appendingPathComponent("bench-site-\(UUID()).lua")
    // A script that is gone already is as good.
    defer { try? FileManager.default.removeItem(at: script) }
    let list = paths.map { "\"\($0)\"" }.joined(separator: ",\n")
    try """
    local paths = {
    \(list)
    }
    local state = 1
    init = function(args) state = tonumber(tostring(args):match("%x+$"), 16) or 1 end
    request = function()
      state = (state * 1103515245 + 12345) % 2147483648
      return wrk.format("GET", paths[state % #paths + 1])
    end
    """.write(to: script, atomically: true, encoding: .utf8)
    let text = String(
      decoding: try output(of: [
        "wrk", "-t2", "-c50", "-d\(seconds)s", "--timeout", "10s", "--latency", "-s", script.path,
        address,
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
