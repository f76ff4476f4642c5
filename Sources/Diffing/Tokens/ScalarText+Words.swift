/// Word boundaries: Unicode Standard Annex 29 in spirit, with figures and initialisms kept whole.
extension ScalarText {
  /// The end of the word token that begins at `start`.
  func wordEnd(from start: Int) -> Int {
    let next = start + 1
    switch kind(start) {
    case .space, .lineBreak: return end(from: next) { kinds[$0].isBlank }
    case .ideograph: return marksEnd(next)
    case .katakana: return end(from: next) { kinds[$0] == .katakana || kinds[$0] == .mark }
    case .syllabic: return syllableEnd(from: start)
    case .upper, .lower, .letter, .digit, .mark: return plainWordEnd(from: start)
    case .currency: return kind(next) == .digit ? plainWordEnd(from: next) : marksEnd(next)
    case .terminator, .fullStop: return repeatEnd(from: start)
    case .opener, .closer, .quote: return marksEnd(next)
    case .other:
      if isSign(start) {
        let figure = kind(next) == .currency ? next + 1 : next
        if kind(figure) == .digit { return plainWordEnd(from: figure) }
      }
      return symbolEnd(from: start)
    }
  }

  private func end(from start: Int, while isInside: (Int) -> Bool) -> Int {
    var place = start
    while place < count, isInside(place) { place += 1 }
    return place
  }

  private func marksEnd(_ start: Int) -> Int { end(from: start) { kinds[$0] == .mark } }

  /// "..." and "--" are one token.
  private func repeatEnd(from start: Int) -> Int {
    let first = scalars[start]
    return marksEnd(end(from: start + 1) { scalars[$0] == first })
  }

  /// A plus or minus that belongs to a figure stands after a space or a bracket.
  private func isSign(_ place: Int) -> Bool {
    guard ["-", "+", "\u{2212}", "±"].contains(scalars[place]) else { return false }
    let before = kind(place - 1)
    return before.isBlank || before == .opener || before == .quote
  }

  /// Emoji are joined by zero-width joiners, flags are pairs of regional indicators.
  private func symbolEnd(from start: Int) -> Int {
    let flags: ClosedRange<UInt32> = 0x1F1E6...0x1F1FF
    if flags.contains(scalars[start].value) {
      return marksEnd(flags.contains(scalar(start + 1).value) ? start + 2 : start + 1)
    }
    guard scalars[start].value > 0x2000 || scalars[start] == "-" || scalars[start] == "*" else {
      return marksEnd(start + 1)
    }
    var place = repeatEnd(from: start)
    while scalar(place - 1) == "\u{200D}", place < count, kinds[place] == .other {
      place = marksEnd(place + 1)
    }
    return place
  }

  private func plainWordEnd(from start: Int) -> Int {
    var place = start + 1
    var pieceStart = start
    var isInitialism = false
    while place < count {
      let (before, after) = (baseKind(before: place), kind(place + 1))
      if kinds[place].isWordPart {
        place += 1
      } else if before == .digit, after == .digit, joinsDigits(place) {
        (place, pieceStart) = (place + 1, place + 1)
      } else if before.isLetter, after.isLetter, joinsLetters(place, pieceStart) {
        if scalars[place] == "." { isInitialism = isInitialism || place - pieceStart == 1 }
        (place, pieceStart) = (place + 1, place + 1)
      } else if isInitialism, scalars[place] == ".", place - pieceStart == 1 {
        return place + 1
      } else if kinds[place] == .currency, after == .digit, place - start <= 3,
        kind(start) == .upper
      {
        (place, pieceStart) = (place + 2, place + 1)
      } else {
        return unitEnd(from: place, after: before)
      }
    }
    return place
  }

  /// The kind before a place, marks not counted.
  private func baseKind(before place: Int) -> Kind {
    var base = place - 1
    while base > 0, kind(base) == .mark { base -= 1 }
    return kind(base)
  }

  /// "1,100", "3.5", "10:30", "1/2", "1'000" and "1 100" with a fixed or narrow space.
  private func joinsDigits(_ place: Int) -> Bool {
    switch scalars[place] {
    case ".", ",", ":", "/", "'", "\u{2019}", "\u{66B}", "\u{66C}": return true
    case "\u{A0}", "\u{202F}", "\u{2009}":
      return (1...3).allSatisfy { kind(place + $0) == .digit } && kind(place + 4) != .digit
    default: return false
    }
  }

  /// "don't", "l’eau", "col·lega", "U.S", "example.com", but not a full stop without its space.
  private func joinsLetters(_ place: Int, _ pieceStart: Int) -> Bool {
    switch scalars[place] {
    case "'", "\u{2019}", "\u{B7}", "\u{2027}", "\u{5F3}", "\u{5F4}": return true
    case ".": return place - pieceStart == 1 || kind(place + 1) == .lower
    default: return false
    }
  }

  /// A figure carries its unit: "3.5%", "20°C", "100€".
  private func unitEnd(from place: Int, after before: Kind) -> Int {
    guard before == .digit else { return place }
    switch scalar(place) {
    case "%", "\u{2030}", "\u{66A}": return place + 1
    case "°":
      return kind(place + 1) == .upper && !kind(place + 2).isWordPart ? place + 2 : place + 1
    default: return kind(place) == .currency && kind(place + 1) != .digit ? place + 1 : place
    }
  }

  /// Thai and its neighbours: a vowel written first, a consonant, then marks and vowels after it.
  private func syllableEnd(from start: Int) -> Int {
    let leading: (UInt32) -> Bool = {
      (0x0E40...0x0E44).contains($0) || (0x0EC0...0x0EC4).contains($0)
    }
    var place = start
    if leading(scalars[place].value), kind(place + 1) == .syllabic { place += 1 }
    place += 1
    while place < count, kinds[place] == .mark || kinds[place] == .syllabic && isAttached(place) {
      // A Khmer sign or a Burmese virama stacks the next consonant under this one.
      let stacks = scalars[place].value == 0x17D2 || scalars[place].value == 0x1039
      place += stacks && kind(place + 1) == .syllabic ? 2 : 1
    }
    return place
  }

  private func isAttached(_ place: Int) -> Bool {
    switch scalars[place].value {
    case 0x0E30...0x0E3A, 0x0E45...0x0E4E, 0x0EB0...0x0EBC, 0x0EC8...0x0ECD: return true
    default:
      let category = scalars[place].properties.generalCategory
      return category == .nonspacingMark || category == .spacingMark
    }
  }
}
