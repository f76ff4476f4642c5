/// Reads Markdown (CommonMark as far as prose needs it) with optional front matter.
enum MarkdownReader {
  static func article(_ text: String, address: String?) -> Article {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
    var article = Article(headline: "")
    let fields = takeFrontMatter(&lines)
    article.blocks = blocks(
      lines, base: (fields["canonical"] ?? fields["url"] ?? address).flatMap { AddressParts($0) })
    if let title = fields["title"] {
      article.headline = title.normalizedLine
      if article.blocks.first?.kind == .heading, article.blocks.first?.text == article.headline {
        article.blocks.removeFirst()
      }
    } else if let index = article.blocks.firstIndex(where: { $0.kind == .heading }), index <= 1 {
      article.headline = article.blocks.remove(at: index).text
    } else if !article.blocks.isEmpty {
      article.headline = article.blocks.removeFirst().text
    }
    if let names = article.blocks.first.flatMap({ Byline.names(ofLine: $0.text) }) {
      article.byline = names
      article.blocks.removeFirst()
    }
    for name in ["author", "authors", "byline"] {
      if let value = fields[name] { article.byline = Byline.names(in: value) }
    }
    for name in ["standfirst", "description", "summary", "subtitle"] where article.standfirst == nil
    {
      article.standfirst = fields[name]?.normalizedLine
    }
    article.setTimes(
      published: (fields["date"] ?? fields["published"]).flatMap(Instant.moment),
      modified: (fields["lastmod"] ?? fields["updated"] ?? fields["modified"]).flatMap(
        Instant.moment))
    article.section = fields["section"] ?? fields["category"]
    article.publication = fields["publication"]
    article.language = fields["lang"] ?? fields["language"]
    article.address =
      (fields["canonical"] ?? fields["canonical_url"] ?? fields["url"])
      .flatMap { Address($0, relativeTo: address) }
    DevelopingMarkers.take(from: &article)
    return article
  }

  /// The simple fields of YAML between two lines of `---`; a list of values becomes one, with
  /// semicolons.
  private static func takeFrontMatter(_ lines: inout ArraySlice<Substring>) -> [String: String] {
    guard lines.first?.trimmingSpaces == "---",
      let end = lines.dropFirst().firstIndex(where: { ["---", "..."].contains($0.trimmingSpaces) })
    else { return [:] }
    var fields: [String: String] = [:]
    var name: String?
    for line in lines[(lines.startIndex + 1)..<end] {
      let text = line.trimmingSpaces
      if text.hasPrefix("- "), let name {
        let value = unquoted(text.dropFirst(2).trimmingSpaces)
        fields[name] = [fields[name], value].compactMap(\.self).filter { !$0.isEmpty }.joined(
          separator: "; ")
      } else if let colon = text.firstIndex(of: ":"), line.first?.isWhitespace == false {
        let key = text[..<colon].lowercased()
        name = key
        var value = text[text.index(after: colon)...].trimmingSpaces
        if value.hasPrefix("["), value.hasSuffix("]") {
          value = value.dropFirst().dropLast().split(separator: ",")
            .map { unquoted($0.trimmingSpaces) }.joined(separator: "; ")
        }
        if !value.isEmpty { fields[key] = unquoted(value) }
      }
    }
    lines = lines[(end + 1)...]
    return fields
  }

  private static func unquoted(_ text: String) -> String {
    guard text.count >= 2, let first = text.first, "\"'".contains(first), text.last == first else {
      return text
    }
    return String(text.dropFirst().dropLast())
  }

  // MARK: Blocks

  private static func blocks(_ lines: ArraySlice<Substring>, base: AddressParts?) -> [Block] {
    var blocks: [Block] = []
    var kind = Block.Kind.paragraph
    var open: [String] = []
    var isCode = false
    func finish() {
      let line = MarkdownLine(open.joined(separator: " "), base: base)
      if !line.text.isEmpty {
        blocks.append(Block(Note.kind(kind, of: line.text), line.text, links: line.links))
      }
      open = []
      kind = .paragraph
    }
    for line in lines {
      let text = line.trimmingSpaces
      if text.hasPrefix("```") || text.hasPrefix("~~~") {
        finish()
        isCode.toggle()
      } else if isCode {
        if !text.isEmpty { blocks.append(Block(.paragraph, text.normalizedLine)) }
      } else if text.isEmpty || isRule(text) && open.isEmpty {
        finish()
      } else if !open.isEmpty, kind == .paragraph,
        text.allSatisfy({ $0 == "=" }) || text.count > 1 && text.allSatisfy({ $0 == "-" })
      {
        kind = .heading
        finish()
      } else if let heading = heading(text) {
        finish()
        kind = .heading
        open = [heading]
        finish()
      } else if let item = listItem(text) {
        finish()
        kind = .listItem
        open = [item]
      } else if text.hasPrefix(">") {
        let quoted = text.drop { $0 == ">" || $0 == " " }
        if kind != .quotation { finish() }
        if quoted.isEmpty { finish() } else { open.append(String(quoted)) }
        kind = .quotation
      } else {
        open.append(text)
      }
    }
    finish()
    return blocks
  }

  private static func isRule(_ text: String) -> Bool {
    let marks = text.filter { $0 != " " }
    return marks.count >= 3 && "-*_".contains(marks[marks.startIndex]) && Set(marks).count == 1
  }

  private static func heading(_ text: String) -> String? {
    let marks = text.prefix { $0 == "#" }
    guard (1...6).contains(marks.count) else { return nil }
    let rest = text.dropFirst(marks.count)
    guard rest.first?.isWhitespace == true else { return nil }
    var heading = rest.trimmingSpaces
    while heading.hasSuffix("#") { heading.removeLast() }
    return heading.trimmingSpaces
  }

  private static func listItem(_ text: String) -> String? {
    if let first = text.first, "-*+".contains(first), text.dropFirst().first == " " {
      return text.dropFirst(2).trimmingSpaces
    }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    guard (1...4).contains(digits.count), rest.first == "." || rest.first == ")",
      rest.dropFirst().first == " "
    else { return nil }
    return rest.dropFirst(2).trimmingSpaces
  }
}
