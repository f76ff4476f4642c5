import History
import Hummingbird

/// How a comparison is to be shown, as its address says.
struct ComparisonChoice: Equatable {
  enum View: String, CaseIterable {
    case inline
    case side
  }

  enum Show: String, CaseIterable {
    /// Everything; what has not changed is folded.
    case all
    /// Only paragraphs that changed.
    case changes
    /// Only paragraphs in which what was said was added, taken away or altered.
    case substance
  }

  var view = View.inline
  var show = Show.all
  /// Which part of a long comparison, from 1.
  var part = 1

  /// Changes of this weight or more are of substance: something new is said, or something else, or no more.
  static let substance = Change.Kind.addition.weight

  init() {}

  init(_ query: Query) throws(SiteError) {
    view = try query.choice("view") ?? .inline
    show = try query.choice("show") ?? .all
    part = try query.number("part") ?? 1
  }

  /// The address of a comparison that is shown so.
  func path(_ comparison: String) -> String {
    SitePath.with(
      comparison,
      [
        ("view", view == .inline ? nil : view.rawValue),
        ("show", show == .all ? nil : show.rawValue), ("part", part == 1 ? nil : String(part)),
      ])
  }

  func with(view: View? = nil, show: Show? = nil, part: Int = 1) -> ComparisonChoice {
    var other = self
    other.view = view ?? self.view
    other.show = show ?? self.show
    other.part = part
    return other
  }
}
