import Foundation

/// What standard output can show.
struct Terminal: Sendable {
  /// Columns to wrap text to; nil where nobody looks, so that a line stays a line for other programs.
  var width: Int?
  var hasColor: Bool

  /// The terminal of this process.
  ///
  /// NO_COLOR (no-color.org) and TERM=dumb turn colour off; COLUMNS sets
  /// the width where there is no terminal to ask.
  static let current: Terminal = {
    let environment = ProcessInfo.processInfo.environment
    let isTerminal = Output.standard.isTerminal
    let hasColor =
      isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    return Terminal(
      width: (isTerminal ? askedWidth() : nil) ?? environment["COLUMNS"].flatMap(Int.init)
        ?? (isTerminal ? 80 : nil),
      hasColor: hasColor || environment["CLICOLOR_FORCE"].map { $0 != "0" && !$0.isEmpty } ?? false)
  }()

  private static func askedWidth() -> Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 20 else { return nil }
    return Int(size.ws_col)
  }

  /// How a piece of text is set off; never by colour alone.
  enum Style: String {
    case plain = ""
    case bold = "1"
    case dim = "2"
    case insertion = "32"
    case deletion = "31"
    case move = "36"
    case event = "33"
  }

  func styled(_ text: String, _ style: Style) -> String {
    hasColor && style != .plain && !text.isEmpty
      ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }
}
