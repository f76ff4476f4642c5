import Foundation

extension PageMetadata {
  /// What the page declares of a field, in the order of `FieldTable`.
  func declared(_ field: Explanation.Field) -> [Found<String>] {
    FieldTable.rows(of: field).flatMap { row in row.names.flatMap { values(of: row, named: $0) } }
  }

  /// The first declared value of a field that has the right form.
  func first<Value>(
    _ field: Explanation.Field, _ form: (String) -> Value?
  ) -> Found<Value>? {
    for row in FieldTable.rows(of: field) {
      for name in row.names {
        for found in values(of: row, named: name) {
          if let value = form(found.value) {
            return Found(value: value, source: found.source, place: found.place)
          }
        }
      }
    }
    return nil
  }

  private func values(of row: FieldTable.Row, named name: String) -> [Found<String>] {
    let texts: [String] =
      switch (row.field, row.source, name) {
      case (.byline, .jsonLD, "author"): linkedData.authors
      case (.byline, .jsonLD, _): []
      case (.section, .jsonLD, "BreadcrumbList"): linkedData.breadcrumb.map { [$0] } ?? []
      case (.publication, .jsonLD, _): linkedData.publisher.map { [$0] } ?? []
      case (.headline, .head, "title"): title.map { [$0] } ?? []
      case (.url, .head, "canonical"): canonical.map { [$0] } ?? []
      case (.language, .head, "html lang"): language.map { [$0] } ?? []
      case (_, .jsonLD, _): linkedData.text(name).map { [$0] } ?? []
      case (_, .microdata, _): microdata(name)
      default: all(name)
      }
    return texts.map { Found(value: $0, source: row.source, place: name) }
  }

  /// The values of the elements of the body that call themselves a property.
  private func microdata(_ name: String) -> [String] {
    properties.filter { $0.name == name || $0.name.hasSuffix(":" + name) }.map { value($0.node) }
  }

  /// The language tag, tidied: `en_GB` is `en-GB`.
  var languageTag: String? { first(.language, Self.tag)?.value }

  static func tag(_ text: String) -> String? {
    let tag = text.trimmingSpaces.replacing("_", with: "-")
    let isTag =
      (2...20).contains(tag.utf8.count)
      && tag.utf8.allSatisfy {
        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x2D
      }
    return isTag ? tag : nil
  }

  var published: Found<Moment>? {
    first(.published) { Moment($0, monthFirst: isMonthFirst) }
  }

  /// The declared dates of publication that are trusted more than those that a reader sees, in the
  /// order of `FieldTable`.
  var surelyPublished: [Found<Moment>] {
    FieldTable.rowsBeforeMarkup(of: .published).flatMap { row in
      row.names.flatMap { name in
        values(of: row, named: name).compactMap { found in
          Moment(found.value, monthFirst: isMonthFirst).map {
            Found(value: $0, source: found.source, place: found.place)
          }
        }
      }
    }
  }

  /// The offset of the newsroom's zone, where the page declares one of the article's dates with it.
  var zone: Int? {
    [Explanation.Field.published, .modified].lazy.flatMap { field in
      FieldTable.rowsBeforeMarkup(of: field).filter { $0.source != .microdata }
    }.flatMap { row in row.names.flatMap { values(of: row, named: $0) } }
      .compactMap { Instant.moment($0.value)?.offset }.first { $0 != 0 }
  }

  var modified: Found<Moment>? {
    first(.modified) { Moment($0, monthFirst: isMonthFirst) }
  }

  var section: String? { first(.section, Self.name)?.value }

  var publication: String? { first(.publication, Self.name)?.value }

  /// A short text with letters in it; addresses and paths of sections are none.
  static func name(_ text: String) -> String? {
    let name = Entities.decoded(text).normalizedLine
    let isName =
      name.utf8.count <= 100 && name.contains { $0.isLetter } && !name.contains("://")
      && !name.hasPrefix("/")
    return isName ? name : nil
  }

  /// Whether the page's language writes months before days: American English.
  var isMonthFirst: Bool {
    let language = languageTag?.lowercased() ?? "en"
    return language == "en" || language == "en-us"
  }

  /// Whether a name is the publication's own rather than a person's: the name of the site or of its
  /// publisher, or of its host.
  func isPublication(_ name: String) -> Bool {
    let plain = plainWords(name).joined()
    guard !plain.isEmpty else { return false }
    let names = all("og:site_name") + [linkedData.publisher].compactMap(\.self)
    if names.contains(where: { plainWords($0).joined() == plain }) { return true }
    let host = [canonical, first("og:url")].compactMap { $0.flatMap { Address($0)?.host } }.first
    guard let labels = host?.split(separator: "."), let top = labels.dropLast().last else {
      return false
    }
    return plain == labels.joined() || plain == String(top) || plain == labels.suffix(2).joined()
  }
}
