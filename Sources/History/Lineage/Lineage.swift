import Extraction
public import Foundation

/// The life of each sentence of a story: where it was first seen, edited and moved, where it went and came
/// back.
///
///     let lineage = Lineage(of: timeline)
///     for sentence in lineage.sentences(of: 4) { print(sentence.life.firstSeen.revision, sentence.text) }
///
/// A sentence lives on through edits, moves, splits and merges, as the comparisons of neighbouring revisions
/// link it. One that is gone and stands again later, word for word, is reinstated and not new.
public struct Lineage: Sendable {
  /// What happened to a sentence between one revision and the next.
  public enum Kind: String, Sendable, Encodable, CaseIterable {
    case firstSeen
    case edited
    /// Fell into several sentences; all of them go on with this life.
    case split
    /// Several became one: the longest one's life goes on, those of the others end.
    case merged
    case moved
    case gone
    case reinstated
  }

  /// One moment of a life.
  public struct Event: Sendable, Equatable {
    public var kind: Kind
    /// The number of the revision in which it was first seen.
    public var revision: Int
    public var seenAt: Date
    /// The last time that the story was seen before it; nil for the story's first article.
    public var notSeenAt: Date?
    /// How the sentence read from then on; for one that is gone, how it read last.
    public var text: String
  }

  /// All that happened to a sentence, in the order of time.
  public struct Life: Sendable, Equatable {
    public internal(set) var events: [Event]

    /// Where it was first seen.
    public var firstSeen: Event { events[0] }
    /// The last change of its words, or where it was first seen.
    public var lastWorded: Event {
      events.last { $0.kind != .moved && $0.kind != .gone } ?? events[0]
    }
  }

  /// A sentence of one revision with its life.
  public struct Sentence: Sendable, Equatable {
    public var sentence: History.Sentence
    public var life: Life
  }

  /// The headline's life: one edit for each rewording.
  public let headline: Life?
  /// The lives of all sentences that ever stood there, in the order in which they were first seen.
  public private(set) var lives: [Life] = []
  /// For each revision by its number the lives of its sentences.
  private var places: [Int: [Int]] = [:]
  private var sentences: [Int: [History.Sentence]] = [:]

  /// Follows all sentences of a story through its revisions, past those that were redacted.
  ///
  /// - Parameters:
  ///   - timeline: The story.
  ///   - outline: The story's outline, where it was told; its tellings say what became of the sentences.
  /// - Complexity: O(*n*) in the text of all revisions, and one alignment of sentences for each pair of
  ///   neighbours that was not told.
  public init(of timeline: Timeline, told outline: Outline? = nil) {
    let revisions = timeline.revisions.filter { $0.redaction == nil }
    headline = Lineage.headline(of: revisions)
    guard let first = revisions.first else { return }
    let told = Dictionary(
      (outline?.revisions ?? []).map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    var sentences = first.article.sentences
    var walk = LineageWalk(first, sentences)
    keep(walk, first, sentences)
    for (old, new) in zip(revisions, revisions.dropFirst()) {
      let next = new.article.sentences(sharing: old.article, sentences)
      let fates =
        told[new.number].flatMap { told in
          told.previous == old.number ? told.telling?.fates : nil
        }.flatMap { fates in
          SentenceFates(encoded: fates, oldCount: sentences.count, newCount: next.count)
        } ?? SentenceFates(from: sentences, to: next)
      walk.advance(to: new, fates, from: sentences, to: next)
      keep(walk, new, next)
      sentences = next
    }
    lives = walk.lives
  }

  private mutating func keep(
    _ walk: LineageWalk, _ revision: Revision, _ sentences: [History.Sentence]
  ) {
    places[revision.number] = walk.current
    self.sentences[revision.number] = sentences
  }

  /// The sentences of a revision with their lives, also with what came later; empty for a number that the
  /// story has not.
  public func sentences(of number: Int) -> [Sentence] {
    zip(sentences[number] ?? [], places[number] ?? []).map {
      Sentence(sentence: $0, life: lives[$1])
    }
  }

  /// The sentences of a revision without their lives; empty for a number that the story has not.
  public func texts(of number: Int) -> [History.Sentence] { sentences[number] ?? [] }

  /// For each sentence of a revision its place in the list of all lives.
  ///
  /// Sentences that one fell into share its life. Empty for a number that the story has not.
  public func lives(of number: Int) -> [Int] { places[number] ?? [] }

  private static func headline(of revisions: [Revision]) -> Life? {
    var events: [Event] = []
    var known: Set<String> = []
    for revision in revisions where revision.article.headline != events.last?.text {
      let text = revision.article.headline
      let kind: Kind =
        events.isEmpty ? .firstSeen : known.contains(text) ? .reinstated : .edited
      known.insert(text)
      events.append(Event(kind, revision, text))
    }
    return events.isEmpty ? nil : Life(events: events)
  }
}

extension Lineage.Event {
  init(_ kind: Lineage.Kind, _ revision: Revision, _ text: String) {
    self.init(
      kind: kind, revision: revision.number, seenAt: revision.firstSeenAt,
      notSeenAt: revision.notSeenAt, text: text)
  }
}

/// One walk through the revisions of a story, from each comparison to the next.
struct LineageWalk {
  private(set) var lives: [Lineage.Life] = []
  /// The lives of the sentences of the revision that was reached.
  private(set) var current: [Int] = []
  /// Lives that have ended, by their last words.
  private var gone: [String: [Int]] = [:]

