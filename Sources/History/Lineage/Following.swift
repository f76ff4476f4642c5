public import Foundation

/// One figure or phrase followed through the revisions of a story: what stands beside it, and when that
/// changed.
///
///     Following("acres", in: timeline).series   // ["200", "350", "1,100"]
///
/// The phrase is found word for word in headline, standfirst and body, in whatever case, its words in the
/// singular or the plural. Its figure is the number next to it in the same sentence, before it rather than
/// after it: "burned 350 acres", "acres burned: 350".
public struct Following: Sendable {
  /// One place where the phrase stands.
  public struct Mention: Sendable, Equatable {
    /// The number beside the phrase as it is written; nil where none is near.
    public var figure: String?
    /// The sentence that it stands in.
    public var text: String
  }

  /// A revision in which what is said changed, and all that it says.
  public struct Point: Sendable, Equatable {
    public var revision: Int
    public var seenAt: Date
    /// The last time that the story was seen and did not say so yet.
    public var notSeenAt: Date?
    /// Empty where the phrase is gone.
    public var mentions: [Mention]

    /// The figures in reading order, each once.
    public var figures: [String] {
      var seen: Set<String> = []
      return mentions.compactMap(\.figure).filter { seen.insert($0).inserted }
    }
  }

  public let phrase: String
  /// The revisions at which the figures changed, or the phrase came or went, in the order of time.
  public let points: [Point]

  /// Follows a phrase.
  ///
  /// - Parameters:
  ///   - phrase: One or several words; white space and case do not matter.
  ///   - timeline: The story.
  /// - Complexity: O(*n*) in the text of all revisions.
  public init(_ phrase: String, in timeline: Timeline) {
    self.phrase = phrase
    let finder = MentionFinder(phrase, inLanguageOf: timeline.revisions.last?.article)
    var points: [Point] = []
    for revision in timeline.revisions where revision.redaction == nil {
      let mentions = finder.mentions(in: revision.article)
      let point = Point(
        revision: revision.number, seenAt: revision.firstSeenAt, notSeenAt: revision.notSeenAt,
        mentions: mentions)
      let isFirst = points.isEmpty
      if isFirst, mentions.isEmpty { continue }
      if !isFirst, points[points.count - 1].saysTheSame(as: point) { continue }
      points.append(point)
    }
    self.points = points
  }

  /// What was said one after the other, for instance `["200", "350", "1,100"]`; `–` where the phrase was
  /// gone, and `mentioned` where it stood without a figure.
  public var series: [String] {
    points.map { point in
      if point.mentions.isEmpty { return "–" }
      return point.figures.isEmpty ? "mentioned" : point.figures.joined(separator: ", ")
    }
  }
}

extension Following.Point {
  /// Whether a reader learns nothing new about the phrase.
  fileprivate func saysTheSame(as other: Following.Point) -> Bool {
    figures == other.figures && mentions.isEmpty == other.mentions.isEmpty
  }
}
