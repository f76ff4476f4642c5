/// Reads plain text, as it is copied from a page or written by hand: a headline, perhaps a
/// standfirst and a byline, then paragraphs.
enum TextReader {
  /// One stretch of lines between blank ones.
  private struct Paragraph {
    var kind: Block.Kind
    var text: String
  }

  /// Words of the longest standfirst.
  private static let longestStandfirst = 45

  static func article(_ text: String) -> Article {
    var paragraphs = paragraphs(text)
    var article = Article(headline: "")
    var kicker: String?
    if paragraphs.count > 1, DevelopingMarkers.isKicker(paragraphs[0].text) {
      kicker = paragraphs.removeFirst().text
    }
    paragraphs = withoutResidue(paragraphs)
    guard !paragraphs.isEmpty else { return article }
    article.headline = paragraphs.removeFirst().text
    takeByline(&paragraphs, &article)
    if article.standfirst == nil { article.standfirst = takeStandfirst(&paragraphs) }
    article.blocks = paragraphs.map { Block(Note.kind($0.kind, of: $0.text), $0.text) }
    DevelopingMarkers.take(from: &article)
    if let kicker {
      article.markers.insert(kicker, at: 0)
      article.status = .developing
    }
    return article
  }

  // MARK: Lines

  private static func paragraphs(_ text: String) -> [Paragraph] {
    var result: [Paragraph] = []
    var stretch: [String] = []
    var isFirst = true
    func finish() {
      guard !stretch.isEmpty else { return }
      result += joined(stretch, isFirst: isFirst)
      isFirst = false
      stretch = []
    }
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let line = String(line).normalizedLine
      if line.isEmpty { finish() } else { stretch.append(line) }
    }
    finish()
    return result
  }

  /// Joins the lines of one stretch where they were broken for their width only.
  private static func joined(_ lines: [String], isFirst: Bool) -> [Paragraph] {
    var result: [Paragraph] = []
    var previous: String?
    let widest = lines.map(\.count).max() ?? 0
    // Lines that all end with a sentence are paragraphs of their own.
    let allEnd = lines.count > 2 && lines.dropFirst(isFirst ? 1 : 0).allSatisfy(endsSentence)
    for (number, line) in lines.enumerated() {
      let item = listItem(line)
      let continues: Bool
      if let previous, item == nil, !result.isEmpty {
        if isFirst, number == 1 {
          // A headline ends with its line, unless that was cut in the middle of a phrase.
          continues = line.first?.isLowercase == true
        } else {
          let wasFull = previous.count >= 40 && previous.count * 10 >= widest * 6 && widest <= 120
          let isShortLabel = Residue.contains(line) || Byline.names(ofLine: line) != nil
          continues = wasFull && !isShortLabel && !allEnd
        }
      } else {
        continues = false
      }
      if continues {
        result[result.count - 1].text += " " + line
      } else {
        result.append(Paragraph(kind: item == nil ? .paragraph : .listItem, text: item ?? line))
      }
      previous = line
    }
    return result
  }

  private static func endsSentence(_ line: String) -> Bool {
    line.last.map { ".!?\u{2026}\"\u{201D}\u{BB}\u{201C})".contains($0) } ?? false
  }

  private static func listItem(_ line: String) -> String? {
    for mark in ["- ", "* ", "\u{2022} ", "\u{2013} ", "\u{B7} "] where line.hasPrefix(mark) {
      let rest = line.dropFirst(mark.count).trimmingSpaces
      return rest.isEmpty ? nil : rest
    }
    return nil
  }

  private static func withoutResidue(_ paragraphs: [Paragraph]) -> [Paragraph] {
    var result = paragraphs.enumerated().filter {
      $0.offset == 0 || !Residue.contains($0.element.text)
    }
    .map(\.element)
    // A page's first line may be residue too, where the headline follows.
    while result.count > 2, Residue.contains(result[0].text) { result.removeFirst() }
    return result
  }

  // MARK: Parts

  /// Takes the byline, and with it the short text that stands between headline and byline.
  private static func takeByline(_ paragraphs: inout [Paragraph], _ article: inout Article) {
    for index in paragraphs.indices.prefix(2) {
      guard let names = Byline.names(ofLine: paragraphs[index].text) else { continue }
      article.byline = names
      paragraphs.remove(at: index)
      if index == 1, plainWords(paragraphs[0].text).count <= longestStandfirst {
        article.standfirst = paragraphs.removeFirst().text
      }
      return
    }
  }

  /// Takes the first paragraph where it sums up those after it: one short sentence whose words come
  /// again.
  ///
  /// A lead that goes on in the next paragraph brings new words there; a standfirst is told once
  /// more.
  private static func takeStandfirst(_ paragraphs: inout [Paragraph]) -> String? {
    guard paragraphs.count >= 3, paragraphs[0].kind == .paragraph else { return nil }
    let first = paragraphs[0].text
    let words = plainWords(first)
    guard (5...longestStandfirst).contains(words.count), Sentences.of(first).count <= 2,
      !isDateline(first),
      !DevelopingMarkers.developing.contains(first), let opening = first.first,
      !"\"\u{201C}\u{201E}\u{AB}".contains(opening)
    else { return nil }
    let content = Set(words.filter { $0.count >= 4 })
    let following = Set(plainWords(paragraphs[1].text))
    guard !content.isEmpty, content.intersection(following).count * 3 >= content.count else {
      return nil
    }
    return paragraphs.removeFirst().text
  }

  /// Whether a paragraph begins with a place and an agency: `NORTH HARBOR (Agency) —`.
  static func isDateline(_ text: String) -> Bool {
    let head = text.prefix(60)
    guard let dash = head.firstIndex(where: { "\u{2014}\u{2013}-".contains($0) }) else {
      return false
    }
    let place = head[..<dash]
    let letters = place.prefix { $0 != "(" && $0 != "," }.filter(\.isLetter)
    return letters.count >= 3 && letters.allSatisfy(\.isUppercase)
      || place.contains("(") && place.trimmingSpaces.hasSuffix(")")
  }
}
