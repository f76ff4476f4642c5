import Extraction
import Foundation
import History

/// Fetches of the same pages in time order: whether those that differ in bytes alone are read as the
/// same article, and how close what is read comes to the text that was on them.
struct Steadiness {
  private struct Fetch: Decodable {
    var story: String
    var url: String?
    var file: String
    var text: String
    var isUnchanged: Bool?

    enum CodingKeys: String, CodingKey {
      case story, url
      case file = "html_file"
      case text = "gold_text"
      case isUnchanged = "same_text_as_previous"
    }
  }

  private var pages = 0
  private var unchanged = 0
  private var revised: [String] = []
  private var body = BodyScore()

  init(of folder: URL) throws {
    let lines = try String(
      contentsOf: folder.appendingPathComponent("pages.jsonl"), encoding: .utf8)
    var before: [String: Article] = [:]
    for line in lines.split(separator: "\n") {
      let fetch = try JSONDecoder().decode(Fetch.self, from: Data(line.utf8))
      let bytes = try unpacked(folder.appendingPathComponent(fetch.file))
      let article = try? Extractor().article(from: Page(bytes: bytes, address: fetch.url))
      pages += 1
      body.add(truth: fetch.text, predicted: article?.text ?? "")
      if fetch.isUnchanged == true, let article, let other = before[fetch.story] {
        unchanged += 1
        if Fingerprint(of: article) != Fingerprint(of: other) {
          revised.append(fetch.file + Self.difference(other, article))
        }
      }
      before[fetch.story] = article
    }
  }

  /// The first thing that differs.
  static func difference(_ old: Article, _ new: Article) -> String {
    for (left, right) in zip(old.blocks, new.blocks) where left != right {
      let links = zip(left.links, right.links).first { $0 != $1 }
      if left.text == right.text, let links { return "\n   \(links.0)\n   \(links.1)" }
      return "\n   \(left.text)\n   \(right.text)"
    }
    return "\n   \(old.headline), \(old.byline), \(old.blocks.count) blocks"
      + "\n   \(new.headline), \(new.byline), \(new.blocks.count) blocks"
  }

  func print() {
    for page in revised { Swift.print("revised though unchanged: \(page)") }
    Swift.print("\(unchanged) fetches with an unchanged text, \(revised.count) of them a revision")
    let figures = String(
      format: "F1 %.3f, precision %.3f, recall %.3f", body.f1, body.precision, body.recall)
    Swift.print("\(pages) fetches: \(figures)")
  }
}
