import Extraction
import Foundation
import History

/// An article of plain paragraphs.
func article(
  _ headline: String = "Bridge closed", _ paragraphs: String..., status: Article.Status = .unknown
) -> Article {
  Article(headline: headline, status: status, blocks: paragraphs.map { Block(.paragraph, $0) })
}

/// A moment so many minutes after a morning in March.
func minute(_ minutes: Int) -> Date {
  Date(timeIntervalSince1970: 1_741_068_720 + Double(minutes) * 60)
}

/// A snapshot of an article, or of a failure where there is none.
func snapshot(_ id: Int64, _ minutes: Int, _ article: Article?) -> Snapshot {
  Snapshot(
    id: id, seenAt: minute(minutes), recordedAt: minute(1000), source: "page.html", address: nil,
    digest: Digest(of: []), extractor: 1,
    outcome: article.map { .article(Fingerprint(of: $0)) } ?? .failure("an error page"))
}

/// A timeline whose numbers are given in the order of the ids.
func timeline(_ seen: [(id: Int64, minutes: Int, article: Article?)]) -> Timeline {
  let snapshots = seen.map { snapshot($0.id, $0.minutes, $0.article) }
  var articles: [Fingerprint: Article] = [:]
  for article in seen.compactMap(\.article) { articles[Fingerprint(of: article)] = article }
  let firsts = Timeline.stretches(of: snapshots).compactMap { $0.first { $0.fingerprint != nil } }
  let numbers = Dictionary(
    uniqueKeysWithValues: firsts.sorted { $0.id < $1.id }.enumerated().map {
      ($0.element.id, $0.offset + 1)
    })
  let story = Story(
    id: "k3f9x2ab", key: "bridge", headline: "Bridge closed", status: .unknown,
    revisions: firsts.count, snapshots: snapshots.count, firstSeenAt: minute(0),
    lastSeenAt: minute(99), addresses: [])
  return Timeline(story: story, snapshots: snapshots, numbers: numbers, articles: articles)
}
