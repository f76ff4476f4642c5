import Extraction

extension Comparison {
  /// What changed in a reader's words, weightiest first; of equal weight in reading order.
  ///
  /// Empty exactly where a reader would see the same thing twice and the page declares the same dates.
  ///
  /// - Complexity: O(*n*) in the words of the passages that changed.
  public var changes: [Change] {
    let changes = ChangeTeller(self).changes
    return changes.enumerated().sorted {
      ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
    }.map(\.element)
  }
}

/// Tells a comparison in words: fields, notes, edited sentences, runs of added and removed ones, moves.
struct ChangeTeller {
  private(set) var changes: [Change] = []
  private let comparison: Comparison
  private let language: Language?
  private let lexicon: Lexicon
  /// For each side the number of sentences of each block.
  private let blockCounts: (old: [Int], new: [Int])
  /// The index of the new article's first sentence that stands in a paragraph.
  private let leadIndex: Int?

  init(_ comparison: Comparison) {
    self.comparison = comparison
    language = Language(of: comparison.new.blocks.isEmpty ? comparison.old : comparison.new)
    lexicon = Lexicon.of(language)
    blockCounts = comparison.blockCounts
    leadIndex = comparison.leadIndex
    tellFields()
    tellBody()
    tellLayout()
  }

  // MARK: - Fields

  private mutating func tellFields() {
    tell(.headline, "headline", comparison.headline)
    tell(.standfirst, "standfirst", comparison.standfirst)
    tell(.byline, "byline", comparison.byline)
    let (old, new) = (comparison.old, comparison.new)
    if old.status != new.status || old.markers != new.markers {
      let brief: String
      switch (old.status, new.status) {
      case (.developing, .developing): brief = "developing marker reworded"
      case (_, .developing): brief = "developing marker added"
      case (.developing, _): brief = "developing marker gone"
      case (_, let status): brief = "status now \(status.rawValue)"
      }
      changes.append(
        Change(
          .status, brief, old: old.markers.joinedOrNil, new: new.markers.joinedOrNil))
    }
    for (name, before, after) in [
      ("published", old.publishedAt, new.publishedAt), ("modified", old.modifiedAt, new.modifiedAt),
    ] where before != after {
      changes.append(
        Change(
          .declaredDate, "declared as \(name) \(after?.iso8601 ?? "no more")",
          old: before?.iso8601, new: after?.iso8601))
    }
  }

  private mutating func tell(_ kind: Change.Kind, _ name: String, _ wording: Wording?) {
    guard let wording else { return }
    let (old, new) = (wording.old, wording.new)
    guard !old.isEmpty, !new.isEmpty else {
      changes.append(
        Change(
          kind, "\(name) \(old.isEmpty ? "added" : "removed")", detail: (old + new).quoted,
          old: old.isEmpty ? nil : old, new: new.isEmpty ? nil : new))
      return
    }
    let verb = kind == .headline ? "reworded" : "changed"
    if PassageTeller.isTypographic(old, new) {
      changes.append(Change(.typography, "\(name) differs in signs only", old: old, new: new))
    } else {
      changes.append(
        Change(kind, "\(name) \(verb)", detail: "\(old.quoted) → \(new.quoted)", old: old, new: new)
      )
      // A figure in a headline is told as a figure as well: it is what most readers carry on.
      let teller = PassageTeller(wording, lexicon, language)
      changes += teller.changes.filter { $0.kind == .figure || $0.kind == .money }
    }
  }

  // MARK: - Body

  private mutating func tellBody() {
    let passages = comparison.passages
    var place = 0
    while place < passages.count {
      let passage = passages[place]
      var end = place + 1
      switch passage.action {
      case .addition, .deletion:
        while end < passages.count, passages[end].action == passage.action { end += 1 }
        tell(passages[place..<end], isAddition: passage.action == .addition)
      case .edit, .split, .merge:
        tell(edited: passage)
        if passage.move != nil { tell(moved: passages[place..<end]) }
      case .unchanged:
        guard let move = passage.move else { break }
        while end < passages.count, passages[end].move == move,
          passages[end].action == .unchanged, passages[end].follows(passages[end - 1])
        {
          end += 1
        }
        tell(moved: passages[place..<end])
      }
      place = end
    }
  }

  private func isLead(_ passage: Passage) -> Bool {
    leadIndex != nil && passage.new.first?.index == leadIndex
  }

