import Extraction
import Foundation

/// The scores of a folder of pages, by set.
struct ScoreTable {
  private struct SetScore {
    var pages = 0
    var seconds = 0.0
    var body = BodyScore()
    var segments = SegmentScore()
    var headline = FieldScore()
    var author = FieldScore()
    var date = FieldScore()
  }

  private var sets: [String: SetScore] = [:]
  private var predictions: [String: Prediction] = [:]
  private var failures: [String] = []
  private let options: Options

  init(of folder: URL, _ options: Options) throws {
    self.options = options
    for (id, truth) in try Truth.pages(of: folder).sorted(by: { $0.key < $1.key })
    where options.set == nil || options.set == truth.set {
      let bytes = try unpacked(folder.appendingPathComponent(truth.file))
      let page = Page(bytes: bytes, address: options.withoutAddresses ? nil : truth.url)
      let start = processorTime()
      // A page that is taken for none is scored as an empty prediction.
      let article = try? Extractor().article(from: page)
      let seconds = processorTime() - start
      let prediction = article.map(Prediction.init) ?? Prediction()
      predictions[id] = prediction
      var score = sets[truth.set] ?? SetScore()
      score.pages += 1
      score.seconds += seconds
      judge(id, truth, prediction, &score)
      sets[truth.set] = score
    }
  }

  private mutating func judge(
    _ id: String, _ truth: Truth, _ prediction: Prediction, _ score: inout SetScore
  ) {
    if let body = truth.articleBody {
      let f1 = score.body.add(truth: body, predicted: prediction.articleBody)
      if f1 < 0.95 { fail("body", id, String(format: "%.3f", f1), "") }
    }
    if let with = truth.with, let without = truth.without {
      let wrong = score.segments.add(
        with: with, without: without, predicted: prediction.articleBody)
      for text in wrong.missing { fail("segments", id, "missing", text) }
      for text in wrong.wrong { fail("segments", id, "too many", text) }
    }
    if let headline = truth.headline, !headline.isEmpty {
      let isEqual = score.headline.add(
        isGiven: prediction.headline?.isEmpty == false,
        verdict: FieldComparison.headline(headline, prediction.headline))
      if !isEqual { fail("headline", id, headline, prediction.headline ?? "–") }
    }
    if let author = truth.author, !author.isEmpty {
      let isEqual = score.author.add(
        isGiven: prediction.author?.isEmpty == false,
        verdict: FieldComparison.author(author, prediction.author))
      if !isEqual { fail("author", id, "\(author)", "\(prediction.author ?? [])") }
    }
    if let date = truth.datePublished {
      let isEqual = score.date.add(
        isGiven: prediction.datePublished != nil,
        verdict: FieldComparison.date(date, prediction.datePublished))
      if !isEqual { fail("date", id, date, prediction.datePublished ?? "–") }
    }
  }

  private mutating func fail(_ field: String, _ id: String, _ truth: String, _ found: String) {
    if options.failures == field { failures.append("\(id)\n   \(truth)\n   \(found)") }
  }

  func print() throws {
    for failure in failures { Swift.print(failure) }
    let head = ["set", "pages", "ms", "F1", "precis.", "recall", "exact"]
    let rest = ["headline", "alike", "author", "alike", "date", "alike"]
    Swift.print((head + rest).map { pad($0) }.joined())
    for (name, score) in sets.sorted(by: { $0.key < $1.key }) {
      var cells = [name, String(score.pages)]
      cells.append(String(format: "%.2f", score.seconds * 1000 / Double(score.pages)))
      if score.body.pages > 0 {
        let body = score.body
        cells += [body.f1, body.precision, body.recall, body.exact].map(figure)
      } else if score.segments.pages > 0 {
        let segments = score.segments
        cells += [segments.f1, segments.precision, segments.recall].map(figure) + ["–"]
      } else {
        cells += ["–", "–", "–", "–"]
      }
      for field in [score.headline, score.author, score.date] {
        cells += field.pages == 0 ? ["–", "–"] : [field.equalShare, field.alikeShare].map(figure)
      }
      Swift.print(cells.map { pad($0) }.joined())
    }
    Swift.print(
      """

      body by shingles of four words, and by segments where the set has them; alike: one headline holds
      the other, authors share a name, the same minute; ms: of the processor, a page
      """)
    if let file = options.predictions {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      try encoder.encode(predictions).write(to: URL(fileURLWithPath: file))
    }
  }

  private func figure(_ value: Double) -> String { String(format: "%.3f", value) }

  private func pad(_ text: String) -> String {
    text + String(repeating: " ", count: max(9 - text.count, 1))
  }
}

extension Prediction {
  init(_ article: Article) {
    articleBody = article.text
    headline = article.headline
    author = article.byline
    datePublished = article.publishedAt.map {
      let written = Self.written($0, article.publishedOffset)
      // Another day than the moment's in UTC is told alone.
      guard let day = article.publishedDay, !written.hasPrefix(day) else { return written }
      return day
    }
  }

  /// The moment as it was declared; without an offset, the day.
  private static func written(_ date: Date, _ offset: Int?) -> String {
    guard let offset else { return String(date.formatted(.iso8601).prefix(10)) }
    let minutes = abs(offset) / 60
    return date.addingTimeInterval(Double(offset)).formatted(.iso8601).dropLast()
      + String(format: "%@%02d:%02d", offset < 0 ? "-" : "+", minutes / 60, minutes % 60)
  }
}
