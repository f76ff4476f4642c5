import ArgumentParser
import Fetching
import Foundation
import Storage

struct WatchRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Visits what is followed when it is due, until it is stopped.",
    discussion: """
      With --once it visits what is due now and ends, for cron; what the budget of requests leaves over waits \
      for the next run. What is due stands in the archive, so that nothing is lost when it is stopped or \
      killed, and `watch add` works meanwhile. Each visit is a line on standard error.

      EXAMPLE:
        writethru watch run
        writethru watch run --once
      """)

  @Flag(help: "Visit what is due now, and end.") var once = false
  @OptionGroup var fetching: FetchOptions
  @OptionGroup var configured: ConfigurationOptions
  @OptionGroup var archive: ArchiveOptions

  func run() async throws {
    let settings = try await configured.settings()
    let opened = try await CommandFailure.translating { try archive.open(.write) }
    let policy = try await CommandFailure.translating {
      try fetching.policy(over: settings.policy)
    }
    let watching = Watching(archive: opened, rules: settings.rules, fetcher: Fetcher(policy))
    let log = WatchLog.standard
    var failure: (any Error)?
    do {
      try await watching.service(log: log, once: once).runAlone()
    } catch {
      failure = error
    }
    await watching.fetcher.shutdown()
    if let failure { throw CommandFailure("\(failure)".printable) }
    let count = try await CommandFailure.translating { try opened.followed().count }
    let (visits, changes) = log.tally
    Output.standard.write(
      "\(counted(visits, "visit")), \(counted(changes, "change")), \(count) followed\n")
  }
}
