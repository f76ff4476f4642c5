/// What stands in quotation marks.
extension PassageTeller {
  mutating func tellQuotations() {
    let olds = old.spans.filter { $0.kind == .quotationAdded }
    let news = new.spans.filter { $0.kind == .quotationAdded }
    let keys = (old: Set(olds.map(\.key)), new: Set(news.map(\.key)))
    var come = news.filter { !keys.old.contains($0.key) }
    for span in olds where !keys.new.contains(span.key) {
      let stretches = old.side.stretches(span.tokens)
      guard !stretches.isEmpty else { continue }
      let text = old.side.text(span.tokens)
      cover(old: span.tokens)
      looks += come.count
      let found = come.firstIndex {
        !stretches.isDisjoint(with: new.side.stretches($0.tokens))
      }
      guard let found else {
        changes.append(
          Change(
            .quotationRemoved, "quotation removed", detail: text.quoted + voice(span, old.side),
            old: text))
        continue
      }
      let other = come.remove(at: found)
      let newText = new.side.text(other.tokens)
      changes.append(
        Change(
          .quotationAltered, "quotation altered",
          detail: "\(text.quoted) → \(newText.quoted)\(voice(other, new.side))", old: text,
          new: newText))
      cover(new: other.tokens)
    }
    for span in come where new.side.isChanged(span.tokens) {
      let text = new.side.text(span.tokens)
      changes.append(
        Change(
          .quotationAdded, "quotation added", detail: text.quoted + voice(span, new.side), new: text
        ))
      cover(new: span.tokens)
    }
  }

  /// Who says it, behind the quotation in a reason.
  private func voice(_ span: Span, _ side: TextSide) -> String {
    span.voice.map { " (\(side.text($0)))" } ?? ""
  }
}
