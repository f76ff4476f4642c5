/// Counts, measures and money.
extension PassageTeller {
  mutating func tellFigures() {
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

  mutating func tell(_ before: Figure?, _ after: Figure?) {
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
}