  private mutating func tell(edited passage: Passage) {
    let (old, new) = (passage.old.map(\.index), passage.new.map(\.index))
    func place(_ change: Change) -> Change {
      var change = change
      change.oldSentences = old
      change.newSentences = new
      return change
    }
    if let note = NoteReader.note(passage.wording.new, lexicon) {
      changes.append(
        place(
          Change(
            note, note.noteChanged, detail: passage.wording.new.quoted, old: passage.wording.old,
            new: passage.wording.new)))
      return
    }
    let teller = PassageTeller(passage.wording, lexicon, language)
    var told = teller.changes
    if told.isEmpty {
      // Cut or joined elsewhere, and nothing else.
      let brief = passage.action == .split ? "a sentence was split" : "sentences were joined"
      told = [Change(.typography, brief, old: passage.wording.old, new: passage.wording.new)]
    }
    let isLead = isLead(passage)
    for change in told {
      guard isLead, change.kind == .wording || change.kind == .rewrite else {
        changes.append(place(change))
        continue
      }
      changes.append(
        place(
          Change(
            .lead, "lead reworded", detail: passage.wording.new.quoted, old: passage.wording.old,
            new: passage.wording.new)))
    }
  }

  private mutating func tell(_ run: ArraySlice<Passage>, isAddition: Bool) {
    var plain: [Passage] = []
    var told: [Change] = []
    func flush() {
      if !plain.isEmpty { told.append(whole(plain, isAddition: isAddition)) }
      plain = []
    }
    for passage in run {
      let sentences = isAddition ? passage.new : passage.old
      guard let sentence = sentences.first else { continue }
      if let note = NoteReader.note(sentence.text, lexicon) {
        flush()
        told.append(
          placed(note, isAddition ? note.noteAdded : note.noteRemoved, [passage], isAddition))
      } else if let quotation = quotation(sentence.text) {
        flush()
        let brief = isAddition ? "quotation added" : "quotation removed"
        let voice = quotation.voice.map { " (\($0))" } ?? ""
        told.append(
          placed(
            isAddition ? .quotationAdded : .quotationRemoved, brief, [passage], isAddition,
            detail: quotation.text.quoted + voice))
      } else if isAddition, isLead(passage) {
        flush()
        told.append(placed(.lead, "new lead", [passage], isAddition))
      } else {
        plain.append(passage)
      }
    }
    flush()
    changes += told
  }

  private func quotation(_ text: String) -> (text: String, voice: String?)? {
    // Most sentences hold no mark, and reading them for nothing is dear.
    guard text.unicodeScalars.contains(where: QuotationReader.marks.contains) else { return nil }
    let side = TextSide(text, lexicon: lexicon)
    guard let span = QuotationReader(side: side, lexicon: lexicon).spans.first else { return nil }
    return (side.text(span.tokens), span.voice.map { side.text($0) })
  }

  /// A run of sentences told as one: `2 paragraphs added: “…”`.
  private func whole(_ passages: [Passage], isAddition: Bool) -> Change {
    let sentences = passages.flatMap { isAddition ? $0.new : $0.old }
    let article = isAddition ? comparison.new : comparison.old
    let blocks = Set(sentences.map(\.block))
    let counts = isAddition ? blockCounts.new : blockCounts.old
    let isWhole = blocks.allSatisfy { block in
      sentences.count { $0.block == block } == counts[block]
    }
    let kinds = Set(blocks.map { article.blocks[$0].kind })
    let what: String
    if isWhole, let kind = kinds.first {
      let noun = kinds.count == 1 ? kind.noun(blocks.count) : blocks.count == 1 ? "block" : "blocks"
      what = "\(blocks.count) \(noun)"
    } else {
      what = sentences.count == 1 ? "1 sentence" : "\(sentences.count) sentences"
    }
    let isBackground = isAddition && sentences.allSatisfy { tellsOfBefore($0.text) }
    let kind: Change.Kind = isBackground ? .background : isAddition ? .addition : .deletion
    let brief = "\(what) \(isBackground ? "of background " : "")\(isAddition ? "added" : "removed")"
    return placed(kind, brief, passages, isAddition)
  }

  /// Whether a sentence turns to what was before the news.
  private func tellsOfBefore(_ text: String) -> Bool {
    let side = TextSide(text, lexicon: lexicon)
    return side.tokens.indices.contains { index in
      lexicon.match(side, at: index) { $0.roles.contains(.background) } != nil
    }
  }

