import Foundation
import History

/// The life of a text: every sentence is a thread from where it was first seen, through edits and moves, to where
/// it ended – as a picture, and the same in words.
///
/// A history flow (Viégas, Wattenberg and Dave, "Studying cooperation and conflict between authors with
/// history flow visualizations", CHI 2004), with sentences for authors: one column for each revision, in it
/// its sentences from top to bottom, as high as they are long, and equal sentences joined. Long stories are
/// drawn with the columns that changed most, long texts with neighbours that go the same way as one thread.
struct LifePicture {
  /// A thread in words.
  struct Thread {
    var path: String
    var text: String
    var events: String
  }

  /// Most columns; the other revisions lie between them.
  static let columnLimit = 40
  /// Fewest columns of a long story: with less, nothing is told of time.
  private static let columnFloor = 14
  /// Most threads that are drawn; the shortest are left out.
  static let threadLimit = 140
  /// Most threads that are told in words.
  static let listLimit = 50
  /// Most bytes of the drawing.
  static let sizeLimit = 26_000

  private(set) var markup: Markup = ""
  private(set) var threads: [Thread] = []
  private(set) var left = 0
  private(set) var columns = 0

  private let outline: Outline
  private let lineage: Lineage

  /// Draws a story's life.
  ///
  /// - Complexity: O(*c* · *s*), where *c* is the number of columns, and *s* of the sentences in each.
  init(_ lineage: Lineage, _ outline: Outline) {
    self.lineage = lineage
    self.outline = outline
    let revisions = outline.revisions.filter { !lineage.lives(of: $0.number).isEmpty }
    guard revisions.count > 1 else { return }
    var (columns, threads, isBundled) = (Self.columnLimit, Self.threadLimit, false)
    while true {
      let drawing = LifeDrawing(
        lineage, of: outline.story.id,
        Self.columns(revisions, atMost: columns).map(\.number), atMost: threads,
        isBundled: isBundled)
      markup = drawing.markup
      left = drawing.left
      self.columns = min(columns, revisions.count)
      guard markup.size > Self.sizeLimit, threads > 1 else { break }
      if !isBundled {
        isBundled = true
      } else if columns > Self.columnFloor {
        columns = max(Self.columnFloor, min(columns, revisions.count) * 3 / 4)
      } else {
        threads = threads * 2 / 3
      }
    }
    tell()
  }

  /// The first, the last, and those between that changed most, in order.
  private static func columns(
    _ revisions: [Outline.Revision], atMost limit: Int
  ) -> [Outline.Revision] {
    guard revisions.count > limit else { return revisions }
    let ranked = revisions.indices.dropFirst().dropLast().sorted { one, other in
      let (a, b) = (revisions[one].telling?.counts, revisions[other].telling?.counts)
      let (x, y) = (
        (a?.wordsAdded ?? 0) + (a?.wordsRemoved ?? 0), (b?.wordsAdded ?? 0) + (b?.wordsRemoved ?? 0)
      )
      return (y, one) < (x, other)
    }
    let kept = Set(ranked.prefix(limit - 2) + [0, revisions.count - 1])
    return revisions.indices.filter(kept.contains).map { revisions[$0] }
  }

  // MARK: Words

  private mutating func tell() {
    let ranked = lineage.lives.indices.sorted { one, other in
      let (a, b) = (lineage.lives[one].events.count, lineage.lives[other].events.count)
      return (b, one) < (a, other)
    }.prefix(Self.listLimit).sorted()
    threads = ranked.map { index in
      let life = lineage.lives[index]
      let shown =
        life.events.last?.kind == .gone
        ? life.events.dropLast().last?.revision : outline.revisions.last?.number
      return Thread(
        path: SitePath.revision(
          outline.story.id, shown ?? life.firstSeen.revision) + "#l\(index)",
        text: life.lastWorded.text.opening(110), events: life.events.inWords ?? "")
    }
  }
}

extension Sequence<Lineage.Event> {
  /// What happened to a sentence: `first seen in @1; edited in @3, @5; gone in @9`; nil for nothing.
  var inWords: String? {
    var parts: [String] = []
    var last: Lineage.Kind?
    for event in self {
      if event.kind == last, let part = parts.popLast() {
        parts.append("\(part), @\(event.revision)")
      } else {
        let word = event.kind == .firstSeen ? "first seen" : event.kind.rawValue
        parts.append("\(word) in @\(event.revision)")
      }
      last = event.kind
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}
