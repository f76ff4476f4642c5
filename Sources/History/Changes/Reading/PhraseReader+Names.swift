/// Names: runs of capitals, with what joins them.
extension PhraseReader {
  /// A person's, an organisation's or a place's name.
  func name(at index: Int) -> Span? {
    let first = side.tokens[index]
    guard first.isCapital, !hasTitleCase, isNamePart(index) else { return nil }
    let opens = side.opensSentence(index)
    // The capital of a sentence's first word tells nothing; nor do pronouns and articles.
    if first.entry.roles.contains(.function) { return nil }
    var end = index + 1
    var capitals = 1
    while let next = nextPart(after: end) {
      end = next
      capitals += 1
    }
    var tokens = index..<end
    if let number = side[end], number.isFigure, number.isSpaced,
      side.tokens[end - 1].entry.roles.contains(.label)
    {
      tokens = index..<end + 1
    } else if capitals == 1, opens, first.form != .upper {
      return nil
    } else if language?.capitalisesNouns == true, capitals < 2,
      !first.entry.roles.contains(.title)
    {
      return nil
    }
    return Span(kind: kind(of: tokens), tokens: tokens, key: side.key(tokens))
  }

  private func isNamePart(_ index: Int) -> Bool {
    let token = side.tokens[index]
    guard token.isCapital else { return false }
    let roles = token.entry.roles
    if !roles.isDisjoint(with: [.day, .month]) { return false }
    return !(token.end - token.start == 1 && token.entry.roles.contains(.function))
  }

  /// Behind the next part of the name that has been read up to `end`.
  private func nextPart(after end: Int) -> Int? {
    var place = end
    if side[place]?.isMark(".") == true, let before = side[place - 1] {
      guard before.entry.roles.contains(.title) || before.end - before.start == 1 else {
        return nil
      }
      place += 1
    } else if let mark = side[place], mark.isDash, !mark.isSpaced,
      side[place + 1]?.isSpaced == false
    {
      place += 1
    } else if side[place]?.isMark("&") == true {
      place += 1
    } else if side[place]?.isMark == true {
      return nil
    }
    for _ in 0..<2 {
      guard let token = side[place], token.isWord else { return nil }
      if isNamePart(place) { return place + 1 }
      guard token.entry.roles.contains(.particle), token.form == .lower else { return nil }
      place += 1
    }
    return nil
  }

  private func kind(of tokens: Range<Int>) -> Change.Kind {
    let roles = tokens.reduce(into: Lexicon.Roles()) { $0.formUnion(side.tokens[$1].entry.roles) }
    if roles.contains(.title) { return .name }
    if roles.contains(.geographic) { return .place }
    guard let before = side[tokens.lowerBound - 1], before.isWord else { return .name }
    return before.entry.roles.contains(.placePreposition) ? .place : .name
  }
}
