/// Reads the name of a writer out of the ways in which feeds put name and address together.
enum FeedPerson {
  /// The names in a text that stands for writers.
  ///
  /// It may be `desk@courier.example (A Writer)`, `A Writer <desk@courier.example>` or `By A Writer
  /// and B Writer`; an address alone stands for itself.
  static func names(_ text: String) -> [String] {
    var line = FeedText(guessing: text).text
    // "A Writer <editor@courier.example>" is no markup.
    if line.isEmpty { line = text.normalizedLine }
    guard !line.isEmpty, line.utf8.count <= 500 else { return [] }
    if let byline = Byline.names(ofLine: line) { return byline }
    return [name(line)]
  }

  private static func name(_ line: String) -> String {
    for (open, close) in [("(", ")"), ("<", ">"), ("[", "]")] {
      guard let start = line.firstIndex(of: Character(open)),
        let end = line[start...].lastIndex(of: Character(close))
      else { continue }
      let outside = withoutQuotes(String(line[..<start]))
      let inside = withoutQuotes(String(line[line.index(after: start)..<end]))
      // Whichever of both is the address of mail, the other is the name.
      if isMail(outside), !inside.isEmpty { return inside }
      if isMail(inside), !outside.isEmpty { return outside }
      if outside.isEmpty, !inside.isEmpty { return name(inside) }
    }
    let words = line.split(separator: " ").map(String.init)
    let others = words.filter { !isMail($0) }
    if words.count > 1, others.count < words.count, !others.isEmpty {
      return withoutQuotes(others.joined(separator: " "))
    }
    return line.lowercased().hasPrefix("mailto:") ? String(line.dropFirst(7)) : line
  }

  private static func isMail(_ text: String) -> Bool {
    let text = text.lowercased().hasPrefix("mailto:") ? text.dropFirst(7) : text[...]
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
      && !text.contains(" ") && !parts[1].hasSuffix(".")
  }

  private static func withoutQuotes(_ text: String) -> String {
    String(text.trimmingSpaces.drop { $0 == "\"" }).trimmingSuffix("\"").trimmingSpaces
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}

extension Array where Element == String {
  /// The texts that are not empty, each once, in their order.
  var distinct: [String] {
    var seen: Set<String> = []
    return filter { !$0.isEmpty && seen.insert($0).inserted }
  }
}
