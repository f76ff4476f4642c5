import Foundation

/// A bar on standard error while much is done; nothing where standard error is no terminal.
struct Progress {
  private let name: String
  private let isShown = Output.error.isTerminal
  private var last = ContinuousClock.now - .seconds(1)

  init(_ name: String) {
    self.name = (name as NSString).lastPathComponent.printable
  }

  /// Draws the bar anew, ten times a second at most.
  ///
  /// Without a total only the count is shown.
  mutating func update(_ done: Int, of total: Int?, _ count: @autoclosure () -> String) {
    guard isShown, last.duration(to: .now) > .milliseconds(100) else { return }
    last = .now
    guard let total, total > 0 else {
      Output.error.write("\r\(name): \(count())\u{1B}[K")
      return
    }
    let share = min(1, Double(done) / Double(total))
    let full = Int(share * 24)
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: 24 - full)
    Output.error.write("\r\(name) \(bar) \(Int(share * 100)) %, \(count())\u{1B}[K")
  }

  /// Takes the bar away.
  func finish() {
    if isShown { Output.error.write("\r\u{1B}[K") }
  }
}
