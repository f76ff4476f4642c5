/// Changes of a page's markup that no reader sees.
enum LiveMarkup {
  static func token(_ length: Int, _ random: inout SeededRandom) -> String {
    String((0..<length).map { _ in "0123456789abcdef".randomElement(using: &random) ?? "0" })
  }

  /// Names of experiments and of generated style sheets beside the classes that are there, the same for
  /// elements that had the same.
  static func addingClasses(_ html: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    var names: [[UInt8]: String] = [:]
    return HTMLTag.rewriting(html) { tag in
      var tag = tag
      for index in tag.attributes.indices
      where tag.attributes[index].name.lowercased() == "class" {
        guard let value = tag.attributes[index].value, value.count > 2,
          [0x22, 0x27].contains(value[0])
        else { continue }
        let kinds = [
          "css-%", "sc-%", "exp-b-%", "_%", "is-variant-b", "jsx-%", "svelte-%", "Box_a__%",
        ]
        let name = (kinds.randomElement(using: &random) ?? "%")
          .replacing("%", with: token(6, &random))
        let added = names[value] ?? name
        names[value] = added
        tag.attributes[index].value = value.dropLast() + Array(" \(added)".utf8) + [value[0]]
      }
      return tag.bytes()
    }
  }

  /// What a framework and a server give out anew with every page.
  static func addingNonces(_ html: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    HTMLTag.rewriting(html) { tag in
      var tag = tag
      var behind = ""
      switch tag.name {
      case "script", "style", "link":
        tag.attributes.append(.init(name: "nonce", value: Array("\"\(token(16, &random))\"".utf8)))
      case "div", "section", "p", "a", "main", "article":
        let name =
          ["data-reactid", "data-csrf", "data-v-\(token(8, &random))", "data-request-id"]
          .randomElement(using: &random) ?? "data-id"
        tag.attributes.append(.init(name: name, value: Array("\"\(token(12, &random))\"".utf8)))
      case "head": behind = "<meta name=\"csrf-token\" content=\"\(token(32, &random))==\">"
      case "body":
        behind =
          "<input type=\"hidden\" name=\"authenticity_token\" value=\"\(token(32, &random))\">"
      default: break
      }
      return tag.bytes() + Array(behind.utf8)
    }
  }

  /// Sessions and campaigns in the addresses of links.
  static func addingTokens(_ html: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    let kind = Int.random(in: 0..<4, using: &random)
    let session = token(32, &random)
    return HTMLTag.rewriting(html) { tag in
      guard tag.name == "a" else { return tag.bytes() }
      var tag = tag
      for index in tag.attributes.indices where tag.attributes[index].name.lowercased() == "href" {
        guard let value = tag.attributes[index].value, value.count > 3,
          [0x22, 0x27].contains(value[0]), !value.contains(UInt8(ascii: "#"))
        else { continue }
        let target = String(decoding: value.dropFirst().dropLast(), as: UTF8.self)
        guard target.hasPrefix("/") || target.hasPrefix("http") else { continue }
        let mark = target.contains("?") ? "&" : "?"
        let ending =
          switch kind {
          case 0: "\(mark)PHPSESSID=\(session)"
          case 1: "\(mark)utm_source=\(token(4, &random))&_ga=\(token(8, &random))"
          case 2: "\(mark)session_id=\(session)"
          default: mark == "?" ? ";jsessionid=\(session)" : "&sid=\(session)"
          }
        tag.attributes[index].value = [value[0]] + Array((target + ending).utf8) + [value[0]]
      }
      return tag.bytes()
    }
  }

  /// Other white space within tags and between blocks, and attributes in another order.
  static func respaced(_ html: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    let blocks: Set<String> = [
      "div", "/div", "p", "/p", "ul", "/ul", "section", "/section", "article", "/article", "main",
      "/main", "h1", "/h1", "h2", "/h2", "header", "/header", "aside", "/aside", "figure",
      "/figure",
      "meta", "link",
    ]
    return HTMLTag.rewriting(html) { tag in
      var tag = tag
      // Of attributes that are there twice the first counts.
      let names = tag.attributes.map { $0.name.lowercased() }
      if Set(names).count == names.count { tag.attributes.shuffle(using: &random) }
      let spacing = [" ", "  ", "\n  ", "\t"].randomElement(using: &random) ?? " "
      let bytes = tag.bytes(spacing: spacing)
      guard blocks.contains(tag.name), Bool.random(using: &random) else { return bytes }
      return tag.name.hasPrefix("/") ? bytes + Array("\n\t ".utf8) : Array(" \n".utf8) + bytes
    }
  }

  /// The metas, links and scripts of the head in another order; those of one name keep theirs.
  static func shufflingHead(_ html: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    guard let start = HTMLTag.first("head", in: html)?.range.upperBound,
      let end = HTMLTag.first("/head", in: html)?.range.lowerBound, start < end
    else { return html }
    let head = Array(html[start..<end])
    var parts: [(name: String, bytes: [UInt8])] = []
    var rest: [UInt8] = []
    var index = 0
    for tag in HTMLTag.all(in: head)
    where ["meta", "link", "script"].contains(tag.name) && tag.range.lowerBound >= index {
      var upper = tag.range.upperBound
      if tag.name == "script" {
        guard let close = HTMLTag.end(of: "</script>", in: head, from: upper) else { return html }
        upper = close
      }
      rest += head[index..<tag.range.lowerBound]
      let name = tag.attributes.first {
        ["name", "property", "rel", "itemprop", "type"].contains($0.name.lowercased())
      }
      parts.append(
        (
          tag.name + String(decoding: name?.value ?? [], as: UTF8.self).lowercased(),
          Array(head[tag.range.lowerBound..<upper])
        ))
      index = upper
    }
    rest += head[index...]
    // Conditional comments and the like: their tags must not leave them.
    if rest.contains(UInt8(ascii: "!")) { return html }
    var groups = Dictionary(grouping: parts, by: \.name)
    let order = parts.map(\.name).shuffled(using: &random)
    let shuffled = order.flatMap { groups[$0]?.removeFirst().bytes ?? [] }
    return html[..<start] + shuffled + rest + html[end...]
  }
}
