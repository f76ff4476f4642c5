import Foundation

/// A bar on standard error while a large file is read; nothing where standard error is no terminal.
struct Progress {
  private let name: String
  private let size: Int?
  private let isShown = Output.error.isTerminal
  private var last = ContinuousClock.now - .seconds(1)

  init(_ name: String, size: Int?) {
    self.name = (name as NSString).lastPathComponent.printable
    self.size = size
  }

  /// Draws the bar anew, ten times a second at most.
  mutating func update(bytes: Int, lines: Int) {
    guard isShown, last.duration(to: .now) > .milliseconds(100) else { return }
    last = .now
    guard let size, size > 0 else {
      Output.error.write("\r\(name): \(lines) lines\u{1B}[K")
      return
    }
    let share = min(1, Double(bytes) / Double(size))
    let done = Int(share * 24)
    let bar = String(repeating: "█", count: done) + String(repeating: "░", count: 24 - done)
    Output.error.write("\r\(name) \(bar) \(Int(share * 100)) %, \(lines) lines\u{1B}[K")
  }

  /// Takes the bar away.
  func finish() {
    if isShown { Output.error.write("\r\u{1B}[K") }
  }
}
