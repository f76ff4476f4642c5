extension PageReader {
  /// Where the standfirst, the state of the story, the wire service's marks, the access and the number
  /// of the page stand.
  func signs(of reading: Reading) -> [Explanation.Candidate] {
    standfirsts(of: reading) + status(of: reading) + wire(of: reading) + access(of: reading)
      + pages(of: reading)
  }

  private func candidate(
    _ field: Explanation.Field, _ value: String, _ place: String,
    _ source: Explanation.Source = .markup, isChosen: Bool = true
  ) -> Explanation.Candidate {
    Explanation.Candidate(
      field: field, value: value, source: source, place: place, isChosen: isChosen,
      reason: FieldTable.row(of: field, source, place)?.reason ?? "")
  }

  private func standfirsts(of reading: Reading) -> [Explanation.Candidate] {
    var result: [Explanation.Candidate] = []
    if let text = reading.article.standfirst, let node = reading.standfirst {
      result.append(candidate(.standfirst, text, name(of: node)))
    }
    return result
      + metadata.declared(.standfirst).map {
        candidate(.standfirst, $0.value, $0.place, $0.source, isChosen: false)
      }
  }

  private func status(of reading: Reading) -> [Explanation.Candidate] {
    let article = reading.article
    guard article.status != .unknown else { return [] }
    let around = Set(reading.markersAround)
    return article.markers.map { marker in
      let place =
        if marker == reading.kicker {
          "the line over the headline"
        } else if around.contains(marker) {
          "a sentence beside the body"
        } else if layout.pieces.contains(where: {
          $0.kind != .heading && $0.text.contains(marker) && !$0.isNoise
        }) {
          "a sentence of the body"
        } else {
          "the beginning of the headline"
        }
      return candidate(.status, "\(article.status.rawValue): \(marker)", place)
    }
  }

  private func wire(of reading: Reading) -> [Explanation.Candidate] {
    let dateline = reading.article.dateline
    let place = "the beginning of the text"
    return [
      dateline?.place.map { candidate(.dateline, $0, place) },
      dateline?.credit.map { candidate(.credit, $0, place) },
    ].compactMap(\.self)
      + reading.article.wireMarks.map { candidate(.credit, $0, "headline or first lines") }
  }

  private func access(of reading: Reading) -> [Explanation.Candidate] {
    let access = reading.article.access
    var result: [Explanation.Candidate] = []
    if let declared = access.declared {
      let tier = metadata.declared(.access).first { $0.source == .head }
      result.append(
        candidate(
          .access, "\(declared.rawValue), as declared", tier?.place ?? "isAccessibleForFree",
          tier?.source ?? .jsonLD))
    }
    result.append(
      candidate(
        .access, "\(access.observed.rawValue), as observed",
        reading.judge.invitation.map { "\u{201C}\($0)\u{201D}" } ?? "no invitation found"))
    return result
  }

  private func pages(of reading: Reading) -> [Explanation.Candidate] {
    guard let pagination = reading.article.pagination else { return [] }
    var words: [String] = []
    if let number = pagination.number { words.append("page \(number)") }
    if let count = pagination.count { words.append("of \(count)") }
    if let previous = pagination.previous { words.append("after \(previous)") }
    if let next = pagination.next { words.append("before \(next)") }
    return [
      candidate(.pagination, words.joined(separator: " "), "page number, rel=next and rel=prev")
    ]
  }

  /// An element by its tag and the first of its classes: `p.standfirst`.
  func name(of node: MarkupTree.Node) -> String {
    let tag = layout.tree.tag(node).rawValue
    let name = layout.tree.value(.class, of: node)?.split(whereSeparator: \.isWhitespace).first
    return name.map { "\(tag).\($0)" } ?? tag
  }
}
