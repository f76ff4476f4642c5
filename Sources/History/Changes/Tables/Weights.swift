/// How much each kind of change matters, and why: the one table that changes are ranked by.
enum Weights {
  struct Row {
    var kind: Change.Kind
    /// From 0 to 100; below `Change.trivialBelow` it is trivial.
    var points: Int
    var because: String
  }

  static let rows = [
    Row(kind: .correction, points: 100, because: "the newsroom itself says that it was wrong"),
    Row(kind: .clarification, points: 96, because: "the newsroom says that it was misleading"),
    Row(kind: .editorsNote, points: 94, because: "the newsroom speaks of the text itself"),
    Row(kind: .negation, points: 90, because: "a statement may have become its opposite"),
    Row(kind: .figure, points: 88, because: "figures are what readers carry on and compare"),
    Row(kind: .money, points: 86, because: "a figure with a price on it"),
    Row(kind: .headline, points: 84, because: "most readers see nothing else"),
    Row(kind: .quotationAltered, points: 82, because: "somebody's words are not ours to change"),
    Row(kind: .quotationRemoved, points: 78, because: "a voice is gone from the story"),
    Row(kind: .hedging, points: 76, because: "how sure the story is of it has changed"),
    Row(kind: .name, points: 74, because: "who it is about"),
    Row(kind: .attribution, points: 72, because: "who vouches for it"),
    Row(kind: .lead, points: 70, because: "what the story says first"),
    Row(kind: .date, points: 66, because: "when it was"),
    Row(kind: .place, points: 64, because: "where it was"),
    Row(kind: .quotationAdded, points: 60, because: "a new voice"),
    Row(kind: .status, points: 56, because: "whether more is to come"),
    Row(kind: .identifier, points: 54, because: "a wrong number leads to the wrong door"),
    Row(kind: .standfirst, points: 52, because: "the story in one sentence"),
    Row(kind: .deletion, points: 50, because: "who read it before cannot read it again"),
    Row(kind: .addition, points: 46, because: "news to who read it before"),
    Row(kind: .rewrite, points: 40, because: "told anew, and no rule can say what that means"),
    Row(kind: .byline, points: 36, because: "who wrote it"),
    Row(kind: .background, points: 30, because: "added, but it happened before"),
    Row(kind: .link, points: 28, because: "where the text sends its readers"),
    Row(kind: .updateLine, points: 24, because: "a claim about the text, not about the news"),
    Row(kind: .wording, points: 20, because: "other words, for all that rules can tell"),
    Row(kind: .move, points: 16, because: "the same words at another place"),
    Row(kind: .declaredDate, points: 12, because: "a claim that costs the page nothing"),
    Row(kind: .spelling, points: 6, because: "reads better and says the same"),
    Row(kind: .typography, points: 2, because: "looks better and says the same"),
  ]

  fileprivate static let points = Dictionary(
    uniqueKeysWithValues: rows.lazy.map { ($0.kind, $0.points) })
}

extension Change.Kind {
  /// How much changes of the kind matter, from 0 to 100.
  public var weight: Int {
    guard let points = Weights.points[self] else {
      preconditionFailure("every kind has a row in the table of weights")
    }
    return points
  }
}
