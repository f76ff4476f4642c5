/// Sentence boundaries by rules: a terminator, what stands before it, what comes after it.
extension ScalarText {
  /// The end of the sentence token that begins at `start`, behind its trailing white space.
  func sentenceEnd(from start: Int) -> Int {
    var place = start
    while place < count, kinds[place].isBlank { place += 1 }
    let first = place
    while place < count {
      switch kinds[place] {
      case .lineBreak:
        let next = blankEnd(place)
        if endsAtLineBreak(place, next) { return next }
        place = next
      case .fullStop, .terminator:
        let after = closersEnd(terminatorsEnd(place))
        if endsSentence(from: first, terminator: place, after: after) { return blankEnd(after) }
        place = max(after, place + 1)
      default:
        place += 1
      }
    }
    return count
  }

  private func blankEnd(_ start: Int) -> Int {
    var place = start
    while place < count, kinds[place].isBlank { place += 1 }
    return place
  }

  private func terminatorsEnd(_ start: Int) -> Int {
    var place = start
    while place < count, kinds[place] == .terminator || kinds[place] == .fullStop { place += 1 }
    return place
  }

  /// Behind closing brackets and quotation marks; a straight quote closes if no word follows it.
  private func closersEnd(_ start: Int) -> Int {
    var place = start
    while place < count {
      if kinds[place] == .closer {
        place += 1
      } else if kinds[place] == .quote, !kind(place + 1).isWordPart {
        place += 1
      } else if kinds[place] == .space, scalar(place + 1) == "»", !kind(place + 2).isWordPart {
        // French: a space stands before the closing mark.
        place += 2
      } else {
        break
      }
    }
    return place
  }

  /// A line break ends a sentence, unless it stands inside one that was wrapped.
  private func endsAtLineBreak(_ place: Int, _ next: Int) -> Bool {
    if next >= count { return true }
    let breaks = kinds[place..<next].count { $0 == .lineBreak }
    let single = breaks == 1 || breaks == 2 && scalar(place) == "\r" && scalar(place + 1) == "\n"
    return !(single && kinds[next] == .lower && scalar(place - 1) != ":")
  }

  private func endsSentence(from first: Int, terminator: Int, after: Int) -> Bool {
    let next = blankEnd(after)
    if next >= count { return true }
    if next == after { return isFullWidth(terminator) && !continuesQuotation(terminator, after) }
    if (after..<next).contains(where: { kinds[$0] == .lineBreak }) {
      return endsAtLineBreak(after, next) || kinds[next] != .lower
    }
    var word = next
    while kind(word) == .opener || kind(word) == .quote { word += 1 }
    let isPlainStop =
      kinds[terminator] == .fullStop && kind(terminator + 1) != .fullStop
      && kind(terminator + 1) != .terminator
    if kind(word) == .lower, !startsLikeName(word) { return false }
    if goesOnAfterDash(word) || kind(word) == .fullStop { return false }
    if isPlainStop {
      guard isAbbreviation(before: terminator, from: first, next: word) else { return true }
      return after > terminator + 1 && kind(terminator + 1) == .quote
    }
    // “I … I do not know”: whoever falters goes on.
    if kind(terminator - 1) == .space, letters(from: word).word == "I" { return false }
    return after == terminatorsEnd(terminator) || !isAttribution(word)
  }

  /// `“Why?” — she asked`, and `—¿Quién paga? —preguntó ella` in Spanish.
  private func goesOnAfterDash(_ place: Int) -> Bool {
    guard ["–", "—", "-"].contains(scalar(place)) else { return false }
    return kind(blankEnd(place + 1)) == .lower
  }

  private func isFullWidth(_ place: Int) -> Bool {
    [0x3002, 0xFF01, 0xFF0E, 0xFF1F, 0xFF61, 0x0964, 0x0965].contains(scalars[place].value)
  }

  /// 「…。」と述べた: a closed quotation that Hiragana follows goes on.
  private func continuesQuotation(_ terminator: Int, _ after: Int) -> Bool {
    guard after > terminatorsEnd(terminator) else { return false }
    return (0x3041...0x309F).contains(scalar(after).value) || isAttribution(after)
  }

  /// "iPhone", "eBay": lower case first, upper case second.
  private func startsLikeName(_ word: Int) -> Bool { kind(word + 1) == .upper }

  /// `“Why?” Ms Reyes asked`: a name and a verb of speech go with the quotation.
  private func isAttribution(_ start: Int) -> Bool {
    if kind(start) == .ideograph || kind(start) == .letter {
      var end = start
      while end < count, end < start + 16,
        kinds[end] == .ideograph || kinds[end] == .letter || kinds[end] == .space
      {
        end += 1
      }
      let words = String(String.UnicodeScalarView(scalars[start..<end]))
      return Abbreviations.speechWithoutCase.contains { words.hasSuffix($0) }
    }
    var place = start
    for _ in 0..<4 {
      let (word, end) = letters(from: place)
      if Abbreviations.speech.contains(word) { return place != start }
      guard kind(place) == .upper else { return false }
      place = blankEnd(scalar(end) == "." ? end + 1 : end)
    }
    return false
  }

  private func letters(from start: Int) -> (word: String, end: Int) {
    var place = start
    var word = String.UnicodeScalarView()
    while place < count, kinds[place].isWordPart {
      word.append(scalars[place])
      place += 1
    }
    return (String(word), place)
  }

  /// Whether the full stop belongs to an abbreviation, an initial or an ordinal and the sentence goes on.
  private func isAbbreviation(before stop: Int, from first: Int, next: Int) -> Bool {
    var start = stop
    while start > first, kinds[start - 1].isWordPart || scalars[start - 1] == "." { start -= 1 }
    guard start < stop else { return false }
    let word = String(String.UnicodeScalarView(scalars[start..<stop]))
    let (following, _) = letters(from: next)
    let startsAnew = Abbreviations.starters.contains(following)
    if kind(start) == .digit {
      // "1. Open the door" in a list, "3. Oktober" in German.
      guard kinds[start..<stop].allSatisfy({ $0 == .digit }) else { return false }
      return start == first || Abbreviations.foreignMonths.contains(following)
        || stop - start <= 2 && Abbreviations.beforeOrdinal.contains(wordBefore(start, first))
    }
    let isAfterFigure = kind(start - 1) == .space && kind(start - 2) == .digit
    if isAfterFigure, Abbreviations.units.contains(word) { return kind(next) == .digit }
    // "В 1999 г." is a year and may end a sentence; "г. Белов" is a town.
    if isAfterFigure, stop - start == 1, kind(start) == .lower { return false }
    if Abbreviations.never.contains(word) { return true }
    if Abbreviations.numbered.contains(word) { return kind(next) == .digit }
    if Abbreviations.clock.contains(word) {
      return kind(next) == .digit || Abbreviations.afterClock.contains(following)
    }
    if Abbreviations.usual.contains(word) { return !startsAnew }
    let isInitial = stop - start == 1 && kinds[start].isLetter
    let isInitialism = word.contains(".") && word.split(separator: ".").allSatisfy { $0.count <= 2 }
    return (isInitial || isInitialism) && !startsAnew
  }

  private func wordBefore(_ place: Int, _ first: Int) -> String {
    var end = place
    while end > first, kinds[end - 1].isBlank { end -= 1 }
    var start = end
    while start > first, kinds[start - 1].isWordPart { start -= 1 }
    return String(String.UnicodeScalarView(scalars[start..<end]))
  }
}
