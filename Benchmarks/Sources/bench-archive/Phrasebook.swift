import Extraction
import Foundation

/// The sentences and headlines of the examples, from which histories of any size are made.
struct Phrasebook {
  private(set) var headlines: [[Substring]] = []
  private(set) var sentences: [[Substring]] = []
  /// Words of five letters and more, by which others are replaced.
  private(set) var words: [Substring] = []

  /// Reads all pages and histories of a folder, in the order of their paths.
  init(folder: String) throws {
    let paths = (FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? [])
    for path in paths.sorted() {
      let place = URL(fileURLWithPath: folder).appendingPathComponent(path)
      switch place.pathExtension {
      case "jsonl":
        for line in try Data(contentsOf: place).split(separator: UInt8(ascii: "\n")) {
          add(try ImportLine(Array(line)).article)
        }
      case "html", "txt":
        let page = Page(bytes: Array(try Data(contentsOf: place)), address: nil, format: nil)
        // The examples hold pages without an article too.
        if let article = try? Extractor().article(from: page) { add(article) }
      default: break
      }
    }
    words = Set(sentences.joined().filter { $0.count > 4 && $0.allSatisfy(\.isLowercase) }).sorted()
  }

  private mutating func add(_ article: Article) {
    headlines.append(article.headline.split(separator: " "))
    for block in article.blocks {
      for sentence in block.text.split(separator: ". ") {
        let words = sentence.split { $0 == " " || $0 == "\n" }
        if words.count > 3 { sentences.append(words) }
      }
    }
  }
}
