import Foundation

/// What a page says about itself in its head, by name.
struct PageMetadata {
  private var values: [String: [String]] = [:]
  /// `link rel=canonical`.
  private(set) var canonical: String?
  /// The text of `title`.
  private(set) var title: String?
  private(set) var language: String?
  let linkedData: LinkedData
  /// Elements with microdata or RDFa, each under its property in lower case.
  private(set) var properties: [(name: String, node: MarkupTree.Node)] = []
  private let tree: MarkupTree

  init(_ tree: MarkupTree) {
    self.tree = tree
    linkedData = LinkedData(tree)
    for node in tree.subtree(tree.root) {
      switch tree.tag(node) {
      case .text: continue
      case .html:
        if language == nil {
          language = tree.value(.lang, of: node) ?? tree.value(.xmlLang, of: node)
        }
      case .title:
        if title == nil, tree.parent(of: node).map({ tree.tag($0) != .svg }) ?? true {
          title = tree.text(of: node)
        }
      case .link:
        if canonical == nil, tree.value(.rel, of: node)?.lowercased() == "canonical" {
          canonical = tree.value(.href, of: node)
        }
      case .meta:
        guard let content = tree.value(.content, of: node)?.normalizedLine, !content.isEmpty else {
          break
        }
        for name in [MarkupTree.Attribute.property, .name, .itemprop, .httpEquiv] {
          if let key = tree.value(name, of: node)?.lowercased() {
            values[key, default: []].append(content)
          }
        }
      default: break
      }
      if let property = tree.value(.itemprop, of: node) ?? tree.value(.property, of: node) {
        properties.append((property.lowercased(), node))
      }
    }
  }

  /// All values of a name.
  func all(_ name: String) -> [String] { values[name] ?? [] }

  /// What an element with a property says: its attribute for machines, else its text.
  func value(_ node: MarkupTree.Node) -> String {
    tree.value(.datetime, of: node) ?? tree.value(.content, of: node) ?? tree.text(of: node)
  }

  /// The first value of the first name that has one.
  func first(_ names: String...) -> String? {
    for name in names { if let value = values[name]?.first { return value } }
    return nil
  }

  /// What the page calls its title for machines, without names of sites where they can be told.
  var titles: [String] {
    let site = first("og:site_name")
    return [linkedData.text("headline"), first("og:title"), first("twitter:title"), title]
      .compactMap { $0.map { HeadlineFinder.withoutSite($0, site) } }
  }
}
