/// The headings under which a change log tells changes, weightiest first.
enum ChangeTopic: String, CaseIterable {
  case corrections = "Corrections and notes"
  case headline = "Headline and standfirst"
  case figures = "Figures"
  case certainty = "Attribution, hedging and negation"
  case quotations = "Quotations"
  case names = "Names and places"
  case dates = "Dates and times"
  case lead = "Lead"
  case removed = "Removed"
  case added = "Added"
  case reworded = "Reworded"
  case links = "Links"
  case declared = "What the page declares"
  case moved = "Moved"
  case small = "Small changes"

  /// Where a kind of change is told.
  init(_ kind: Change.Kind) {
    self =
      switch kind {
      case .correction, .clarification, .editorsNote: .corrections
      case .headline, .standfirst: .headline
      case .figure, .money: .figures
      case .attribution, .hedging, .negation: .certainty
      case .quotationAdded, .quotationRemoved, .quotationAltered: .quotations
      case .name, .place, .identifier: .names
      case .date: .dates
      case .lead: .lead
      case .deletion: .removed
      case .addition, .background: .added
      case .rewrite, .wording: .reworded
      case .link: .links
      case .byline, .status, .declaredDate, .updateLine: .declared
      case .move: .moved
      case .spelling, .typography: .small
      }
  }
}
