import Extraction
import Foundation
import History
import Storage

/// A moment so many minutes after a morning in March.
func minute(_ minutes: Int) -> Date {
  Date(timeIntervalSince1970: 1_741_068_720 + Double(minutes) * 60)
}

/// A draft of an article with this text, as a page of its own bytes.
func draft(
  _ text: String, at minutes: Int, key: String? = "bridge", address: String? = nil,
  path: String? = nil, headline: String = "Bridge closed"
) -> SnapshotDraft {
  var article = Article(headline: headline, blocks: [Block(.paragraph, text)])
  article.address = address.flatMap { Address($0) }
  return SnapshotDraft(
    page: Page(bytes: Array("\(headline)\n\n\(text)".utf8), address: address, format: .text),
    finding: .article(article), seenAt: minute(minutes), source: "page.txt", path: path, key: key)
}

/// A draft of a page of plain text, as the extractor reads it.
func readDraft(
  _ text: String, at minutes: Int, key: String, address: String? = nil,
  source: String = "page.txt"
) throws -> SnapshotDraft {
  let page = Page(bytes: Array(text.utf8), address: address, format: .text)
  return SnapshotDraft(
    page: page, finding: .article(try Extractor().article(from: page)), seenAt: minute(minutes),
    source: source, key: key)
}

/// A draft of a page without an article.
func failure(at minutes: Int, key: String? = "bridge", address: String? = nil) -> SnapshotDraft {
  SnapshotDraft(
    page: Page(bytes: Array("503".utf8), address: address),
    finding: .failure(reason: "an error page", address: address.flatMap { Address($0) }),
    seenAt: minute(minutes), source: "page.html", key: key)
}

extension Timeline {
  /// The timeline in one line: numbers of revisions, `=` for unchanged, `!` for failures.
  var sketch: String {
    entries.map { entry in
      switch entry {
      case .revision(let revision):
        "@\(revision.number)" + (revision.reinstates.map { "(\($0))" } ?? "")
      case .unchanged(_, let number): "=\(number)"
      case .failure: "!"
      }
    }.joined(separator: " ")
  }
}
