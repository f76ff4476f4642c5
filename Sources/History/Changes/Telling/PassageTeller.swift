/// Tells what changed within one sentence, or one field.
///
/// Figures, dates, names, quotations and the like are told first; what is left of the changed words is told
/// as spelling, typography or wording, so that nothing is told twice and nothing is left out.
struct PassageTeller {
  private(set) var changes: [Change] = []
  private let old: Reading
  private let new: Reading
  private let wording: Wording
  /// For each side which tokens have been told.
  private var isTold: (old: [Bool], new: [Bool])

  init(_ wording: Wording, _ lexicon: Lexicon, _ language: Language?) {
    self.wording = wording
    old = Reading(TextSide(wording, without: .insert, lexicon: lexicon), lexicon, language)
    new = Reading(TextSide(wording, without: .delete, lexicon: lexicon), lexicon, language)
    isTold = (
      [Bool](repeating: false, count: old.side.count),
      [Bool](repeating: false, count: new.side.count)
    )
    if PassageTeller.isTypographic(wording.old, wording.new) {
      let brief = PassageTeller.typographicBrief(wording.old, wording.new)
      changes = [Change(.typography, brief, old: wording.old, new: wording.new)]
      return
    }
    tellFigures()
    // A sentence that was said anew has other names and days; that it is another one says it all.
    if !isReplaced {
      for kind in [
        Change.Kind.date, .place, .name, .identifier, .link, .attribution, .hedging, .negation,
      ] {
        tellSpans(kind)
      }
    }
    tellQuotations()
    tellRest()
  }

  /// Whether nothing of the sentence stayed, so that only pairs of the same kind can be told.
  private var isReplaced: Bool { !wording.runs.contains { $0.operation == .equal } }

  // MARK: - Figures

  private mutating func tellFigures() {
    var news = new.figures.filter { new.side.isChanged($0.tokens) }
    for figure in old.figures where old.side.isChanged(figure.tokens) {
      let stretches = old.side.stretches(figure.tokens)
      func isBeside(_ other: Figure) -> Bool {
        !stretches.isDisjoint(with: new.side.stretches(other.tokens))
      }
      // Figures that say what they count are paired by that; others only where nothing else changed beside
      // them.
      let isNamed = figure.noun != 0 || figure.unit != nil || figure.topic != nil
      var found: Int?
      if isNamed {
        found =
          news.firstIndex { isBeside($0) && figure.counts(theSameAs: $0) }
          ?? news.firstIndex { figure.counts(theSameAs: $0) }
      }
      if found == nil, !isReplaced {
        found = news.firstIndex {
          isBeside($0) && figure.isComparable(to: $0)
            && isPair(old: figure.tokens, new: $0.tokens)
        }
      }
      guard let found else {
        if isAlone(old: figure.tokens) { tell(figure, nil) }
        continue
      }
      tell(figure, news.remove(at: found))
    }
    for figure in news where isAlone(new: figure.tokens) { tell(nil, figure) }
  }

  /// Whether a phrase is all that its stretch took away: "on Tuesday", "40 homes".
  ///
  /// Within a longer one it
  /// is part of a rewording, and told with it.
  private func isAlone(old tokens: Range<Int>) -> Bool {
    !isReplaced && PassageTeller.isAlone(tokens, old.side, beside: new.side)
  }

  private func isAlone(new tokens: Range<Int>) -> Bool {
    !isReplaced && PassageTeller.isAlone(tokens, new.side, beside: old.side)
  }

  /// Whether two phrases are all that changed in their stretch.
  private func isPair(old before: Range<Int>, new after: Range<Int>) -> Bool {
    PassageTeller.isAll(before, old.side) && PassageTeller.isAll(after, new.side)
  }

  /// Whether a phrase holds all words of its stretches that mean something.
  private static func isAll(_ tokens: Range<Int>, _ side: TextSide) -> Bool {
    let stretches = side.stretches(tokens)
    return side.tokens.enumerated().allSatisfy { index, token in
      tokens.contains(index) || !token.isWord || !stretches.contains(token.stretch)
        || token.entry.roles.contains(.function)
    }
  }

  private static func isAlone(
    _ tokens: Range<Int>, _ side: TextSide, beside other: TextSide
  ) -> Bool {
    let stretches = side.stretches(tokens)
    func isContent(_ token: Token) -> Bool {
      token.isWord && stretches.contains(token.stretch) && !token.entry.roles.contains(.function)
    }
    return !other.tokens.contains(where: isContent)
      && side.tokens.enumerated().allSatisfy {
        tokens.contains($0.offset) || !isContent($0.element)
      }
  }

