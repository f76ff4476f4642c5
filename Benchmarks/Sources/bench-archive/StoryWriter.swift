import Foundation
import Measuring

/// Writes one story, revision by revision: an article of 3 to 6 kB with names of its own, and edits as a
/// newsroom makes them.
struct StoryWriter {
  let key: String
  /// How many revisions are still to be written.
  private(set) var remaining: Int
  private var random: SeededRandom
  private let phrases: Phrasebook
  private let names: [String]
  private let size: Int
  private var text = Text()
  private var before: Text?

  /// A text in pieces that an edit can change.
  private struct Text {
    var headline: [String] = []
    /// Paragraphs of sentences of words.
    var paragraphs: [[[String]]] = []

    /// About as many bytes as a page shows.
    var size: Int {
      paragraphs.reduce(0) { $0 + $1.reduce(2) { $0 + $1.reduce(2) { $0 + $1.utf8.count + 1 } } }
    }
  }

  /// Begins a story; of 5 to 200 revisions, lengths are spread as evenly over 5–20 as over 50–200.
  init(number: Int, phrases: Phrasebook, longest: Int, seed: UInt64) {
    random = SeededRandom(seed: seed &+ UInt64(number) &* 0x2545_F491_4F6C_DD1D)
    self.phrases = phrases
    remaining = Int(
      5 * pow(Double(longest) / 5, Double.random(in: 0..<1, using: &random)))
    size = Int.random(in: 3000...6000, using: &random)
    var names: [String] = []
    for _ in 0..<12 { names.append(Self.name(&random)) }
    self.names = names
    key = "\(names[0].lowercased())-\(number)"
    text.headline = rendered(phrases.headlines.randomElement(using: &random) ?? [])
    while text.size < size { text.paragraphs.append(paragraph()) }
  }

  private static func name(_ random: inout SeededRandom) -> String {
    let syllables =
      ["bre", "dal", "fen", "gor", "hal", "kes", "lin", "mor", "nev", "ost", "pel", "ryd"]
      + [
        "sur", "tal", "ulm", "ves", "wick", "yar", "zel", "brook", "ford", "haven", "mouth",
        "stead",
      ]
    return (0..<Int.random(in: 2...3, using: &random))
      .map { _ in syllables.randomElement(using: &random) ?? "" }.joined().capitalized
  }

  /// The next revision as a line of JSON.
  mutating func line(at time: Int) -> [UInt8] {
    defer {
      remaining -= 1
      edit()
    }
    let moment = Date(timeIntervalSince1970: Double(time)).formatted(.iso8601)
    var line = Array(
      """
      {"story":"\(key)","time":"\(moment)","url":"https://news.example/\(key)","title":"
      """.utf8)
    append(text.headline, to: &line)
    line += #"","text":""#.utf8
    for (place, paragraph) in text.paragraphs.enumerated() {
      if place > 0 { line += #"\n\n"#.utf8 }
      for (place, sentence) in paragraph.enumerated() {
        if place > 0 { line.append(UInt8(ascii: " ")) }
        append(sentence, to: &line)
        line.append(UInt8(ascii: "."))
      }
    }
    line += "\"}\n".utf8
    return line
  }

  private func append(_ words: [String], to line: inout [UInt8]) {
    for (place, word) in words.enumerated() {
      if place > 0 { line.append(UInt8(ascii: " ")) }
      for byte in word.utf8 {
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
          line.append(UInt8(ascii: "\\"))
        }
        line.append(byte)
      }
    }
  }

  // MARK: Edits

  private mutating func edit() {
    // One in fifty goes back to what stood before.
    if let before, Int.random(in: 0..<50, using: &random) == 0 {
      (text, self.before) = (before, nil)
      return
    }
    before = text
    for _ in 0..<Int.random(in: 1...3, using: &random) { change() }
    while text.size > size + 1500 { text.paragraphs.removeLast() }
  }

  private mutating func change() {
    let paragraph = Int.random(in: 0..<text.paragraphs.count, using: &random)
    let sentence = Int.random(in: 0..<text.paragraphs[paragraph].count, using: &random)
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<4: text.paragraphs[paragraph].append(newSentence())
    case 4..<7: text.paragraphs.insert(self.paragraph(), at: paragraph / 2)
    case 7..<9: text.paragraphs[paragraph][sentence] = newSentence()
    case 9 where text.paragraphs[paragraph].count > 1:
      text.paragraphs[paragraph].remove(at: sentence)
    case 10: text.headline = rendered(phrases.headlines.randomElement(using: &random) ?? [])
    case 11 where text.paragraphs.count > 2: text.paragraphs.swapAt(paragraph, paragraph / 2)
    default:
      let words = text.paragraphs[paragraph][sentence].count
      let word = Int.random(in: 0..<words, using: &random)
      text.paragraphs[paragraph][sentence][word] =
        Bool.random(using: &random)
        ? figure() : String(phrases.words.randomElement(using: &random) ?? "")
    }
  }

  private mutating func paragraph() -> [[String]] {
    (0..<Int.random(in: 1...3, using: &random)).map { _ in newSentence() }
  }

  private mutating func newSentence() -> [String] {
    rendered(phrases.sentences.randomElement(using: &random) ?? [])
  }

  private mutating func figure() -> String {
    String(Int(pow(30_000, Double.random(in: 0..<1, using: &random))) + 1)
  }

  /// A sentence of the examples with this story's names, other figures, and every third word another one.
  private mutating func rendered(_ sentence: [Substring]) -> [String] {
    sentence.enumerated().map { place, word in
      if word.contains(where: \.isNumber) { return figure() }
      if place > 0, word.first?.isUppercase == true {
        return names.randomElement(using: &random) ?? ""
      }
      if word.utf8.count > 4, Int.random(in: 0..<3, using: &random) == 0 {
        return String(phrases.words.randomElement(using: &random) ?? word)
      }
      return String(word)
    }
  }
}
