/// Where on a page something can be put in.
enum LivePlace {
  case top, bottom, belowHeadline, betweenParagraphs, behindText

  /// The offset of the place in bytes; nil where the page has none such.
  func offset(in html: [UInt8], _ random: inout SeededRandom) -> Int? {
    switch self {
    case .top:
      guard let body = HTMLTag.first("body", in: html) else { return nil }
      return body.range.upperBound
    case .bottom: return HTMLTag.last("/body", in: html)?.range.lowerBound
    case .belowHeadline: return HTMLTag.first("/h1", in: html)?.range.upperBound
    case .betweenParagraphs:
      let run = Self.paragraphs(of: html).dropLast()
      return run.isEmpty ? nil : run[Int.random(in: 0..<run.count, using: &random)]
    case .behindText: return Self.paragraphs(of: html).last
    }
  }

  /// The ends of the paragraphs in the longest run of them that follow one another.
  private static func paragraphs(of html: [UInt8]) -> [Int] {
    var best: [Int] = []
    var run: [Int] = []
    var size = (best: 0, run: 0)
    var start = 0
    for tag in HTMLTag.all(in: html) {
      switch tag.name {
      case "p":
        let follows = run.last.map { html[$0..<tag.range.lowerBound].allSatisfy { $0 <= 0x20 } }
        if follows != true { (run, size.run) = ([], 0) }
        start = tag.range.upperBound
      case "/p":
        run.append(tag.range.upperBound)
        size.run += tag.range.lowerBound - start
        if size.run > size.best { (best, size.best) = (run, size.run) }
      case "div", "section", "ul", "ol", "aside", "figure", "article", "table":
        (run, size.run) = ([], 0)
      default: break
      }
    }
    return best
  }
}