  private mutating func tell(_ before: Figure?, _ after: Figure?) {
    if let before, let after, before.says(theSameAs: after) { return }
    let texts = (
      before.map { old.side.text($0.tokens) }, after.map { new.side.text($0.tokens) }
    )
    let isMoney = (before?.unit ?? after?.unit)?.isMoney == true
    let isNamed = [texts.0, texts.1].contains { text in
      (after?.topic ?? before?.topic).map { text?.contains($0.rawValue) == true } ?? true
    }
    let topic = isNamed ? "" : (after?.topic ?? before?.topic).map { "\($0.rawValue): " } ?? ""
    let brief: String
    switch texts {
    case (let one?, let two?): brief = "\(topic)\(one) → \(two)"
    case (let one?, nil): brief = "figure dropped: \(topic)\(one)"
    case (nil, let two?): brief = "figure added: \(topic)\(two)"
    case (nil, nil): return
    }
    changes.append(Change(isMoney ? .money : .figure, brief, old: texts.0, new: texts.1))
    if let before { cover(old: before.tokens) }
    if let after { cover(new: after.tokens) }
  }

  private mutating func cover(old range: Range<Int>) {
    for index in range { isTold.old[index] = true }
  }

  private mutating func cover(new range: Range<Int>) {
    for index in range { isTold.new[index] = true }
  }

  // MARK: - Spans

  private mutating func tellSpans(_ kind: Change.Kind) {
    let before = old.spans.filter { $0.kind == kind }
    let after = new.spans.filter { $0.kind == kind }
    var gone = before.filter { one in
      old.side.isChanged(one.tokens) && !after.contains { $0.key == one.key }
        && !isTold.old[one.tokens.lowerBound]
    }
    var come = after.filter { one in
      new.side.isChanged(one.tokens) && !before.contains { $0.key == one.key }
        && !isTold.new[one.tokens.lowerBound]
    }
    for span in gone {
      let stretches = old.side.stretches(span.tokens)
      guard
        let found = come.firstIndex(where: {
          !stretches.isDisjoint(with: new.side.stretches($0.tokens))
        })
      else { continue }
      tell(kind, span, come.remove(at: found))
      gone.removeAll { $0.tokens == span.tokens }
    }
    // How sure the text is, and who says so, counts wherever it stands.
    let countsAnywhere = kind == .hedging || kind == .negation || kind == .attribution
    // A verb of speech alone says nothing of who spoke.
    gone.removeAll { kind == .attribution && $0.tokens.count < 2 }
    come.removeAll { kind == .attribution && $0.tokens.count < 2 }
    for span in gone where countsAnywhere || isAlone(old: span.tokens) { tell(kind, span, nil) }
    for span in come where countsAnywhere || isAlone(new: span.tokens) { tell(kind, nil, span) }
  }

  private mutating func tell(_ kind: Change.Kind, _ before: Span?, _ after: Span?) {
    let texts = (
      before.map { old.side.text($0.tokens) }, after.map { new.side.text($0.tokens) }
    )
    let name = kind.spanName
    let change: Change
    switch texts {
    case (let one?, let two?):
      change = Change(kind, "\(name): \(one.quoted) → \(two.quoted)", old: one, new: two)
    case (let one?, nil): change = Change(kind, "\(name) dropped: \(one.quoted)", old: one)
    case (nil, let two?): change = Change(kind, "\(name) added: \(two.quoted)", new: two)
    case (nil, nil): return
    }
    changes.append(change)
    if let before { cover(old: before.tokens) }
    if let after { cover(new: after.tokens) }
  }

  // MARK: - Quotations

  private mutating func tellQuotations() {
    let before = old.spans.filter { $0.kind == .quotationAdded }
    let after = new.spans.filter { $0.kind == .quotationAdded }
    var come = after.filter { one in !before.contains { $0.key == one.key } }
    for span in before where !after.contains(where: { $0.key == span.key }) {
      let stretches = old.side.stretches(span.tokens)
      let text = old.side.text(span.tokens)
      let isInside = !stretches.isEmpty
      if isInside,
        let found = come.firstIndex(where: {
          !stretches.isDisjoint(with: new.side.stretches($0.tokens))
        })
      {
        let other = come.remove(at: found)
        let voice = (other.voice.map { new.side.text($0) }).map { " (\($0))" } ?? ""
        let newText = new.side.text(other.tokens)
        changes.append(
          Change(
            .quotationAltered, "quotation altered",
            detail: "\(text.quoted) → \(newText.quoted)\(voice)", old: text, new: newText))
        cover(old: span.tokens)
        cover(new: other.tokens)
      } else if isInside {
        changes.append(
          Change(.quotationRemoved, "quotation removed", detail: text.quoted, old: text))
        cover(old: span.tokens)
      }
    }
    for span in come where new.side.isChanged(span.tokens) {
      let text = new.side.text(span.tokens)
      changes.append(Change(.quotationAdded, "quotation added", detail: text.quoted, new: text))
      cover(new: span.tokens)
    }
  }

