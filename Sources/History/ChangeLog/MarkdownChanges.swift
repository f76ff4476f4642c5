import Extraction

/// One revision's changes in Markdown: under headings, in words, weightiest first; then the sentences that
/// were edited, each once, with what was removed and added marked.
///
/// Sentences that were added or removed stand where they are told, and nowhere again. `ins` and `del` are the
/// marks: asterisks and tildes beside a quotation mark or a comma are none to CommonMark (section 6.2).
struct MarkdownChanges {
  private let comparison: Comparison
  private var items: [ChangeTopic: [String]] = [:]
  private var known: Set<String> = []
  private var small: [String] = []
  /// For each side the sentences by their offsets.
  private let old: [Int: Sentence]
  private let new: [Int: Sentence]
  /// The offset of the edited passage that a new sentence stands in.
  private let edited: [Int: Int]
  private let added: Set<Int>
  private var shown: Set<Int> = []
  /// New sentences that were told as the rest of a note.
  private var told: Set<Int> = []
  /// Edited passages that a change was told of in words; their text is to follow.
  private var pending: Set<Int> = []

  init(_ changes: [Change], _ comparison: Comparison) {
    self.comparison = comparison
    func byIndex(_ sentences: some Sequence<Sentence>) -> [Int: Sentence] {
      Dictionary(sentences.map { ($0.index, $0) }) { first, _ in first }
    }
    old = byIndex(comparison.passages.lazy.flatMap(\.old))
    new = byIndex(comparison.passages.lazy.flatMap(\.new))
    var edited: [Int: Int] = [:]
    for (offset, passage) in comparison.passages.enumerated()
    where passage.action != .unchanged && !passage.old.isEmpty {
      for sentence in passage.new { edited[sentence.index] = offset }
    }
    self.edited = edited
    added = Set(
      comparison.passages.lazy.filter { $0.action == .addition }.flatMap(\.new).map(\.index))
    for change in changes { tell(change) }
    for offset in pending.subtracting(shown).sorted() {
      items[.reworded, default: []].append(comparison.passages[offset].wording.inMarkdown)
    }
  }

  /// The lines, without a blank one at either end.
  var lines: [String] {
    var lines: [String] = []
    for topic in ChangeTopic.allCases {
      guard let items = items[topic] else { continue }
      lines += ["", "### \(topic.rawValue)", ""] + items.map { "- \($0.safeAtLineStart)" }
    }
    if !small.isEmpty {
      let tally = small.tally
      let told = tally.prefix(Comparison.summaryLength).map { brief, times in
        brief.inMarkdown + (times > 1 ? " (\(times) times)" : "")
      }
      let rest = tally.count - told.count
      let more = rest > 0 ? "; and \(rest) more" : ""
      lines += ["", "\(ChangeTopic.small.rawValue): \(told.joined(separator: "; "))\(more)."]
    }
    return Array(lines.dropFirst())
  }

  private mutating func tell(_ change: Change) {
    let topic = ChangeTopic(change.kind)
    if change.isTrivial {
      // A spelling is told with its words, signs only with their number.
      return small.append(change.kind == .spelling ? change.reason : change.brief)
    }
    let passages = change.newSentences.compactMap { edited[$0] }
    let isEdit = !passages.isEmpty && !change.oldSentences.isEmpty && change.kind != .move
    let verb = change.new == nil ? "removed" : "added"
    switch (topic, isEdit) {
    case (.lead, true), (.reworded, true), (.corrections, true):
      for offset in passages where shown.insert(offset).inserted {
        add(comparison.passages[offset].wording.inMarkdown, to: topic)
      }
    case (.corrections, false) where change.new != nil:
      for text in texts(note: change) { add(text, to: topic) }
    case (.lead, _), (.added, _), (.removed, _), (.reworded, _):
      for text in texts(change) { add(text, to: topic) }
    case (.corrections, _), (.quotations, false):
      for text in texts(change) { add("\(verb): \(text)", to: topic) }
    case (.headline, _): add(field(change), to: topic)
    case (.declared, _) where change.kind == .byline || change.kind == .updateLine:
      add(field(change), to: topic)
    case (.declared, _) where change.kind == .declaredDate && change.new != nil:
      // Which times the page declares now stands above.
      break
    default:
      add(words(change), to: topic)
      pending.formUnion(isEdit ? passages : [])
    }
  }

  /// What headline and lead both say is told once.
  private mutating func add(_ item: String, to topic: ChangeTopic) {
    guard known.insert("\(topic.rawValue): \(item)").inserted else { return }
    items[topic, default: []].append(item)
  }

  /// A note that was added, with the sentences that were added right behind it in its paragraph.
  private mutating func texts(note change: Change) -> [String] {
    var indices = change.newSentences
    while let last = indices.last.flatMap({ new[$0] }), let next = new[last.index + 1],
      next.block == last.block, added.contains(next.index)
    {
      indices.append(next.index)
      told.insert(next.index)
    }
    return paragraphs(indices.compactMap { new[$0] })
  }

  /// The sentences that a change rests on, a paragraph an item.
  private func texts(_ change: Change) -> [String] {
    guard change.new != nil else { return paragraphs(change.oldSentences.compactMap { old[$0] }) }
    return paragraphs(
      change.newSentences.filter { !told.contains($0) }.compactMap { new[$0] })
  }

  private func paragraphs(_ sentences: [Sentence]) -> [String] {
    var paragraphs: [[Sentence]] = []
    for sentence in sentences {
      if let last = paragraphs.last?.last, last.block == sentence.block {
        paragraphs[paragraphs.count - 1].append(sentence)
      } else {
        paragraphs.append([sentence])
      }
    }
    return paragraphs.map { $0.joinedText.inMarkdown }
  }

  /// A change in words, with the exact texts where the words cut them.
  private func words(_ change: Change) -> String {
    guard change.reason.contains(" …›"), change.kind != .move else {
      return change.reason.inMarkdown
    }
    let texts = [change.old, change.new].compactMap { $0.map { "‹\($0)›" } }
    return "\(change.brief): \(texts.joined(separator: " → "))".inMarkdown
  }

  private func field(_ change: Change) -> String {
    let name = change.kind.rawValue.replacing("-", with: " ")
    return switch (change.old, change.new) {
    case (let old?, let new?): "\(name): ‹\(old)› → ‹\(new)›".inMarkdown
    case (nil, let new?): "\(name) added: ‹\(new)›".inMarkdown
    case (let old?, nil): "\(name) removed: ‹\(old)›".inMarkdown
    case (nil, nil): change.reason.inMarkdown
    }
  }
}

extension Wording {
  /// The words with removed ones in `del` and added ones in `ins`, and a space between the two.
  fileprivate var inMarkdown: String {
    var text = ""
    var isAfterDeletion = false
    for run in runs {
      switch run.operation {
      case .equal: text += run.text.inMarkdown
      case .delete: text += run.text.marked("del")
      case .insert:
        let isApart = !isAfterDeletion || run.text.first?.isWhitespace == true
        text += (isApart ? "" : " ") + run.text.marked("ins")
      }
      isAfterDeletion = run.operation == .delete && text.hasSuffix(">")
    }
    return text
  }
}

extension String {
  /// The text in an element, with the space outside it.
  fileprivate func marked(_ name: String) -> String {
    let inner = drop(while: \.isWhitespace)
    guard let last = inner.lastIndex(where: { !$0.isWhitespace }) else { return self }
    let lead = prefix(count - inner.count)
    let text = String(inner[...last]).inMarkdown
    return "\(lead)<\(name)>\(text)</\(name)>\(inner[inner.index(after: last)...])"
  }
}
