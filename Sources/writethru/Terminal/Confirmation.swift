import Foundation

/// Asks before what cannot be undone.
enum Confirmation {
  /// Goes on where a person says yes.
  ///
  /// - Throws: `CommandFailure` for any other answer, and where there is nobody to ask.
  static func ask(_ question: String) throws {
    guard isatty(STDIN_FILENO) == 1, Output.error.isTerminal else {
      throw CommandFailure("nobody can be asked here; say --yes to do it", status: 64)
    }
    Output.error.write("\(question) [y/N] ")
    let answer = readLine()?.trimmingCharacters(in: .whitespaces).lowercased()
    guard answer == "y" || answer == "yes" else { throw CommandFailure("nothing was done") }
  }
}
