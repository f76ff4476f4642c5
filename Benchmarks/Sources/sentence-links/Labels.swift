import Foundation
import History

/// One pair of revisions with the links that people drew between its sentences.
struct LabelledPair: Decodable {
  struct Line: Decodable {
    var i: Int
    var paragraph: Int
    var text: String
  }

  var id: String
  var old: [Line]
  var new: [Line]
  /// Old and new index of each link; absent where links are only to be predicted.
  var links: [[Int]]?
  /// Links and moves that count neither way.
  var unsure: [[Int]]?
  var moved: [[Int]]?
  var movedUnsure: [[Int]]?

  static func read(_ path: String) throws -> [LabelledPair] {
    try JSONDecoder().decode(
      [LabelledPair].self, from: Data(contentsOf: URL(fileURLWithPath: path)))
  }
}

struct Link: Hashable {
  var old: Int
  var new: Int
}

extension [[Int]] {
  var asLinks: Set<Link> { Set(map { Link(old: $0[0], new: $0[1]) }) }
}

/// What an engine says about one pair.
struct Prediction {
  var links: Set<Link> = []
  var moved: Set<Link> = []
}

extension Prediction {
  /// What `SentenceAlignment` finds in the sentences as they are given.
  init(aligning pair: LabelledPair) {
    func sentences(_ lines: [LabelledPair.Line]) -> [Sentence] {
      lines.enumerated().map { Sentence(index: $0, block: $1.paragraph, text: $1.text) }
    }
    for group in SentenceAlignment(old: sentences(pair.old), new: sentences(pair.new)).groups {
      for old in group.old {
        for new in group.new { links.insert(Link(old: pair.old[old].i, new: pair.new[new].i)) }
      }
      if group.isMoved {
        moved.insert(Link(old: pair.old[group.old[0]].i, new: pair.new[group.new[0]].i))
      }
    }
  }
}
