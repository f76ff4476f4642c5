/// What no other rule has told: spelling, typography, other words.
extension PassageTeller {
  /// One changed stretch's words on both sides.
  struct Rest {
    var old = ""
    var new = ""
  }

  mutating func tellRest() {
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

  static func wording(_ rests: [Rest]) -> Change? {
    guard !rests.isEmpty else { return nil }
    let old = rests.map(\.old).filter { !$0.isEmpty }.joined(separator: " … ")
    let new = rests.map(\.new).filter { !$0.isEmpty }.joined(separator: " … ")
    if old.isEmpty { return Change(.wording, "words added", detail: new.quoted, new: new) }
    if new.isEmpty { return Change(.wording, "words dropped", detail: old.quoted, old: old) }
    return Change(
      .wording, "reworded", detail: "\(old.quoted) → \(new.quoted)", old: old, new: new)
  }

  /// Whether any word that changed has not been told.
  var hasRest: Bool {
    func isLeft(_ side: TextSide, _ told: [Bool]) -> Bool {
      side.tokens.indices.contains { index in
        let token = side.tokens[index]
        return token.isChanged && token.meansSomething && !told[index]
      }
    }
    return isLeft(old.side, isTold.old) || isLeft(new.side, isTold.new)
  }

  /// The changed stretches of which something has not been told.
  var rests: [Rest] {
    func isLeft(_ side: TextSide, _ told: [Bool]) -> [Int32: Bool] {
      var left: [Int32: Bool] = [:]
      for (index, token) in side.tokens.enumerated() where token.isChanged && !told[index] {
        left[token.stretch] = (left[token.stretch] ?? false) || token.meansSomething
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
  static func stretches(_ side: TextSide, _ told: [Bool]) -> Set<Int32> {
    Set(
      side.tokens.enumerated().lazy.filter { told[$0.offset] && $0.element.isChanged }
        .map(\.element.stretch))
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    let inner = drop(while: \.isWhitespace)
    guard let last = inner.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(inner[...last])
  }
}
