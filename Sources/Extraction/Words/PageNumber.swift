/// A line that says which page of an article in several this is: `Page 2 of 4`, `Seite 2 von 4`.
struct PageNumber: Equatable {
  var number: Int
  var count: Int

  private static let names: Set<String> = [
    "page", "seite", "p\u{e1}gina", "pagina", "sida", "side", "strona", "str", "sivu", "sayfa",
    "страница", "σελίδα",
  ]
  private static let between: Set<String> = [
    "of", "von", "sur", "de", "di", "van", "av", "af", "z", "из", "από",
  ]
  /// Most pages of one article.
  private static let most = 200

  /// Reads a whole line; nil where it is something else.
  init?(of line: String) {
    guard line.utf8.count <= 40 else { return nil }
    var words = plainWords(line)[...]
    guard let name = words.popFirst(), Self.names.contains(name), words.count <= 3,
      let first = words.popFirst(), let number = Int(first),
      let last = words.popLast(), let count = Int(last),
      words.allSatisfy(Self.between.contains), (1...Self.most).contains(count),
      (1...count).contains(number)
    else { return nil }
    // "Page 2 4" is something else than "Page 2/4".
    guard !words.isEmpty || line.contains("/") else { return nil }
    self.number = number
    self.count = count
  }
}
