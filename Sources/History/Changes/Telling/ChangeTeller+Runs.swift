import Extraction

/// Sentences that were added, or removed, one behind the other.
extension ChangeTeller {
  mutating func tell(_ run: ArraySlice<Passage>, isAddition: Bool) {
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

  func quotation(_ text: String) -> (text: String, voice: String?)? {
    // Most sentences hold no mark, and reading them for nothing is dear.
    guard text.unicodeScalars.contains(where: QuotationReader.marks.contains) else { return nil }
    let side = TextSide(text, lexicon: lexicon)
    guard let span = QuotationReader(side: side, lexicon: lexicon).spans.first else { return nil }
    return (side.text(span.tokens), span.voice.map { side.text($0) })
  }

  /// A run of sentences told as one: `2 paragraphs added: “…”`.
  func whole(_ passages: [Passage], isAddition: Bool) -> Change {
    let sentences = passages.flatMap { isAddition ? $0.new : $0.old }
    let article = isAddition ? comparison.new : comparison.old
    let blocks = Set(sentences.map(\.block))
    let isWhole = sentences.fillBlocks(isAddition ? blockCounts.new : blockCounts.old)
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
  func tellsOfBefore(_ text: String) -> Bool {
    let side = TextSide(text, lexicon: lexicon)
    return side.tokens.indices.contains { index in
      lexicon.match(side, at: index) { $0.roles.contains(.background) } != nil
    }
  }

  func placed(
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
}
