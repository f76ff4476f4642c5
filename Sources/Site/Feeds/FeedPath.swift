/// The addresses of the feeds.
enum FeedPath {
  enum Form: String {
    case atom
    case json

    var type: String {
      switch self {
      case .atom: "application/atom+xml; charset=utf-8"
      case .json: "application/feed+json; charset=utf-8"
      }
    }
  }

  static func all(_ form: Form) -> String { "/feed.\(form.rawValue)" }

  static func story(_ id: String, _ form: Form) -> String {
    "\(SitePath.story(id))/feed.\(form.rawValue)"
  }
}
