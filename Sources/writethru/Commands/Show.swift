import ArgumentParser
import History
import Storage

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows one revision as text, as JSON, or as the raw bytes that were received.",
    discussion: """
      Without @N, the latest revision.

      EXAMPLE:
        writethru show harbour-bridge
        writethru show harbour-bridge@3 --format json
        writethru show harbour-bridge@3 --raw > page.html
        writethru show harbour-bridge@3 --headers
      """)

  @Argument(help: "Id, key or address of the story, with @N for its revision N.")
  var story: RevisionReference
  @OptionGroup var archive: ArchiveOptions
  @Option(help: "How the revision is written: text or json.") var format = ListFormat.text
  @Flag(help: "Write the bytes of the page that first showed the revision, exactly as received.")
  var raw = false
  @Flag(help: "Write what was said over HTTP when that page was fetched.")
  var headers = false

  func validate() throws {
    if raw, headers { throw ValidationError("--raw and --headers exclude each other") }
  }

  func run() throws {
    try CommandFailure.translating {
      let opened = try archive.open(.read)
      let revision = try opened.revision(of: story.story, story.number)
      if raw {
        if let redaction = revision.redaction {
          throw CommandFailure("\(revision.id) was \(redaction.sentence)".printable)
        }
        guard !Output.standard.isTerminal else {
          throw CommandFailure(
            "raw bytes could steer your terminal; send them to a file (> page) or a program (| less)"
          )
        }
        Output.standard.write(try opened.bytes(of: revision.snapshot))
        return
      }
      if headers {
        guard let kept = try opened.exchange(of: revision.snapshot.id) else {
          throw CommandFailure(
            "\(revision.id) was not fetched by this program: nothing is known of its headers"
              .printable)
        }
        Output.standard.write(ExchangeText(kept).text)
        return
      }
      switch format {
      case .json: Output.standard.write(try JSONText.encode(RevisionRecord(revision)) + "\n")
      case .text:
        Output.standard.write(ArticleText(revision.article).text(on: .current))
        if let redaction = revision.redaction {
          Output.standard.write(
            "\n" + StyledText(redaction.sentence, .event).lines(first: "", rest: "", on: .current))
        }
      }
    }
  }
}

/// STORY or STORY@N as a person writes it.
struct RevisionReference: ExpressibleByArgument {
  var story: String
  var number: Int?

  init(argument: String) {
    story = argument
    guard let at = argument.lastIndex(of: "@") else { return }
    let digits = argument[argument.index(after: at)...]
    guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
      let number = Int(digits)
    else { return }
    story = String(argument[..<at])
    self.number = number
  }
}
