import Extraction
import Foundation
import History

/// What the template of a revision shows: an article to read, with a margin that says since when each sentence
/// has stood there.
struct RevisionPage {
  struct Block {
    var offset: Int
    var kind: String
    var isHeading: Bool
    var text: Markup
    var notes: [Note]
  }

  /// Since when a few neighbouring sentences stand so.
  struct Note {
    /// The letter that stands before them in the text; nil where the block has one note only.
    var mark: String?
    var age: String
    var number: Int
    var path: String
    var seen: MomentText
    /// What happened to them before and after.
    var events: String?
  }

  struct Part {
    var name: String
    var path: String
    var isCurrent: Bool
  }

  struct Neighbour {
    var number: Int
    var path: String
  }

  var storyPath: String
  var headline: String
  var standfirst: String?
  var byline: String?
  var language: String
  var number: Int
  var seen: MomentText
  var lastSeen: MomentText
  var interval: String?
  var declared: String?
  var reinstates: Int?
  var isLatest: Bool
  var blocks: [Block]
  var markers: [String]
  var rawPath: String
  var digest: String
  var changePath: String?
  var sincePath: String?
  var previous: Neighbour?
  var next: Neighbour?
  var hasParts: Bool
  var parts: [Part]

  /// Most bytes of text in one part of a page.
  static let partSize = 30_000

  init(
    _ revision: Revision, _ lineage: Lineage, _ outline: Outline?, story id: String, part: Int
  ) throws(SiteError) {
    let article = revision.article
    let path = SitePath.revision(id, revision.number)
    let numbers = outline?.revisions.map(\.number) ?? []
    let position = numbers.firstIndex(of: revision.number)
    storyPath = SitePath.story(id)
    headline = article.headline
    standfirst = article.standfirst
    byline = article.byline.isEmpty ? nil : article.byline.joined(separator: ", ")
    language = article.language.languageTag
    number = revision.number
    seen = MomentText(revision.firstSeenAt)
    lastSeen = MomentText(revision.lastSeenAt)
    interval = revision.notSeenAt.map { "last seen without it \(MomentText($0).full)" }
    declared = RevisionPage.declared(article)
    reinstates = revision.reinstates
    isLatest = position == numbers.indices.last
    markers = article.markers
    rawPath = SitePath.raw(id, revision.number)
    digest = revision.snapshot.digest.hex
    if let position {
      if position > 0 {
        previous = Neighbour(
          number: numbers[position - 1], path: SitePath.revision(id, numbers[position - 1]))
        changePath = SitePath.comparison(id, numbers[position - 1], revision.number)
      }
      if position + 1 < numbers.count {
        next = Neighbour(
          number: numbers[position + 1], path: SitePath.revision(id, numbers[position + 1]))
        sincePath = SitePath.since(id, revision.number)
      }
    }
    let builder = BlockBuilder(revision, lineage, numbers: numbers, story: id)
    let cut = RevisionPage.parts(of: article.blocks)
    guard part <= cut.count else { throw .notFound("a part \(part) of this article") }
    blocks = cut[part - 1].map(builder.block)
    hasParts = cut.count > 1
    parts = cut.indices.map { offset in
      Part(
        name: "Part \(offset + 1)",
        path: SitePath.with(path, [("part", offset == 0 ? nil : String(offset + 1))]),
        isCurrent: offset + 1 == part)
    }
  }

  /// The blocks in parts of a bounded size.
  private static func parts(of blocks: [Extraction.Block]) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    var size = 0
    for (offset, block) in blocks.enumerated() {
      size += block.text.utf8.count + 400
      guard size > partSize else { continue }
      parts.append(start..<(offset + 1))
      start = offset + 1
      size = 0
    }
    if start < blocks.count || parts.isEmpty { parts.append(start..<blocks.count) }
    return parts
  }

  private static func declared(_ article: Article) -> String? {
    var parts: [String] = []
    if let published = article.publishedAt {
      parts.append("published \(MomentText(published).full)")
    }
    if let modified = article.modifiedAt { parts.append("modified \(MomentText(modified).full)") }
    return parts.isEmpty ? nil : "The page says: " + parts.joined(separator: ", ")
  }
}

/// Puts the sentences of a block together with what is known of them.
private struct BlockBuilder {
  private let article: Article
  private let numbers: [Int]
  private let story: String
  /// The sentences of each block with their lives.
  private var sentences: [Int: [(sentence: Sentence, life: Lineage.Life, index: Int)]] = [:]
  /// The first sentence of each life, which links lead to.
  private var firsts: [Int: Int] = [:]

  init(_ revision: Revision, _ lineage: Lineage, numbers: [Int], story: String) {
    article = revision.article
    self.numbers = numbers
    self.story = story
    let lives = lineage.lives(of: revision.number)
    for (told, index) in zip(lineage.sentences(of: revision.number), lives) {
      sentences[told.sentence.block, default: []].append((told.sentence, told.life, index))
      if firsts[index] == nil { firsts[index] = told.sentence.index }
    }
  }

  func block(_ offset: Int) -> RevisionPage.Block {
    let block = article.blocks[offset]
    var shown = RevisionPage.Block(
      offset: offset, kind: block.kind.rawValue, isHeading: block.kind == .heading, text: "",
      notes: [])
    guard let all = sentences[offset], !all.isEmpty else {
      shown.text = "\(block.text)"
      return shown
    }
    var groups: [[(sentence: Sentence, life: Lineage.Life, index: Int)]] = []
    for entry in all {
      // What came and changed together is told once.
      if let last = groups.last?.last,
        last.life.events.map(\.revision) == entry.life.events.map(\.revision),
        last.life.events.map(\.kind) == entry.life.events.map(\.kind)
      {
        groups[groups.count - 1].append(entry)
      } else {
        groups.append([entry])
      }
    }
    for (position, group) in groups.enumerated() {
      let mark = groups.count > 1 ? BlockBuilder.mark(position) : nil
      shown.text +=
        mark.map { "<sup aria-hidden=\"true\" lang=\"en\" dir=\"ltr\">\($0)</sup>" } ?? ""
      for (sentence, _, index) in group {
        let id: Markup = firsts[index] == sentence.index ? " id=\"l\(index)\"" : ""
        shown.text += "<span\(id)>\(sentence.text)</span>\(sentence.space)"
      }
      shown.notes.append(note(group[0].life, mark))
    }
    return shown
  }

  private func note(_ life: Lineage.Life, _ mark: String?) -> RevisionPage.Note {
    let first = life.firstSeen
    let position = numbers.firstIndex(of: first.revision) ?? 0
    let before = position > 0 ? numbers[position - 1] : nil
    return RevisionPage.Note(
      mark: mark, age: "b\(position * 8 / max(numbers.count, 1))", number: first.revision,
      path: before.map { SitePath.comparison(story, $0, first.revision) }
        ?? SitePath.revision(story, first.revision),
      seen: MomentText(first.seenAt), events: life.events.dropFirst().inWords)
  }

  private static func mark(_ position: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    return position < letters.count
      ? String(letters[position])
      : "\(letters[position % letters.count])\(position / letters.count)"
  }
}