  init(_ first: Revision, _ sentences: [History.Sentence]) {
    for sentence in sentences { current.append(begin(sentence.text, first)) }
  }

  private mutating func begin(_ text: String, _ revision: Revision) -> Int {
    lives.append(Lineage.Life(events: [Lineage.Event(.firstSeen, revision, text)]))
    return lives.count - 1
  }

  private mutating func add(
    _ kind: Lineage.Kind, to life: Int, _ revision: Revision, _ text: String
  ) {
    lives[life].events.append(Lineage.Event(kind, revision, text))
  }

  /// Goes on to the next revision, as the fates of its sentences tell.
  mutating func advance(
    to revision: Revision, _ fates: SentenceFates, from old: [History.Sentence],
    to new: [History.Sentence]
  ) {
    var next = [Int](repeating: -1, count: new.count)
    var ended: [(life: Int, text: String)] = []
    // What goes on first, so that what ended is known before anything counts as new.
    for fate in fates.fates where !fate.old.isEmpty {
      let olds = fate.old.map { (life: current[$0], text: old[$0].text) }
      guard !fate.new.isEmpty else {
        ended += olds
        continue
      }
      // Of several that became one the longest goes on.
      let kept = olds.max { $0.text.utf8.count < $1.text.utf8.count } ?? olds[0]
      let isPaired = fate.action == .unchanged && fate.old.count == fate.new.count
      for (offset, index) in fate.new.enumerated() {
        next[index] = isPaired ? olds[offset].life : kept.life
      }
      guard fate.action != .unchanged || fate.move != nil || !isPaired else { continue }
      let text = fate.new.map { new[$0] }.joinedText
      switch fate.action {
      case .edit: add(.edited, to: kept.life, revision, text)
      case .split: add(.split, to: kept.life, revision, text)
      case .merge: add(.merged, to: kept.life, revision, text)
      case .unchanged, .addition, .deletion: break
      }
      if fate.move != nil { add(.moved, to: kept.life, revision, text) }
      if !isPaired {
        for old in olds where old.life != kept.life && fate.action != .unchanged {
          ended.append(old)
        }
      }
    }
    let living = Set(next)
    for old in ended where !living.contains(old.life) {
      add(.gone, to: old.life, revision, old.text)
      gone[old.text, default: []].append(old.life)
    }
    for index in fates.fates.lazy.filter(\.old.isEmpty).flatMap(\.new) {
      let text = new[index].text
      if let life = gone[text]?.popLast() {
        add(.reinstated, to: life, revision, text)
        next[index] = life
      } else {
        next[index] = begin(text, revision)
      }
    }
    current = next
  }
}
