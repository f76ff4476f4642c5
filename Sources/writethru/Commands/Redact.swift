import ArgumentParser
import History
import Storage

struct Redact: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Takes the text of one revision out of the archive for good, as courts order.",
    discussion: """
      The raw bytes of every page that shows the text go, and all that was derived from them, also from \
      the free room of the file and from its log. What stays is a tombstone under the same number and \
      time, with the reason; an entry of the record tells of it, so that `verify` and what `attest` \
      printed before still hold. A text that returned under another number goes there too. Passages that \
      other revisions have as well stay with these.

      The story's key, its addresses and the names of files stay: the record is hashed with them. So does \
      REASON: don't quote there what has to go. Copies of the archive have to be redacted by themselves.

      EXAMPLE:
        writethru redact harbour-bridge@3 --reason "order 12/31 of the district court"
      """)

  @Argument(help: "Id, key or address of the story, with @N for its revision N.")
  var revision: RevisionReference
  @Option(help: "Why, for whoever reads the archive.") var reason: String
  @Flag(help: "Don't ask.") var yes = false
  @OptionGroup var archive: ArchiveOptions

  func validate() throws {
    if revision.number == nil {
      throw ValidationError("name the revision too: \(revision.story)@N")
    }
    if !reason.contains(where: { $0.isLetter || $0.isNumber }) {
      throw ValidationError("--reason takes words that say why")
    }
  }

  func run() throws {
    guard let number = revision.number else { return }
    try CommandFailure.translating {
      let opened = try archive.open(.change)
      if !yes {
        let plan: RedactionPlan
        do {
          plan = try opened.redactionPlan(of: revision.story, number)
        } catch ArchiveError.alreadyRedacted {
          // Ends a redaction that was interrupted before the file was cleared.
          _ = try opened.redact(revision.story, number, reason: reason)
          return
        }
        Output.error.write(RedactionText(plan, isDone: false).text)
        try Confirmation.ask("Take it out? This cannot be undone.")
      }
      let done = try opened.redact(revision.story, number, reason: reason)
      Output.standard.write(RedactionText(done, isDone: true).text)
    }
  }
}

/// What a redaction takes out, in sentences.
struct RedactionText {
  let text: String

  init(_ plan: RedactionPlan, isDone: Bool) {
    var lines = [
      isDone ? "\(plan.revision) is redacted" : "\(plan.revision) “\(plan.headline)”",
      "\(isDone ? "gone" : "to go"): \(counted(plan.passages, "passage")) and "
        + "\(counted(plan.pages, "page")) of \(plan.bytes) bytes, in "
        + counted(plan.snapshots, "snapshot"),
    ]
    let others = plan.revisions.filter { $0 != plan.revision }
    if !others.isEmpty {
      lines.append("the same text or the same page, too: \(others.joined(separator: ", "))")
    }
    if plan.standing > 0 {
      lines.append(
        "\(counted(plan.standing, "passage")) stay, as other revisions have them: "
          + plan.standingIn.joined(separator: ", "))
    }
    text = lines.map { $0.printable + "\n" }.joined()
  }
}
