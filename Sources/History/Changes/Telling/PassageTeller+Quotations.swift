/// What stands in quotation marks.
extension PassageTeller {
  mutating func tellQuotations() {
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
}
