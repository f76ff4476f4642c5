import ArgumentParser
import Foundation
import Storage

struct Prune: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Gives up the raw bytes of captures that brought nothing new.",
    discussion: """
      A page goes where no snapshot that shows it opened a revision: it was seen again with the same \
      text, or held no article. Snapshots, times and digests stay, and an entry of the record tells which \
      pages went. Never touched are the pages that show a revision first. Without --yes it only tells what \
      it would do; where both rules are given, both must hold.

      EXAMPLE:
        writethru prune --older-than 365
        writethru prune --older-than 365 --larger-than 100000 --yes
      """)

  @Option(help: ArgumentHelp("Pages that were last seen so many days ago.", valueName: "days"))
  var olderThan: Int?
  @Option(help: ArgumentHelp("Pages of more bytes, as they were received.", valueName: "bytes"))
  var largerThan: Int?
  @Flag(help: "Only tell what would be done, as without --yes.") var dryRun = false
  @Flag(help: "Do it.") var yes = false
  @OptionGroup var archive: ArchiveOptions

  func validate() throws {
    guard olderThan != nil || largerThan != nil else {
      throw ValidationError("name a rule: --older-than DAYS, --larger-than BYTES, or both")
    }
    guard (0...36_500).contains(olderThan ?? 0), largerThan ?? 0 >= 0 else {
      throw ValidationError(
        "--older-than takes 0 to 36500 days, --larger-than no less than 0 bytes")
    }
    if dryRun, yes { throw ValidationError("--dry-run and --yes exclude each other") }
  }

  func run() throws {
    let rules = PruningRules(
      seenBefore: olderThan.map { Date(timeIntervalSinceNow: -Double($0) * 86_400) },
      largerThan: largerThan)
    try CommandFailure.translating {
      let pruned =
        try yes
        ? archive.open(.change).prune(rules) : archive.open(.read).pruningPlan(rules)
      Output.standard.write(pruned.sentence(isDone: yes))
    }
  }
}

extension Pruned {
  fileprivate func sentence(isDone: Bool) -> String {
    guard pages > 0 else { return "nothing to give up by these rules\n" }
    let what =
      "\(counted(pages, "page")) of \(counted(snapshots, "snapshot")) without anything new: "
      + "\(receivedBytes) bytes as received, \(packedBytes) in the archive"
    return isDone ? "given up: \(what)\n" : "would give up \(what); --yes does it\n"
  }
}
