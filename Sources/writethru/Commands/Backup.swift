import ArgumentParser
import Storage

struct Backup: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Copies the archive while it is in use.",
    discussion: """
      The copy is an archive of its own, complete as of one moment. `verify` checks it as any other.

      EXAMPLE:
        writethru backup monday.db && writethru --db monday.db verify
      """)

  @Argument(help: "The file that is made.", completion: .file()) var file: String
  @OptionGroup var archive: ArchiveOptions

  func run() throws {
    try CommandFailure.translating {
      let opened = try archive.open(.read)
      var progress = Progress("backup")
      try opened.backup(to: file) { progress.update($0, of: $1, "\($1) pages") }
      progress.finish()
      let attestation = try Archive(path: file, access: .read).attestation()
      Output.standard.write("\(file.printable): \(attestation.entries) entries\n")
    }
  }
}
