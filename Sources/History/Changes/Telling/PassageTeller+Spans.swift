/// Dates, places, names, links, and what says how sure the text is.
extension PassageTeller {
  mutating func tellSpans(_ kind: Change.Kind) {
    let (olds, news) = (old.spans.filter { $0.kind == kind }, new.spans.filter { $0.kind == kind })
    let keys = (old: Set(olds.map(\.key)), new: Set(news.map(\.key)))
    var gone = olds.filter {
      old.side.isChanged($0.tokens) && !keys.new.contains($0.key)
        && !isTold.old[$0.tokens.lowerBound]
    }
    var come = news.filter {
      new.side.isChanged($0.tokens) && !keys.old.contains($0.key)
        && !isTold.new[$0.tokens.lowerBound]
    }
    let spare = kind.spareWords
    gone.removeAll { span in
      let stretches = old.side.stretches(span.tokens)
      let found = come.firstIndex {
        looks += 1
        return !stretches.isDisjoint(with: new.side.stretches($0.tokens))
          && isPair(old: span.tokens, new: $0.tokens, spare: max(spare, 2))
      }
      guard let found else { return false }
      let other = come.remove(at: found)
      // One negation for another is a rewording: the statement is what it was.
      if kind != .negation { tell(kind, span, other) }
      return true
    }
    for span in gone where isWorthTelling(span, old.side, beside: new.side) {
      tell(kind, span, nil)
    }
    for span in come where isWorthTelling(span, new.side, beside: old.side) {
      tell(kind, nil, span)
    }
  }

  /// Whether a span that has no partner says something by itself, and is no part of a rewording.
  private func isWorthTelling(_ span: Span, _ side: TextSide, beside other: TextSide) -> Bool {
    let saysSomething =
      switch span.kind {
      // A verb of speech alone says nothing of who spoke.
      case .attribution: span.tokens.count > 1
      // A name of which a part still stands is not gone.
      case .name, .place, .identifier: side.isAllChanged(span.tokens)
      case .negation: !isNegated(by: span, side, beside: other)
      default: true
      }
    return saysSomething
      && isShort(span.tokens, side, beside: other, spare: span.kind.spareWords)
  }

  /// Whether the other side denies by a prefix what a negation denies here: "not able", "unable".
  private func isNegated(by span: Span, _ side: TextSide, beside other: TextSide) -> Bool {
    let stretches = side.stretches(span.tokens)
    func words(_ side: TextSide) -> [String] {
      side.tokens.filter { $0.isWord && stretches.contains($0.stretch) }.map {
        String(decoding: side.bytes[$0.start..<$0.end], as: UTF8.self).lowercased()
      }
    }
    let denied = Set(words(side))
    return words(other).contains { word in
      NegationWords.prefixes.contains {
        word.hasPrefix($0) && denied.contains(String(word.dropFirst($0.count)))
      }
    }
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
}

extension Change.Kind {
  /// What a span of the kind is called.
  fileprivate var spanName: String { self == .identifier ? "number" : rawValue }

  /// How many words that mean something may change beside a span for it to be told by itself.
  ///
  /// How sure the text is, and who says so, counts within a rewording too, as long as it is no whole
  /// clause that came or went with it.
  fileprivate var spareWords: Int {
    switch self {
    case .hedging, .attribution: 3
    case .negation: 2
    default: 0
    }
  }
}
