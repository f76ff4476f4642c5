extension Article {
  /// Reads the signs of wire services off headline and text, which stay as a reader reads them.
  ///
  /// `notes` are the texts between headline and body, which are not of the body.
  mutating func readWireSigns(notes: [String] = []) {
    let text = blocks.lazy.filter { $0.kind != .caption }.map(\.text)
    let lines = notes + text.prefix(3)
    wireMarks = WireMarks.of(
      headline: headline,
      lines: lines.indices.filter { !lines[..<$0].contains(lines[$0]) }.map { lines[$0] })
    dateline = text.prefix(3).lazy.compactMap { Dateline(of: $0) }.first
  }

  mutating func setTimes(published: Moment?, modified: Moment?) {
    publishedAt = published?.date
    publishedOffset = published?.offset
    publishedDay = published?.day
    modifiedAt = modified?.date
    modifiedOffset = modified?.offset
  }
}
