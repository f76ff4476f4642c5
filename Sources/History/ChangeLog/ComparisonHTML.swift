import Extraction
import Foundation

/// A comparison as a piece of HTML that reads without colour, aloud and on paper.
///
/// Removed words stand in `del`, added ones in `ins`, each with a hidden word that says so to screen readers;
/// unchanged paragraphs are folded in `details`.
struct ComparisonHTML {
  private(set) var text = ""
  private let comparison: Comparison

  init(_ comparison: Comparison) {
    self.comparison = comparison
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
      text += "<p class=\"field\"><b>\(field.name.capitalized):</b> \(field.wording.inHTML)</p>\n"
    }
  }

  private mutating func fold(_ rows: inout [Comparison.Row]) {
    guard !rows.isEmpty else { return }
    let noun = rows.count == 1 ? "paragraph" : "paragraphs"
    text += "<details><summary>\(rows.count) unchanged \(noun)</summary>\n"
    for row in rows { text += "<p>\(words(row))</p>\n" }
    text += "</details>\n"
    rows = []
  }

  private mutating func write(_ row: Comparison.Row) {
    switch row.fate {
    case .movedAway:
      let target = row.new.map { " to paragraph \($0 + 1)" } ?? ""
      let opening = row.old.map { comparison.old.blocks[$0].text } ?? ""
      text += "<p class=\"away\"><i>Moved\(target):</i> \(String(opening.prefix(80)).inHTML)</p>\n"
    case .movedHere:
      let origin = row.old.map { " from paragraph \($0 + 1)" } ?? ""
      text += "<p class=\"moved\"><i>Moved\(origin):</i> \(words(row))</p>\n"
    case .unchanged, .edited, .added, .removed:
      text += "<p class=\"\(row.fate.rawValue)\">\(words(row))</p>\n"
    }
  }

  private func words(_ row: Comparison.Row) -> String {
    comparison.pieces(of: row).map { piece in
      if piece.place == .away {
        return "<i>[moved \(piece.move?.rawValue ?? "away"): "
          + "\(String(piece.wording.old.prefix(60)).inHTML)]</i>\(piece.space)"
      }
      let moved = piece.move != nil && row.fate != .movedHere
      let mark = moved ? "<i>[moved \(piece.move?.rawValue ?? "") to here:]</i> " : ""
      return mark + piece.wording.inHTML + piece.space
    }.joined()
  }
}

extension Wording {
  /// The words with what was removed and added marked up.
  var inHTML: String {
    runs.map { run in
      switch run.operation {
      case .equal: run.text.inHTML
      case .delete:
        "<del><span class=\"said\">[removed: </span>\(run.text.inHTML)<span class=\"said\">]</span></del>"
      case .insert:
        "<ins><span class=\"said\">[added: </span>\(run.text.inHTML)<span class=\"said\">]</span></ins>"
      }
    }.joined()
  }
}

extension String {
  /// The text with everything that HTML and XML could read as markup escaped, and without the controls
  /// that neither allows or that could reorder what is read.
  var inHTML: String {
    var result = ""
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

extension Unicode.Scalar {
  /// Whether XML 1.0 allows the character (section 2.2).
  fileprivate var isLegalInXML: Bool {
    value != 0xFFFE && value != 0xFFFF
  }
}
