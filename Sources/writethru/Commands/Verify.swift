import ArgumentParser
import Storage

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks that nothing in the archive was altered or lost.",
    discussion: """
      Every entry of the record is made again and held against its hash, every page is unpacked and \
      held against its digest, and read again to see that the text that is told of it stands on it. \
      The first entry that does not hold is named, and the exit status is 1.

      With --against, what `attest` printed once must still stand in the record, unaltered.

      EXAMPLE:
        writethru verify
        writethru verify --against "$(cat attested.txt)"
      """)

  /// How many things that do not hold are listed.
  private static let shown = 20

  @Option(help: "What `attest` printed once.") var against: String?
  @Flag(help: "Leave out reading the pages again, which takes most of the time.") var quick = false
  @OptionGroup var archive: ArchiveOptions

  func run() throws {
    try CommandFailure.translating {
      let attested = try against.map { text in
        guard let attested = Attestation(text) else {
          throw CommandFailure(
            "\(text.printable): not what `writethru attest` prints (NUMBER:HASH)", status: 64)
        }
        return attested
      }
      var progress = Progress("verify")
      let result = try archive.open(.read).verify(against: attested, readingAgain: !quick) {
        progress.update($0, of: $1, "\($1) snapshots")
      }
      progress.finish()
      for fault in result.faults.prefix(Self.shown) { Output.standard.write(fault.line + "\n") }
      if result.faultCount > Self.shown {
        Output.standard.write("… and \(result.faultCount - Self.shown) more\n")
      }
      guard result.isClean else {
        throw CommandFailure(
          "\(archive.path): \(result.faultCount) "
            + (result.faultCount == 1 ? "thing does" : "things do")
            + " not hold; a backup from before may")
      }
      Output.standard.write(VerificationText(result, attested, isQuick: quick).text)
    }
  }
}

struct Attest: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints the state of the record, to be published or time-stamped.",
    discussion: """
      The number of the last entry and its hash, in which all entries before it are held. Keep it \
      where you can't alter it yourself: `verify --against` proves with it that the record still holds \
      what it held then.

      EXAMPLE:
        writethru attest >> attested.txt
      """)

  @OptionGroup var archive: ArchiveOptions

  func run() throws {
    try CommandFailure.translating {
      Output.standard.write("\(try archive.open(.read).attestation())\n")
    }
  }
}

extension Verification.Fault {
  fileprivate var line: String {
    (entry.map { "entry \($0) \(reason)" } ?? reason).printable
  }
}

/// What a clean check has found, in sentences.
private struct VerificationText {
  let text: String

  init(_ result: Verification, _ attested: Attestation?, isQuick: Bool) {
    let given = result.pagesGivenUp
    var lines = [
      "\(result.attestation.entries) entries, \(result.stories) stories, \(result.snapshots) snapshots: "
        + "all hold",
      "\(result.pages) pages have their digests"
        + (given > 0 ? ", \(given) were given up as the record tells" : ""),
    ]
    if !isQuick { lines.append("\(result.readings) pages were read again and give what is told") }
    if let attested { lines.append("what was attested at entry \(attested.entries) still stands") }
    lines.append("record \(result.attestation)")
    text = lines.joined(separator: "\n") + "\n"
  }
}
