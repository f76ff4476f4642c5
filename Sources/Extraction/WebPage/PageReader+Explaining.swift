import Foundation

extension PageReader {
  /// Where the fields of the page's article were found, what else the page says of them, and what
  /// became of its texts.
  func explanation(of reading: Reading) -> Explanation {
    let article = reading.article
    var explaining = FieldExplaining(metadata: metadata)
    explaining.add(
      .headline, article.headline,
      reading.headline.node.map { node in
        let shown = reading.headline.shown
        let value = shown == reading.headline.text ? article.headline : shown
        return [Found(value: value, source: .markup, place: layout.tree.tag(node).rawValue)]
      } ?? [])
    let byline = BylineFinder(layout, metadata).candidates().map { names in
      Found(value: names.value.joined(separator: ", "), source: names.source, place: names.place)
    }
    explaining.addFound(
      .byline, article.byline.joined(separator: ", "), byline, ["a byline in the text"])
    explaining.add(.section, article.section)
    explaining.add(.publication, article.publication)
    explaining.add(
      .url, article.address?.description,
      address.map { [Found(value: $0, source: .address, place: "received from")] } ?? [],
      form: { Address($0, relativeTo: address)?.description })
    explaining.add(.language, article.language, form: PageMetadata.tag)
    let dates = PublicationDate(layout, metadata, address: address).visible(
      near: reading.headline.node)
    explaining.add(
      .published, article.publishedAt.map { "\($0.timeIntervalSince1970)" },
      dates.map { date in
        Found(value: date.value.written, source: date.source, place: date.place)
      }, form: explaining.seconds)
    explaining.add(
      .modified, article.modifiedAt.map { "\($0.timeIntervalSince1970)" },
      form: explaining.seconds)
    explaining.candidates += signs(of: reading)
    return Explanation(fields: explaining.candidates, blocks: blockReasons(reading))
  }
}

/// Collects what a page says of its fields.
struct FieldExplaining {
  let metadata: PageMetadata
  var candidates: [Explanation.Candidate] = []

  init(metadata: PageMetadata) { self.metadata = metadata }

  func seconds(_ text: String) -> String? {
    Moment(text, monthFirst: metadata.isMonthFirst).map { "\($0.date.timeIntervalSince1970)" }
  }

  /// Adds what is declared of a field, and what else was found.
  ///
  /// `form` turns what is said into the form of the chosen value.
  mutating func add(
    _ field: Explanation.Field, _ chosen: String?, _ found: [Found<String>] = [],
    form: (String) -> String? = { $0 }
  ) {
    let declared = metadata.declared(field)
    let isVisibleFirst = FieldTable.rows(of: field).first?.source == .markup
    append(field, chosen, isVisibleFirst ? found + declared : declared + found, form: form)
  }

  /// Adds what was found of a field, and where the chosen value is from if from none of it.
  mutating func addFound(
    _ field: Explanation.Field, _ chosen: String, _ found: [Found<String>], _ elsewhere: [String]
  ) {
    let isKnown = chosen.isEmpty || found.contains { $0.value == chosen }
    let others =
      isKnown
      ? [] : elsewhere.map { Found(value: chosen, source: .markup, place: $0) }
    append(field, chosen, others + found, form: { $0 })
  }

  private mutating func append(
    _ field: Explanation.Field, _ chosen: String?, _ all: [Found<String>],
    form: (String) -> String?
  ) {
    var isFound = false
    for found in all {
      let isChosen = !isFound && chosen != nil && form(found.value) == chosen
      isFound = isFound || isChosen
      let row = FieldTable.row(of: field, found.source, found.place)
      candidates.append(
        Explanation.Candidate(
          field: field, value: found.value, source: found.source, place: found.place,
          isChosen: isChosen, reason: row?.reason ?? ""))
    }
  }
}

extension Moment {
  /// The moment in ISO 8601 as it was declared: a day alone where no time is.
  fileprivate var written: String {
    let text = date.addingTimeInterval(Double(offset ?? 0)).formatted(.iso8601)
    return hasTime
      ? String(text.dropLast()) + (offset?.writtenOffset ?? "") : String(text.prefix(10))
  }
}
