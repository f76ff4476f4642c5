/// The text of a block of Markdown without its inline marks, and the links in it.
///
/// Links and pictures give their text; `[text](address)` and `<https://…>` are links as well, one
/// whose address stands elsewhere on the page is not.
/// - Complexity: O(*n*): labels and addresses beyond a fixed length are no links.
struct MarkdownLine {
  /// The text, normalised.
  let text: String
  let links: [Link]

  /// Characters of the longest label, and of the longest address.
  private static let longest = 1000

  /// - Parameters:
  ///   - source: the lines of the block, joined.
  ///   - base: the address of the page, for links that are relative to it.
  init(_ source: String, base: AddressParts?) {
    var reading = Reading(base: base)
    reading.read(source)
    text = reading.result.normalizedLine
    links = reading.links
  }

  private struct Reading {
    let base: AddressParts?
    var result = ""
    var links: [Link] = []

    mutating func read(_ text: String) {
      var rest = text[...]
      while let character = rest.first {
        switch character {
        case "\\" where rest.dropFirst().first.map { $0.isPunctuation || $0.isSymbol } == true:
          rest.removeFirst()
          if let escaped = rest.popFirst() { result.append(escaped) }
        case "!" where rest.dropFirst().first == "[":
          rest.removeFirst()
          if MarkdownLine.takeLink(&rest) == nil { result.append("!") }
        case "[":
          if let (label, target) = MarkdownLine.takeLink(&rest) {
            read(label: label, target: target)
          } else {
            result.append("[")
            rest.removeFirst()
          }
        case "<":
          readTag(&rest)
        case "*", "`":
          // A mark between spaces is a sign of its own.
          let isFree =
            (result.last?.isWhitespace ?? true) && (rest.dropFirst().first?.isWhitespace ?? true)
          if isFree { result.append(character) }
          rest.removeFirst()
        case "_":
          let before = result.last.map { $0.isLetter || $0.isNumber } ?? false
          let after = rest.dropFirst().first.map { $0.isLetter || $0.isNumber } ?? false
          if before && after { result.append(character) }
          rest.removeFirst()
        case "~" where rest.hasPrefix("~~"):
          rest = rest.dropFirst(2)
        default:
          result.append(character)
          rest.removeFirst()
        }
      }
    }

    private mutating func read(label: String, target: String?) {
      var inner = Reading(base: base)
      inner.read(label)
      result += inner.result
      add(inner.result, target)
      // Only where the outer brackets are no link can there be links in them.
      if target == nil { links += inner.links }
    }

    /// Leaves out a tag; an address or a mailbox between the brackets stays.
    private mutating func readTag(_ rest: inout Substring) {
      guard let end = rest.prefix(MarkdownLine.longest).firstIndex(of: ">"),
        rest[..<end].dropFirst().first.map({ $0.isLetter || $0 == "/" || $0 == "!" }) == true
      else {
        result.append("<")
        rest.removeFirst()
        return
      }
      let inside = rest[..<end].dropFirst()
      if inside.hasPrefix("http") || inside.contains("@") { result += inside }
      if inside.hasPrefix("http") { add(String(inside), String(inside)) }
      rest = rest[rest.index(after: end)...]
    }

    private mutating func add(_ label: String, _ target: String?) {
      guard let target, !target.hasPrefix("#"),
        let address = Address(link: target, relativeTo: base)
      else { return }
      let text = label.normalizedLine
      if !text.isEmpty { links.append(Link(text: text, address: address)) }
    }
  }

  /// Takes `[text](address "title")` or `[text][name]` and gives the text, with the address where it
  /// stands there; nil where it is neither.
  private static func takeLink(_ rest: inout Substring) -> (label: String, target: String?)? {
    guard let close = closing("[", "]", of: rest) else { return nil }
    let label = String(rest[rest.index(after: rest.startIndex)..<close])
    let after = rest[rest.index(after: close)...]
    if after.first == "(", let end = closing("(", ")", of: after) {
      let inside = after[..<end].dropFirst().trimmingSpaces
      rest = after[after.index(after: end)...]
      let target =
        inside.hasPrefix("<")
        ? inside.dropFirst().prefix { $0 != ">" } : inside.prefix { !$0.isWhitespace }
      return (label, String(target))
    }
    if after.first == "[", let end = after.prefix(longest).firstIndex(of: "]") {
      rest = after[after.index(after: end)...]
      return (label, nil)
    }
    return nil
  }

  /// Where the bracket is closed with which a text begins.
  private static func closing(_ open: Character, _ close: Character, of text: Substring)
    -> Substring.Index?
  {
    let near = text.prefix(longest)
    var depth = 0
    for index in near.indices {
      if near[index] == open { depth += 1 }
      if near[index] == close {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return nil
  }
}
