import ArgumentParser
import Storage

struct Rebuild: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes everything again that is derived from the record.",
    discussion: """
      Texts, declarations, timelines and the index that is searched are read again from the kept pages; \
      the record itself is not touched. For an archive whose derived tables were dropped or damaged.

      EXAMPLE:
        writethru rebuild
      """)

  @OptionGroup var archive: ArchiveOptions

  func run() throws {
    try CommandFailure.translating {
      let opened = try archive.open(.change)
      try Rederived.tell("rebuild") { try opened.rebuild(progress: $0) }
    }
  }
}

struct ReExtract: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "re-extract",
    abstract: "Reads pages again that an older version has read.",
    discussion: """
      A newer version may see more on a page than the one that recorded it. What it reads otherwise is \
      no edit of the story: all pages of a story are read by the same version, numbers stay, and the \
      record tells how many snapshots are read otherwise. `ingest` does the same for a story when its \
      next page comes.

      EXAMPLE:
        writethru re-extract
      """)

  @OptionGroup var archive: ArchiveOptions

  func run() throws {
    try CommandFailure.translating {
      let opened = try archive.open(.change)
      try Rederived.tell("re-extract") { try opened.reExtract(progress: $0) }
    }
  }
}

extension Rederived {
  /// Reads pages again under a bar, and says what that has brought.
  fileprivate static func tell(
    _ name: String, _ work: ((Int, Int) -> Void) throws -> Rederived
  ) throws {
    var progress = Progress(name)
    let result = try work { progress.update($0, of: $1, "\($1) stories") }
    progress.finish()
    Output.standard.write(result.sentence)
  }

  private var sentence: String {
    guard stories > 0 else { return "nothing to read again\n" }
    return "\(stories) \(stories == 1 ? "story" : "stories") read again, \(snapshots) "
      + "\(snapshots == 1 ? "snapshot" : "snapshots"): "
      + (differences == 0
        ? "all as they were recorded\n" : "\(differences) are read otherwise than when recorded\n")
  }
}
