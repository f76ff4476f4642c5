/// Counts, measures and money.
extension PassageTeller {
  mutating func tellFigures() {
    var olds = old.figures.filter { old.side.isChanged($0.tokens) }
    var news = new.figures.filter { new.side.isChanged($0.tokens) }
    dropEqual(&olds, &news)
    tellBounds(&olds, &news)
    for figure in olds {
      guard let found = partner(of: figure, in: news) else {
        if isAlone(old: figure.tokens) { tell(figure, nil) }
        continue
      }
      tell(figure, news.remove(at: found))
    }
    for figure in news where isAlone(new: figure.tokens) { tell(nil, figure) }
  }

  /// Takes out figures that stand on both sides, in other words around them, unless each counts
  /// something else there.
  private mutating func dropEqual(_ olds: inout [Figure], _ news: inout [Figure]) {
    olds.removeAll { figure in
      let found = news.firstIndex {
        looks += 1
        return figure.says(theSameAs: $0)
          && (figure.counts(theSameAs: $0) || !figure.isNamed || !$0.isNamed)
      }
      if let found { news.remove(at: found) }
      return found != nil
    }
  }

  /// Takes out figures whose number stands on both sides and of which other words changed, and tells those
  /// that are bounded otherwise now: "at least 12 people", "12 people".
  private mutating func tellBounds(_ olds: inout [Figure], _ news: inout [Figure]) {
    func keepsNumber(_ figure: Figure, _ side: TextSide) -> Bool {
      !side.isNumberChanged(figure.tokens)
    }
    guard
      olds.contains(where: { keepsNumber($0, old.side) })
        || news.contains(where: { keepsNumber($0, new.side) })
    else { return }
    var kept = new.figures.filter { keepsNumber($0, new.side) }
    for figure in old.figures where keepsNumber(figure, old.side) {
      looks += kept.count
      let found = kept.firstIndex { $0.value == figure.value && $0.upper == figure.upper }
      guard let found else { continue }
      let other = kept.remove(at: found)
      if other.bound != figure.bound { tell(figure, other) }
    }
    olds.removeAll { keepsNumber($0, old.side) }
    news.removeAll { keepsNumber($0, new.side) }
  }

  /// Figures that say what they count are paired by that; others only where nothing else changed beside them.
  private mutating func partner(of figure: Figure, in news: [Figure]) -> Int? {
    let stretches = old.side.stretches(figure.tokens)
    looks += news.count
    let beside = news.indices.filter {
      !stretches.isDisjoint(with: new.side.stretches(news[$0].tokens))
    }
    if figure.isNamed {
      let found =
        beside.first { figure.counts(theSameAs: news[$0]) }
        ?? news.firstIndex { figure.counts(theSameAs: $0) }
      if let found { return found }
    }
    guard !isReplaced else { return nil }
    return beside.first {
      figure.isComparable(to: news[$0]) && isPair(old: figure.tokens, new: news[$0].tokens)
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
}