  private func placed(
    _ kind: Change.Kind, _ brief: String, _ passages: [Passage], _ isAddition: Bool,
    detail: String? = nil
  ) -> Change {
    let sentences = passages.flatMap { isAddition ? $0.new : $0.old }
    let text = sentences.joinedText
    return Change(
      kind, brief, detail: detail ?? text.quoted, old: isAddition ? nil : text,
      new: isAddition ? text : nil, oldSentences: isAddition ? [] : sentences.map(\.index),
      newSentences: isAddition ? sentences.map(\.index) : [])
  }

  // MARK: - Moves and layout

  private mutating func tell(moved run: ArraySlice<Passage>) {
    guard let first = run.first, let move = first.move else { return }
    let olds = run.flatMap(\.old)
    let news = run.flatMap(\.new)
    let blocks = Set(olds.map(\.block))
    let isWhole = blocks.allSatisfy { block in
      olds.count { $0.block == block } == blockCounts.old[block]
    }
    let what: String
    if isWhole, blocks.count == 1, let block = blocks.first {
      what = "\(comparison.old.blocks[block].kind.noun(1)) \(block + 1)"
    } else if isWhole {
      what = "\(blocks.count) blocks"
    } else {
      what = olds.count == 1 ? "1 sentence" : "\(olds.count) sentences"
    }
    let target = news.first?.block ?? 0
    let isLast = news.last?.block == comparison.new.blocks.count - 1
    let end = target == 0 ? "to the top" : isLast ? "to the end" : "\(move.rawValue)"
    changes.append(
      Change(
        .move, "\(what) moved \(end)", detail: news.joinedText.quoted, old: olds.joinedText,
        new: news.joinedText, oldSentences: olds.map(\.index), newSentences: news.map(\.index)))
  }

  /// Blocks that became another kind of block, and paragraphs that break elsewhere.
  private mutating func tellLayout() {
    var kinds: [String] = []
    var isBroken = false
    for passage in comparison.passages where !passage.old.isEmpty && !passage.new.isEmpty {
      let (old, new) = (passage.old[0], passage.new[0])
      let before = comparison.old.blocks[old.block].kind
      let after = comparison.new.blocks[new.block].kind
      if before != after { kinds.append("a \(before.noun(1)) is now a \(after.noun(1))") }
      if passage.action == .unchanged {
        isBroken = isBroken || passage.old.count != passage.new.count
      }
      isBroken = isBroken || old.space.isEmpty != new.space.isEmpty
    }
    var told: Set<String> = []
    for kind in kinds where told.insert(kind).inserted {
      changes.append(Change(.typography, kind))
    }
    let isToldElsewhere = comparison.passages.contains { $0.action != .unchanged || $0.move != nil }
    if kinds.isEmpty, comparison.isBodyChanged, isBroken, !isToldElsewhere {
      changes.append(Change(.typography, "paragraphs break elsewhere"))
    } else if kinds.isEmpty, comparison.isBodyChanged, !isToldElsewhere {
      changes.append(Change(.typography, "spaces differ"))
    }
  }
}

extension Passage {
  /// Whether the passage stands right behind another one on both sides.
  fileprivate func follows(_ other: Passage) -> Bool {
    old.first?.index == other.old.last.map { $0.index + 1 }
      && new.first?.index == other.new.last.map { $0.index + 1 }
  }
}

extension Comparison {
  /// For each side the number of sentences of each block.
  fileprivate var blockCounts: (old: [Int], new: [Int]) {
    var counts = (
      old: [Int](repeating: 0, count: old.blocks.count),
      new: [Int](repeating: 0, count: new.blocks.count)
    )
    for passage in passages {
      for sentence in passage.old { counts.old[sentence.block] += 1 }
      for sentence in passage.new { counts.new[sentence.block] += 1 }
    }
    return counts
  }

  /// The index of the new article's first sentence that stands in a paragraph.
  fileprivate var leadIndex: Int? {
    for passage in passages {
      for sentence in passage.new where new.blocks[sentence.block].kind == .paragraph {
        return sentence.index
      }
    }
    return nil
  }
}

extension [String] {
  fileprivate var joinedOrNil: String? { isEmpty ? nil : joined(separator: " ") }
}

extension String {
  /// The text in quotation marks of no style, cut where it is long.
  var quoted: String {
    guard count > 90 else { return "‹\(self)›" }
    let head = prefix(80)
    let end = head.lastIndex(of: " ") ?? head.endIndex
    return "‹\(head[..<end]) …›"
  }
}
