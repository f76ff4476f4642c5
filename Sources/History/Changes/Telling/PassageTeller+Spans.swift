/// Dates, places, names, links, and what says how sure the text is.
extension PassageTeller {
  mutating func tellSpans(_ kind: Change.Kind) {
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

  mutating func tell(_ kind: Change.Kind, _ before: Span?, _ after: Span?) {
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
  fileprivate var spanName: String {
    switch self {
    case .identifier: "number"
    case .date, .name, .place, .link, .attribution, .hedging, .negation: rawValue
    default: rawValue
    }
  }
}
