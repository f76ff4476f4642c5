/// Takes the lines about the writer off the end of an article.
enum Biography {
  /// How many texts at the end are looked at, and the most words of each.
  private static let depth = 5
  private static let longest = 90

  /// Words that follow a name where somebody is introduced, in the languages of most newsrooms.
  private static let verbs: Set<String> = Set(
    """
    is was has covers writes reports works joined lives ist war schreibt arbeitet berichtet studierte
    est a \u{e9}crit travaille es escribe trabaja \u{e9} escreve \u{e8} scrive \u{e4}r er jest jako schrijft
    werkt
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Headings over such lines, as plain words.
  private static let headings: Set<String> = [
    "about the author", "about the authors", "about the writer", "about the reporter",
    "\u{fc}ber den autor", "\u{fc}ber die autorin", "zum autor", "zur autorin", "zur person",
    "\u{e0} propos de l auteur", "sobre el autor", "sobre la autora", "sobre o autor",
    "sobre a autora", "sull autore", "over de auteur", "om forfatteren", "o autorze",
  ]

  /// Drops the texts from the first one at the end on that introduces one of the writers.
  static func trim(_ pieces: inout [PageLayout.Piece], of names: [String]) {
    let writers = names.map { plainWords($0) }.filter { $0.count >= 2 }
    let end = pieces.indices.suffix(depth)
    guard
      let start = end.first(where: { isBiography(pieces[$0], of: writers) }),
      pieces[start...].allSatisfy({ $0.words <= longest }),
      pieces[..<start].contains(where: \.isProse)
    else { return }
    pieces.removeSubrange(start...)
  }

  private static func isBiography(_ piece: PageLayout.Piece, of writers: [[String]]) -> Bool {
    guard piece.words <= longest else { return false }
    let words = plainWords(piece.text)
    if words.count <= 5, headings.contains(words.joined(separator: " ")) { return true }
    return writers.contains { writer in
      words.starts(with: writer)
        && words.dropFirst(writer.count).prefix(4).contains(where: verbs.contains)
    }
  }
}
