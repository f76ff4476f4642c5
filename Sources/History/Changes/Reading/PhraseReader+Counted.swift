/// What a figure counts or measures, and what that is about.
extension PhraseReader {
  /// How many words may stand between a figure and what is counted.
  private static let longestNoun = 3
  /// How many words behind a figure, and before it, may say what it is about.
  private static let topicAfter = 6
  private static let topicBefore = 5

  func finish(_ figure: inout Figure, at end: Int) {
    var place = end
    measure(&figure, at: &place)
    if figure.unit == nil || figure.unit == .person || figure.unit?.isMoney == true {
      if figure.unit == nil { count(&figure, at: &place) }
    }
    figure.tokens = figure.tokens.lowerBound..<place
    readAge(&figure, at: &place)
    figure.tokens = figure.tokens.lowerBound..<place
    if figure.role == .count, figure.upper != nil, figure.unit == nil, figure.noun == 0,
      figure.value < 100, figure.bound == nil
    {
      figure.role = .score
    }
    if figure.role == .count || figure.role == .scores, figure.unit == nil || figure.unit == .person
    {
      figure.topic = topic(around: figure.tokens)
    }
  }

  /// "%", "°C", "km²", "square miles", "-mile".
  private func measure(_ figure: inout Figure, at place: inout Int) {
    guard let next = side[place], figure.role == .count else { return }
    if next.isMark("%") || next.isMark("٪") {
      figure.unit = .percent
      place += 1
    } else if next.isMark("°") {
      figure.unit = .degree
      place += 1
      if let letter = side[place], !letter.isSpaced, letter.end - letter.start == 1 {
        figure.unit = letter.hash == WordHash.of("c") ? .celsius : .fahrenheit
        place += 1
      }
    } else if next.isCurrency, figure.unit == nil {
      figure.unit = UnitWords.currency(next.hash)
      place += 1
    } else {
      let start = next.isDash && !next.isSpaced ? place + 1 : place
      guard let (end, entry) = lexicon.match(side, at: start, { $0.unit != nil }),
        let unit = entry.unit
      else { return }
      // "m" behind a space is a metre, or an initial.
      if figure.unit == nil || unit == figure.unit { figure.unit = unit }
      if figure.unit == unit || figure.unit?.isMoney == true && unit.isMoney { place = end }
    }
  }

  /// "people", "more structures", "fire engines", "of the victims".
  private func count(_ figure: inout Figure, at place: inout Int) {
    var index = place
    if let of = side[index], of.hash == PhraseReader.of, figure.role != .ordinal {
      index += 1
      if side[index]?.entry.roles.contains(.function) == true { index += 1 }
    }
    var first: Int?
    var taken = 0
    while taken < PhraseReader.longestNoun, let word = side[index] {
      if word.isDash, !word.isSpaced, taken > 0 {
        index += 1
        continue
      }
      guard isNoun(index) else { break }
      if side.looksLikeVerb(index), first != nil { break }
      taken += 1
      index += 1
      if word.entry.roles.contains(.beforeNoun) { continue }
      first = first ?? index - 1
      if word.entry.roles.contains(.plural) || side.endsInS(index - 1) || word.entry.unit != nil {
        figure.noun = side.singular(index - 1)
        if word.entry.unit == .person { figure.unit = .person }
        place = index
        return
      }
      if language != .english, !word.isCapital || language != .german { break }
      if language == .german { break }
    }
    // Nothing looks like a plural: the first word is the best guess, and the least to say.
    guard let first else { return }
    figure.noun = side.singular(first)
    place = first + 1
  }

  private static let of = WordHash.of("of")

  private func isNoun(_ index: Int) -> Bool {
    let token = side.tokens[index]
    guard token.isWord, !token.isFigure, token.form != .mixed else { return false }
    if token.entry.roles.contains(.beforeNoun) { return true }
    return token.entry.roles.isDisjoint(with: [
      .function, .day, .month, .dayTime, .number, .scale, .speech, .negation, .hedge, .clock,
    ])
  }

  /// "aged 34", "34-year-old", "34 years old", and "34" between commas behind a name.
  private func readAge(_ figure: inout Figure, at place: inout Int) {
    guard figure.role == .count, figure.value < 125 else { return }
    let start = figure.tokens.lowerBound
    if figure.unit == .year {
      let old = side[place]?.isDash == true ? place + 1 : place
      guard let word = side[old], word.hash == PhraseReader.old else { return }
      figure.role = .age
      place = old + 1
    } else if side[start - 1]?.entry.roles.contains(.age) == true {
      figure.role = .age
      figure.tokens = start - 1..<place
    } else if figure.noun == 0, figure.unit == nil, side[start - 1]?.isMark(",") == true,
      side[start - 2]?.isCapital == true,
      side[place].map({ $0.isMark(",") || $0.isMark(".") || $0.isMark(";") }) ?? true
    {
      figure.role = .age
    }
  }

  private static let old = WordHash.of("old")

  /// What the words beside a count of people are about: behind it first, up to the next figure.
  private func topic(around tokens: Range<Int>) -> Topic? {
    for index in tokens {
      if let topic = side.tokens[index].entry.topic { return topic }
    }
    var index = tokens.upperBound
    while index < tokens.upperBound + PhraseReader.topicAfter, let token = side[index] {
      if token.isFigure || token.entry.roles.contains(.number) || token.isMark(".")
        || token.isMark(";") || token.isMark(",")
      {
        break
      }
      if let (_, entry) = lexicon.match(side, at: index, { $0.topic != nil }) { return entry.topic }
      index += 1
    }
    index = tokens.lowerBound - 1
    while index >= max(0, tokens.lowerBound - PhraseReader.topicBefore) {
      let token = side.tokens[index]
      if token.isFigure || token.entry.roles.contains(.number) || token.isMark(".")
        || token.isMark(";") || token.isMark(",")
      {
        break
      }
      if let topic = token.entry.topic { return topic }
      index -= 1
    }
    return nil
  }
}
