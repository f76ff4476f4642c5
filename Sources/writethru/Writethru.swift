import ArgumentParser
import Foundation

// The program: arguments, terminals, exit statuses, and the wiring of the modules. What the words
// mean is decided elsewhere.

@main
struct Writethru: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "writethru",
    abstract: "Follows developing news stories through their edits.",
    discussion: """
      Every ingest of an article makes a snapshot; an article that differs from the one before it \
      becomes a revision. Revisions are kept in one file and read back as a timeline, as a comparison \
      of any two, or as a change log.

      EXAMPLE:
        writethru ingest saved-page.html
        writethru stories
        writethru timeline STORY
        writethru diff STORY

      STORY is an id, a key or an address, or the beginning of one that is not ambiguous. STORY@N is \
      its revision N; the numbers are permanent.
      """,
    version: "0.1.0",
    groupedSubcommands: [
      CommandGroup(name: "Keeping", subcommands: [Ingest.self, Link.self, Unlink.self]),
      CommandGroup(name: "Following", subcommands: [Watch.self]),
      CommandGroup(
        name: "Reading",
        subcommands: [
          Stories.self, TimelineOf.self, Show.self, DiffOf.self, Blame.self, SearchFor.self,
          Export.self,
        ]),
      CommandGroup(name: "Showing", subcommands: [Serve.self]),
      CommandGroup(
        name: "Proving",
        subcommands: [Verify.self, Attest.self, Backup.self, Stats.self]),
      CommandGroup(name: "Removing", subcommands: [Redact.self, Prune.self]),
      CommandGroup(name: "Mending", subcommands: [Rebuild.self, ReExtract.self]),
      CommandGroup(name: "Stand-alone", subcommands: [Extract.self]),
    ])

  @OptionGroup var archive: ArchiveOptions

  static func main() async {
    Output.ignoreBrokenPipes()
    do {
      var command = try parseAsRoot(ArchiveOptions.behindCommand(CommandLine.arguments.dropFirst()))
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      Output.standard.flush()
    } catch {
      Output.standard.flush()
      exit(reporting: error)
    }
  }

  /// Says an error and ends the program: 64 for words that cannot be understood, else 1, and 2 for a
  /// comparison that failed, as diff(1).
  private static func exit(reporting error: any Error) -> Never {
    switch error {
    case let failure as CommandFailure:
      if let message = failure.message { Output.error.write("writethru: \(message)\n") }
      Foundation.exit(failure.status)
    case let code as ExitCode:
      Foundation.exit(code.rawValue)
    default:
      Writethru.exit(withError: error)
    }
  }
}

/// Work that failed, in words for the user.
struct CommandFailure: Error {
  /// What failed, with which value, and what to do; nil where all has been said already.
  var message: String?
  var status: Int32 = 1

  init(_ message: String?, status: Int32 = 1) {
    self.message = message
    self.status = status
  }

  /// Runs work and puts any error of our modules into words: with `worded`, the only place that does.
  static func translating<Value>(status: Int32 = 1, _ work: () throws -> Value) throws -> Value {
    do {
      return try work()
    } catch {
      throw worded(error, status)
    }
  }

  /// Runs work that waits, and puts any error of our modules into words.
  static func translating<Value>(_ work: () async throws -> Value) async throws -> Value {
    do {
      return try await work()
    } catch {
      throw worded(error, 1)
    }
  }

  private static func worded(_ error: any Error, _ status: Int32) -> CommandFailure {
    error as? CommandFailure ?? CommandFailure("\(error)".printable, status: status)
  }
}
