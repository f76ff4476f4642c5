import Extraction
import Foundation

/// A comparison as a piece of HTML that reads without colour, aloud and on paper.
///
/// Removed words stand in `del`, added ones in `ins`. Every paragraph finds its direction by itself.
struct ComparisonHTML {
  /// Where it is read.
  enum Medium {
    /// On a page with a style of its own: a hidden word in each mark says to screen readers what it is, and
    /// unchanged paragraphs are folded.
    case page
    /// In a feed reader, which drops styles: there the hidden words would show. Unchanged paragraphs are
    /// counted only.
    case feed
  }

  private(set) var text = ""
  private let comparison: Comparison
  private let medium: Medium

  init(_ comparison: Comparison, for medium: Medium) {
    self.comparison = comparison
    self.medium = medium
    writeFields()
    var folded: [Comparison.Row] = []
    for row in comparison.rows {
      if row.fate == .unchanged {
        folded.append(row)
      } else {
        fold(&folded)
        write(row)
      }
    }
    fold(&folded)
  }

  private mutating func writeFields() {
    for field in comparison.fields {
      text +=
        "<p class=\"field\" dir=\"auto\"><b lang=\"en\" dir=\"ltr\">\(field.name.capitalized):</b> "
      text += "\(field.wording.inHTML(for: medium))</p>\n"
    }
  }

  private mutating func fold(_ rows: inout [Comparison.Row]) {
    guard !rows.isEmpty else { return }
    let count = "\(rows.count) unchanged \(rows.count == 1 ? "paragraph" : "paragraphs")"
    switch medium {
    case .page:
      text += "<details><summary lang=\"en\">\(count)</summary>\n"
      for row in rows { text += "<p dir=\"auto\">\(words(row))</p>\n" }
      text += "</details>\n"
    case .feed: text += "<p lang=\"en\"><i>⋯ \(count)</i></p>\n"
    }
    rows = []
  }

  private mutating func write(_ row: Comparison.Row) {
    let content =
      switch row.fate {
      case .movedAway:
        said("Moved\(row.new.map { " to paragraph \($0 + 1)" } ?? ""):")
          + " " + (row.old.map { comparison.old.blocks[$0].text } ?? "").opening(80).inHTML
      case .movedHere:
        said("Moved\(row.old.map { " from paragraph \($0 + 1)" } ?? ""):") + " " + words(row)
      case .unchanged, .edited, .added, .removed: words(row)
      }
    text += "<p class=\"\(row.fate.name)\" dir=\"auto\">\(content)</p>\n"
  }

  private func words(_ row: Comparison.Row) -> String {
    comparison.pieces(of: row).map { piece in
      if piece.place == .away {
        let opening = piece.wording.old.opening(60).inHTML
        return said("[moved \(piece.move?.rawValue ?? "away"):") + " " + opening + said("]")
          + piece.space
      }
      let isMoved = piece.move != nil && row.fate != .movedHere
      let mark = isMoved ? said("[moved \(piece.move?.rawValue ?? "") to here:]") + " " : ""
      return mark + piece.wording.inHTML(for: medium) + piece.space
    }.joined()
  }

  /// Words of ours among the article's; with a direction of their own they have no part in the paragraph's.
  private func said(_ text: String) -> String { "<i lang=\"en\" dir=\"ltr\">\(text)</i>" }
}

extension Comparison {
  /// The comparison as a piece of HTML for feed readers: removed words in `del`, added ones in `ins`,
  /// unchanged paragraphs counted; all text escaped.
  ///
  /// - Complexity: O(*n*) in the texts.
  public var htmlForFeeds: String { ComparisonHTML(self, for: .feed).text }
}

extension Comparison.Row.Fate {
  /// What a paragraph of this fate is called in the style.
  fileprivate var name: String {
    switch self {
    case .unchanged, .edited, .added, .removed: rawValue
    case .movedHere: "moved"
    case .movedAway: "away"
    }
  }
}

extension Wording {
  /// The words with what was removed and added marked up.
  fileprivate func inHTML(for medium: ComparisonHTML.Medium) -> String {
    runs.map { run in
      switch run.operation {
      case .equal: run.text.inHTML
      case .delete: Wording.marked(run.text.inHTML, "del", "removed", medium)
      case .insert: Wording.marked(run.text.inHTML, "ins", "added", medium)
      }
    }.joined()
  }

  private static func said(_ text: String) -> String {
    "<span class=\"said\" dir=\"ltr\">\(text)</span>"
  }

  private static func marked(
    _ html: String, _ element: String, _ word: String, _ medium: ComparisonHTML.Medium
  ) -> String {
    switch medium {
    case .feed: "<\(element)>\(html)</\(element)>"
    case .page:
      "<\(element)>\(said("[\(word): "))\(html)\(said("]"))</\(element)>"
    }
  }
}

extension String {
  /// The text with everything that HTML and XML could read as markup escaped, and without the controls
  /// that neither allows or that could reorder what is read.
  public var inHTML: String {
    var text = self
    // Most texts have nothing to escape, or little; whoever shows a page escapes all of it.
    let isPlain = text.withUTF8 { bytes in bytes.allSatisfy(\.isPlainInHTML) }
    if isPlain { return self }
    var result = ""
    result.reserveCapacity(utf8.count + 32)
    for scalar in unicodeScalars where !scalar.isInvisibleControl && scalar.isLegalInXML {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension UInt8 {
  /// Whether the byte stands for itself in HTML: ASCII without markup and controls.
  fileprivate var isPlainInHTML: Bool {
    switch self {
    case 0x26, 0x3C, 0x3E, 0x22, 0x27: false
    default: 0x20..<0x7F ~= self
    }
  }
}

extension Unicode.Scalar {
  /// Whether XML 1.0 allows the character (section 2.2).
  fileprivate var isLegalInXML: Bool {
    value != 0xFFFE && value != 0xFFFF
  }
}
