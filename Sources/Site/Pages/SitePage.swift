import Foundation
import HTTPTypes
import History

/// A page before the layout is put around it.
struct SitePage {
  var title: String
  /// What it says to whoever finds it elsewhere, in a sentence.
  var description: String?
  /// Its address; nil for a page that has none of its own.
  var path: String?
  /// What kind it is, for the style sheet.
  var kind: String
  var main: Markup
  /// What was searched for, to stand in the box.
  var words = ""
  /// Where `[` and `]` lead.
  var previous: String?
  var next: String?
  /// Other links of the head.
  var links: [HeadLink] = []
  /// The path of a picture of it, and that picture in words.
  var picture: (path: String, words: String)?
  /// What it is for machines, as JSON-LD.
  var data: Markup?
  /// Headers beside those that every page has.
  var headers: HTTPFields = [:]
}

/// A link in the head of a page.
struct HeadLink {
  var rel: String
  var href: String
  var type: String?
  var title: String?

  /// The feeds of a page, where readers of feeds find them.
  static func feeds(_ title: String, _ path: (FeedPath.Form) -> String) -> [HeadLink] {
    [FeedPath.Form.atom, .json].map { form in
      let type = form.type.prefix { $0 != ";" }
      return HeadLink(rel: "alternate", href: path(form), type: String(type), title: title)
    }
  }
}

extension Website {
  /// Puts the layout around a page.
  func rendered(_ page: SitePage) -> Rendered {
    let layout = Layout(
      title: page.title == Layout.name ? page.title : "\(page.title) · \(Layout.name)",
      heading: page.title, description: page.description, kind: page.kind, main: page.main,
      words: page.words, style: files.address("style.css"), script: files.address("site.js"),
      address: page.path.map { publicAddress + $0 }, previous: page.previous, next: page.next,
      links: page.links,
      picture: page.picture.map {
        Layout.Picture(address: publicAddress + $0.path, words: $0.words)
      }, data: page.data)
    var sent = Rendered(Array(templates.render("layout", layout).html.utf8))
    sent.headers = page.headers
    return sent
  }
}

/// What the layout's template shows.
private struct Layout {
  static let name = "Writethru"

  struct Picture {
    var address: String
    var words: String
  }

  var title: String
  var heading: String
  var description: String?
  var kind: String
  var main: Markup
  var words: String
  var style: String
  var script: String
  var address: String?
  var previous: String?
  var next: String?
  var links: [HeadLink]
  var picture: Picture?
  var data: Markup?
}
