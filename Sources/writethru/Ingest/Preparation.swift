import Extraction
import Foundation
import Storage

/// One page or line that was read and waits to be recorded.
struct Waiting: Sendable {
  /// What it is called in messages: the path, or `path:line`.
  var name: String
  var page: Page
  /// When it was seen; nil for a line that says so itself.
  var seenAt: Date?
  /// The path by which the same source is known again.
  var identity: String?
  var key: String?

  /// All that can be done without the archive: extracted, digested and compressed.
  enum Prepared: Sendable {
    /// What can be recorded, and what there is to complain of where it finds no story.
    case draft(SnapshotDraft, complaint: String)
    case unfit(reason: String)
  }

  /// Prepares many at once, on all processors.
  static func prepare(_ waiting: [Waiting]) -> [Prepared] {
    waiting.concurrentMap(\.prepared)
  }

  private var prepared: Prepared {
    page.format == .jsonLine ? preparedLine : preparedPage
  }

  private var preparedLine: Prepared {
    do throws(ExtractionError) {
      let line = try ImportLine(page.bytes)
      var page = page
      page.address = line.url ?? page.address
      let finding: SnapshotDraft.Finding =
        switch line.content {
        case .success(let article): .article(article.standing(at: page.address))
        case .failure(let error):
          .failure(reason: error.finding, address: page.address.flatMap { Address($0) })
        }
      let draft = SnapshotDraft(
        page: page, finding: finding, seenAt: seenAt ?? line.seenAt, source: name,
        key: key ?? line.story)
      return .draft(draft, complaint: "")
    } catch {
      return .unfit(reason: error.description)
    }
  }

  private var preparedPage: Prepared {
    let finding: SnapshotDraft.Finding
    var complaint = ""
    do throws(ExtractionError) {
      // Whoever names the story vouches that there is one, however short.
      finding = .article(try Extractor(keepsShortPages: key != nil).article(from: page))
    } catch {
      finding = .failure(reason: error.finding, address: Extractor().address(of: page))
      complaint = error.description
    }
    let draft = SnapshotDraft(
      page: page, finding: finding, seenAt: seenAt ?? Date(), source: name, path: identity,
      key: key)
    return .draft(draft, complaint: complaint)
  }
}

extension Article {
  /// The article with the address that it was received from, where it declares none.
  fileprivate func standing(at received: String?) -> Article {
    var article = self
    article.address = address ?? received.flatMap { Address($0) }
    return article
  }
}
