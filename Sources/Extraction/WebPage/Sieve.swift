/// The texts of an article while the stages of its cascade leave out what is not of it, with the rule
/// by which each of them was left out.
struct Sieve {
  typealias Piece = PageLayout.Piece

  /// The rules by which a text of the body's element is left out.
  enum Rule: String, CaseIterable {
    case listOfLinks = "mostly links: a teaser, or a list of other stories"
    case behindText = "behind the part of the body that holds the text"
    case otherStories = "a teaser in a list of other stories at the end"
    case residue =
      "a phrase of the page's frame: related links, sharing, letters, advertising, rights"
    case nothingToRead = "nothing but signs and numbers"
    case dateLine = "a line that says nothing but when"
    case pageNumber = "the number of this page among those of the article"
    case credit = "the credit of a picture"
    case counter = "a counter, or a time that passes: another one at each look"
    case offer = "an offer to the reader: a letter, a channel, a subscription"
    case cookieNotice = "a notice about cookies and consent"
    case pullQuote = "a quotation that stands in a paragraph of the text as well"
    case repeatedCaption = "a caption that was there before"
    case repeatedLabel = "a label that comes again and again"
    case headlineAgain = "the headline once more"
    case aboveHeadline = "above the headline, which is repeated in the body"
    case labelBefore = "a label before the text"
    case labelBehind = "a heading or label that no text follows"
    case byline = "the line with the writers' names"
    case biography = "lines about the writer"
    case standfirst = "the standfirst"
  }

  private(set) var pieces: [Piece]
  /// What was left out, by its place among the texts of the page.
  private(set) var left: [(index: Int, rule: Rule)] = []

  init(_ pieces: [Piece] = []) { self.pieces = pieces }

  /// Leaves out each text for which a closure names a rule.
  mutating func leaveOut(by rule: (Piece) -> Rule?) {
    var left = left
    pieces.removeAll { piece in
      guard let rule = rule(piece) else { return false }
      left.append((piece.index, rule))
      return true
    }
    self.left = left
  }

  /// Leaves out the texts at some places of what is there.
  mutating func leaveOut(_ places: some Sequence<Int>, _ rule: Rule) {
    let places = Set(places)
    guard !places.isEmpty else { return }
    var place = -1
    leaveOut { _ in
      place += 1
      return places.contains(place) ? rule : nil
    }
  }

  /// Lets a stage work on the texts; what it takes away is left out by a rule.
  ///
  /// - Complexity: O(*n*) in the texts.
  mutating func stage<Result>(
    _ rule: Rule, _ work: (inout [Piece]) -> Result
  ) -> Result {
    let before = pieces
    let result = work(&pieces)
    guard pieces.count < before.count else { return result }
    var place = 0
    for piece in before {
      if place < pieces.count, pieces[place].index == piece.index {
        place += 1
      } else {
        left.append((piece.index, rule))
      }
    }
    return result
  }

  /// Lets a stage change the kinds of texts.
  mutating func change(_ work: (inout [Piece]) -> Void) { work(&pieces) }
}
