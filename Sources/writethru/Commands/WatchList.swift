import ArgumentParser
import Extraction
import Foundation
import History
import Storage

struct WatchList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists what is followed: last seen, next due, and why then.",
    discussion: """
      JSON: an array of {address, kind, tags, every, until, addedAt, isPaused, foundIn, visitedAt, finding, \
      detail, dueAt, reason, story, declarations}; declarations are what feeds say of it, the latest first.

      EXAMPLE:
        writethru watch list
        writethru watch list --tag coast --format json
      """)

  @Option(help: ArgumentHelp("Only what has this tag.", valueName: "name")) var tag: String?
  @OptionGroup var archive: ArchiveOptions
  @Option(help: "How the list is written: text or json.") var format = ListFormat.text

  func run() throws {
    try CommandFailure.translating {
      let opened = try archive.open(.read)
      let followed = try opened.followed(tag: tag)
      switch format {
      case .text:
        Output.standard.write(WatchText(followed, now: Date(), on: .current).text)
      case .json:
        let addresses = try Dictionary(
          uniqueKeysWithValues: opened.followed().map { ($0.id, $0.address) })
        let records = try followed.map { one in
          FollowedRecord(
            one, foundIn: one.foundIn.flatMap { addresses[$0] },
            declarations: try declared(one, opened))
        }
        Output.standard.write(try JSONText.encode(records) + "\n")
      }
    }
  }

  private func declared(
    _ one: Followed, _ archive: Archive
  ) throws -> [FollowedRecord.Declared] {
    guard let address = Address(one.address) else { return [] }
    return try archive.feedDeclarations(of: address).map { feed, listedAt, declaration in
      FollowedRecord.Declared(
        feed: feed, listedAt: listedAt, title: declaration.title, summary: declaration.summary,
        publishedAt: declaration.publishedAt, updatedAt: declaration.updatedAt)
    }
  }
}

struct WatchRemove: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Lets addresses go; what was recorded of them stays.",
    discussion: """
      What a feed led to goes on being followed without it, and what is removed does not come back by its \
      feed.

      EXAMPLE:
        writethru watch remove https://news.example/flood
        writethru watch remove coast
      """)

  @OptionGroup var choice: FollowedChoice

  func run() throws {
    try choice.forEach("no longer followed") { try $0.unfollow($1) }
  }
}

struct WatchPause: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pause",
    abstract: "Lets addresses rest until `watch resume`.",
    discussion: """
      EXAMPLE:
        writethru watch pause https://news.example/flood
      """)

  @OptionGroup var choice: FollowedChoice

  func run() throws {
    try choice.forEach("paused") { try $0.pause($1, true) }
  }
}

struct WatchResume: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Goes on with what was paused.",
    discussion: """
      EXAMPLE:
        writethru watch resume coast
      """)

  @OptionGroup var choice: FollowedChoice

  func run() throws {
    try choice.forEach("followed again") { try $0.pause($1, false) }
  }
}

/// What of that which is followed is meant.
struct FollowedChoice: ParsableArguments {
  @Argument(help: "Addresses, or tags for all that have them.") var references: [String]
  @OptionGroup var archive: ArchiveOptions

  /// Does something with all that is meant, and tells it.
  ///
  /// - Throws: `CommandFailure` where something stands for nothing that is followed, after the rest is done.
  func forEach(_ words: String, _ work: (Archive, String) throws -> [Followed]) throws {
    try CommandFailure.translating {
      let opened = try archive.open(.change)
      var hasFailed = false
      for reference in references {
        let meant = try work(opened, reference)
        for one in meant { Output.standard.write("\(one.address.printable): \(words)\n") }
        if meant.isEmpty {
          hasFailed = true
          Output.error.write(
            "\(reference.printable): not followed; `writethru watch list` shows what is\n")
        }
      }
      if hasFailed { throw CommandFailure(nil) }
    }
  }
}
