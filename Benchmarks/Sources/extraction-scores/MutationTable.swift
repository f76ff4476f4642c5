import Extraction
import Foundation
import History

/// How often an article is read as another one when its page is changed as a live site changes it by
/// itself.
struct MutationTable {
  private struct Row {
    var readings = 0
    /// Another fingerprint: a revision that no reader would see.
    var revised = 0
    /// The same fingerprint, and something else in the article.
    var different = 0
    var lost = 0
  }

  private var rows: [String: Row] = [:]
  private var failures: [String] = []

  init(of folder: URL, seeds: UInt64, _ options: Options) throws {
    for (number, page) in try Self.pages(of: folder, options).enumerated() {
      let bytes = try unpacked(page.file)
      // What is no article before can't change.
      guard let before = try? Extractor().article(from: Page(bytes: bytes, address: page.address))
      else { continue }
      let named =
        LiveMutation.allCases.map { ($0.rawValue, [$0]) } + [("all", LiveMutation.allCases)]
      for (name, mutations) in named {
        for seed in 0..<seeds {
          var random = SeededRandom(seed: UInt64(number) << 16 | seed)
          let later = mutations.reduce(bytes) { $1.applied(to: $0, &random) }
          let article = try? Extractor().article(from: Page(bytes: later, address: page.address))
          judge(name, page.file.lastPathComponent, before, article, options)
        }
      }
    }
  }

  private static func pages(
    of folder: URL, _ options: Options
  ) throws -> [(file: URL, address: String?)] {
    guard FileManager.default.fileExists(atPath: folder.appendingPathComponent("truth.json").path)
    else {
      let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
      return (files?.compactMap { $0 as? URL } ?? [])
        .filter { ["html", "gz"].contains($0.pathExtension) }
        .sorted { $0.path < $1.path }.map { ($0, nil) }
    }
    return try Truth.pages(of: folder).sorted { $0.key < $1.key }
      .filter { options.set == nil || options.set == $0.value.set }
      .map { (folder.appendingPathComponent($0.value.file), $0.value.url) }
  }

  private mutating func judge(
    _ name: String, _ file: String, _ before: Article, _ after: Article?, _ options: Options
  ) {
    var row = rows[name] ?? Row()
    row.readings += 1
    if let after {
      if Fingerprint(of: after) != Fingerprint(of: before) {
        row.revised += 1
        if options.failures == "mutations" {
          failures.append("\(name) \(file)" + Steadiness.difference(before, after))
        }
      } else if after != before {
        row.different += 1
      }
    } else {
      row.lost += 1
      if options.failures == "mutations" { failures.append("\(name) \(file)\n   no article") }
    }
    rows[name] = row
  }

  func print() {
    for failure in failures { Swift.print(failure) }
    let columns = ["readings", "revised", "lost", "other", "unsteady"]
    Swift.print(([pad("change", 16)] + columns.map { pad($0, 10) }).joined())
    for name in LiveMutation.allCases.map(\.rawValue) + ["all"] {
      guard let row = rows[name] else { continue }
      let share = Double(row.revised + row.lost) / Double(row.readings) * 100
      let cells = [row.readings, row.revised, row.lost, row.different].map(String.init)
      Swift.print(
        ([pad(name, 16)] + (cells + [String(format: "%.2f %%", share)]).map { pad($0, 10) })
          .joined())
    }
    Swift.print(
      """

      revised: another fingerprint; lost: no article any more; other: the same to a reader, but another
      date, address or link within the site
      """)
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(width - text.count, 1))
  }
}