  // MARK: - What is left

  /// One changed stretch's words on both sides.
  private struct Rest {
    var old = ""
    var new = ""
  }

  private mutating func tellRest() {
    if isReplaced {
      if changes.isEmpty || hasRest {
        changes.append(
          Change(
            .rewrite, "1 sentence rewritten", detail: wording.new.quoted, old: wording.old,
            new: wording.new))
      }
      return
    }
    var spelled: [Rest] = []
    var others: [Rest] = []
    for rest in rests {
      if PassageTeller.isTypographic(rest.old, rest.new) { continue }
      if PassageTeller.isSpelling(rest.old, rest.new) {
        spelled.append(rest)
      } else {
        others.append(rest)
      }
    }
    for rest in spelled {
      changes.append(
        Change(
          .spelling, "spelling", detail: "\(rest.old.quoted) → \(rest.new.quoted)", old: rest.old,
          new: rest.new))
    }
    if let wording = PassageTeller.wording(others) { changes.append(wording) }
    if changes.isEmpty {
      changes.append(
        Change(.typography, "signs or spaces differ", old: wording.old, new: wording.new))
    }
  }

  private static func wording(_ rests: [Rest]) -> Change? {
    guard !rests.isEmpty else { return nil }
    let old = rests.map(\.old).filter { !$0.isEmpty }.joined(separator: " … ")
    let new = rests.map(\.new).filter { !$0.isEmpty }.joined(separator: " … ")
    if old.isEmpty { return Change(.wording, "words added", detail: new.quoted, new: new) }
    if new.isEmpty { return Change(.wording, "words dropped", detail: old.quoted, old: old) }
    return Change(
      .wording, "reworded", detail: "\(old.quoted) → \(new.quoted)", old: old, new: new)
  }

  /// Whether any word that changed has not been told.
  private var hasRest: Bool {
    func isLeft(_ side: TextSide, _ told: [Bool]) -> Bool {
      side.tokens.indices.contains { index in
        let token = side.tokens[index]
        return token.isChanged && token.isWord && !told[index]
          && !token.entry.roles.contains(.function)
      }
    }
    return isLeft(old.side, isTold.old) || isLeft(new.side, isTold.new)
  }

  /// The changed stretches of which something has not been told.
  private var rests: [Rest] {
    func isLeft(_ side: TextSide, _ told: [Bool]) -> [Int32: Bool] {
      var left: [Int32: Bool] = [:]
      for (index, token) in side.tokens.enumerated() where token.isChanged && !told[index] {
        let counts = token.isWord && !token.entry.roles.contains(.function)
        left[token.stretch] = (left[token.stretch] ?? false) || counts
      }
      return left
    }
    let (olds, news) = (isLeft(old.side, isTold.old), isLeft(new.side, isTold.new))
    let touched = PassageTeller.stretches(old.side, isTold.old)
      .union(PassageTeller.stretches(new.side, isTold.new))
    var rests: [Rest] = []
    var stretch: Int32 = -1
    var rest = Rest()
    var isInside = false
    func flush() {
      guard isInside else { return }
      isInside = false
      // Small words and signs around what was told go with it.
      let isMore = olds[stretch] == true || news[stretch] == true || !touched.contains(stretch)
      if isMore { rests.append(rest) }
      rest = Rest()
    }
    for run in wording.runs {
      guard run.operation != .equal else {
        flush()
        continue
      }
      if !isInside { stretch += 1 }
      isInside = true
      if run.operation == .delete { rest.old += run.text } else { rest.new += run.text }
    }
    flush()
    return rests.map {
      Rest(
        old: $0.old.trimmingSpaces, new: $0.new.trimmingSpaces)
    }
  }

  /// The stretches in which something was told.
  private static func stretches(_ side: TextSide, _ told: [Bool]) -> Set<Int32> {
    Set(
      side.tokens.enumerated().lazy.filter { told[$0.offset] && $0.element.isChanged }
        .map(\.element.stretch))
  }
}

extension Change.Kind {
  /// What a span of the kind is called.
  fileprivate var spanName: String {
    switch self {
    case .identifier: "number"
    case .date, .name, .place, .link, .attribution, .hedging, .negation: rawValue
    default: rawValue
    }
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    let inner = drop(while: \.isWhitespace)
    guard let last = inner.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(inner[...last])
  }
}
