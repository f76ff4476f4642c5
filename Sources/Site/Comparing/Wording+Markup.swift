import Extraction
import History

/// Which of two texts is shown.
enum Side {
  case both
  case old
  case new
}

extension Wording {
  /// The words with what was removed and added marked, by hidden words too for whoever cannot see it.
  ///
  /// These stand in `bdi`, which has no say in the direction of a paragraph that finds its own.
  func markup(_ side: Side = .both) -> Markup {
    runs.map { run -> Markup in
      switch (run.operation, side) {
      case (.equal, _): "\(run.text)"
      case (.delete, .new), (.insert, .old): ""
      case (.delete, _):
        "<del><bdi class=\"said\" lang=\"en\">[removed: </bdi>\(run.text)<bdi class=\"said\">]</bdi></del>"
      case (.insert, _):
        "<ins><bdi class=\"said\" lang=\"en\">[added: </bdi>\(run.text)<bdi class=\"said\">]</bdi></ins>"
      }
    }.joined
  }
}

extension Optional where Wrapped == String {
  /// A language as an attribute may name it; empty, which says that it is not known, for anything that is no
  /// tag of BCP 47.
  var languageTag: String {
    guard let tag = self, !tag.isEmpty, tag.utf8.count <= 35 else { return "" }
    let isTag = tag.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
      (1...8).contains(part.utf8.count)
        && part.utf8.allSatisfy {
          (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        }
    }
    return isTag ? tag : ""
  }
}

extension String {
  /// The beginning of the text up to the end of a word.
  func opening(_ count: Int) -> String {
    guard let end = index(startIndex, offsetBy: count, limitedBy: endIndex), end < endIndex else {
      return self
    }
    let cut = self[..<end]
    let words = cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut
    return "\(words) …"
  }
}
