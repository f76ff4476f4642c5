import ArgumentParser
import Foundation
import Storage

/// Where the archive lies: the same words for every command that needs one.
struct ArchiveOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The archive's file.",
      discussion: "Without it: what WRITETHRU_DB names, else writethru.db in this folder.",
      valueName: "file"))
  var db: String?

  var path: String {
    if let db { return db }
    let environment = ProcessInfo.processInfo.environment["WRITETHRU_DB"] ?? ""
    return environment.isEmpty ? "writethru.db" : environment
  }

  /// Opens the archive, and tells on a terminal when another process keeps it waiting.
  func open(_ access: Archive.Access) throws -> Archive {
    try Archive(path: path, access: access) { [path] in
      Output.error.write("writethru: \(path): waiting for another process to finish writing\n")
    }
  }

  /// Lets `--db FILE` stand before the command's name as well.
  static func behindCommand(_ arguments: some Sequence<String>) -> [String] {
    var rest = Array(arguments)
    var moved: [String] = []
    while let first = rest.first, first == "--db" || first.hasPrefix("--db=") {
      let count = first == "--db" ? min(2, rest.count) : 1
      moved += rest.prefix(count)
      rest.removeFirst(count)
    }
    guard let command = rest.first, !command.hasPrefix("-") else { return moved + rest }
    // Behind both words of a command that has some of its own.
    let names = command == "watch" ? rest.prefix { !$0.hasPrefix("-") }.prefix(2) : [command]
    return names + moved + rest.dropFirst(names.count)
  }
}

/// How a list or a text is written.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}
