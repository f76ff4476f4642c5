import ArgumentParser
import Extraction
import History
import Storage

struct DiffOf: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Shows what changed between two revisions of a story, or between two files.",
    usage: """
      writethru diff <story> [<old> [<new>]] [--db <file>] [--format <format>] [--new] [--exit-code]
      writethru diff --files <old> <new> [--format <format>] [--exit-code]
      """,
    discussion: """
      Without OLD and NEW the last two revisions in time; with OLD alone, OLD and the latest; STORY@N \
      is N and what was seen before it. In text, [-removed-] and {+added+} words stand inside their \
      sentences; + - ~ in the margin are added, removed and edited paragraphs, < and > where one was \
      moved from and to. The unified form applies with patch(1) to what `show` writes.

      EXAMPLE:
        writethru diff harbour-bridge
        writethru diff harbour-bridge@4
        writethru diff harbour-bridge 3 7 --format unified
        writethru diff harbour-bridge 3 --new
        writethru diff --files monday.html tuesday.html --exit-code
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case unified
    case json
  }

  @Argument(help: "The story and up to two of its revision numbers; with --files, two paths.")
  var words: [String] = []
  @OptionGroup var archive: ArchiveOptions
  @Flag(help: "Compare the articles of two files; no archive is used.") var files = false
  @Option(help: "How the comparison is written: text, unified or json.") var format = Format.text
  @Flag(help: "Only what a reader of OLD does not know yet, as sentences, weightiest first.")
  var new = false
  @Flag(help: "End with status 1 where the two differ and 0 where not; 2 is trouble.")
  var exitCode = false

  func validate() throws {
    if new, format != .text { throw ValidationError("--new is told in text only") }
    if files, words.count != 2 { throw ValidationError("--files takes two paths: OLD NEW") }
    if !files, !(1...3).contains(words.count) {
      throw ValidationError("name a story, and up to two of its revisions: STORY [OLD [NEW]]")
    }
    if !files, words.count > 1, RevisionReference(argument: words[0]).number != nil {
      throw ValidationError("name the revisions once: STORY@N, or STORY OLD NEW")
    }
    if !files {
      for word in words.dropFirst() where DiffOf.number(word) == nil {
        throw ValidationError("\"\(word)\" is no revision number; write 3 or @3")
      }
    }
  }

  func run() throws {
    try CommandFailure.translating(status: exitCode ? 2 : 1) {
      let pair = try files ? readFiles() : readRevisions()
      let comparison = Comparison(from: pair.old.article, to: pair.new.article)
      switch format {
      case .text where new:
        Output.standard.write(
          NewsText(comparison, old: pair.old.title, new: pair.new.title, on: .current).text)
      case .text:
        Output.standard.write(
          ComparisonText(comparison, old: pair.old.title, new: pair.new.title, on: .current).text)
      case .unified:
        Output.standard.write(
          UnifiedText(old: pair.old.article, new: pair.new.article).text(
            oldName: pair.old.side.id, newName: pair.new.side.id))
      case .json:
        let record = ComparisonRecord(comparison, old: pair.old.side, new: pair.new.side)
        Output.standard.write(try JSONText.encode(record) + "\n")
      }
      if exitCode, !comparison.isUnchanged { throw CommandFailure(nil, status: 1) }
    }
  }

  /// One of the two things compared.
  private struct Side {
    var article: Article
    var side: ComparisonRecord.Side
    /// The revision's id and when it was first seen, or the file's path.
    var title: String
  }

  private func readRevisions() throws -> (old: Side, new: Side) {
    let opened = try archive.open(.read)
    let reference = RevisionReference(argument: words[0])
    let story = reference.story
    var numbers = words.dropFirst().compactMap(DiffOf.number)
    if numbers.count < 2 {
      let known = try opened.revisionNumbers(of: story)
      guard let new = reference.number ?? known.last else {
        throw CommandFailure("\(story): no revision yet", status: exitCode ? 2 : 1)
      }
      if numbers.isEmpty {
        guard let position = known.firstIndex(of: new), position > 0 else {
          // A number that there is not is told by whoever reads it.
          _ = try opened.revision(of: story, new)
          throw CommandFailure(
            "\(story): nothing was seen before @\(new) that it could be compared with",
            status: exitCode ? 2 : 1)
        }
        numbers = [known[position - 1]]
      }
      numbers.append(new)
    }
    let sides = try numbers.map { number in
      let revision = try opened.revision(of: story, number)
      if let redaction = revision.redaction {
        throw CommandFailure(
          "\(revision.id) was \(redaction.sentence); there is no text to compare".printable,
          status: exitCode ? 2 : 1)
      }
      return Side(
        article: revision.article, side: .init(revision),
        title: "\(revision.id) · first seen \(revision.firstSeenAt.forPeople)")
    }
    return (sides[0], sides[1])
  }

  private func readFiles() throws -> (old: Side, new: Side) {
    let sides = try words.map { path in
      guard let source = PageSource.find([path]).sources.first, source.name == path else {
        throw CommandFailure("\(path): no such file", status: exitCode ? 2 : 1)
      }
      do {
        var input = try InputReader(path: path)
        let page = Page(bytes: try input.all(), format: source.format)
        let article = try Extractor().article(from: page)
        return Side(article: article, side: .init(path: path, article: article), title: path)
      } catch let error as ExtractionError {
        throw CommandFailure("\(path): \(error)", status: exitCode ? 2 : 1)
      } catch InputReader.Failure.unreadable(let reason) {
        throw CommandFailure("\(path): \(reason)", status: exitCode ? 2 : 1)
      }
    }
    return (sides[0], sides[1])
  }

  /// The number in `3` or `@3`.
  private static func number(_ word: String) -> Int? {
    Int(word.hasPrefix("@") ? String(word.dropFirst()) : word)
  }
}
