import ArgumentParser
import Storage

struct Link: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tells two stories as one from now on.",
    discussion: """
      B's snapshots join A's timeline. Nothing is rewritten: B keeps its own numbers, and `unlink` gives \
      both stories back as they were.

      EXAMPLE:
        writethru link ferry-breaking ferry-aground
      """)

  @Argument(help: "The story that the other one joins.") var a: String
  @Argument(help: "The story that joins it.") var b: String
  @OptionGroup var archive: ArchiveOptions

  func run() throws {
    try CommandFailure.translating {
      let linked = try archive.open(.change).link(b, into: a)
      Output.standard.write("\(linked.linked) is told with \(linked.story) from now on\n")
    }
  }
}

struct Unlink: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Takes linked stories apart again, without loss.",
    discussion: """
      Named by a story that was linked into another one, it takes that story out; named by the other \
      one, it lets all go that were linked into it.

      EXAMPLE:
        writethru unlink ferry-aground
      """)

  @Argument(help: "Either of the stories.") var a: String
  @OptionGroup var archive: ArchiveOptions

  func run() throws {
    try CommandFailure.translating {
      let stories = try archive.open(.change).unlink(a)
      Output.standard.write(
        "\(stories.joined(separator: " and ")) are stories of their own again\n")
    }
  }
}
