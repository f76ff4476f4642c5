import Foundation
import Measuring

/// What is done to the sentences of an article whose truth is then known.
enum Mutation: String, CaseIterable {
  case move, split, merge, edit, figure, add, delete
}

/// An article as paragraphs of sentences, each of which knows the old sentences that it came from.
struct MutableArticle {
  struct Sentence {
    var text: String
    /// The indices of the old sentences; none for an added one.
    var origins: [Int]
    /// Whether it has been changed already: one sentence is changed once, so that the truth stays clear.
    var isTouched = false
  }

  private(set) var paragraphs: [[Sentence]]
  /// The old sentence that was moved, where one was.
  private(set) var moved: Int?

  init(_ paragraphs: [[String]]) {
    var index = -1
    self.paragraphs = paragraphs.map { paragraph in
      paragraph.map { text in
        index += 1
        return Sentence(text: text, origins: [index])
      }
    }
  }

  /// Applies a mutation at a random place; false where none of the places allows it.
  mutating func apply(
    _ mutation: Mutation, strangers: [String], _ random: inout SeededRandom
  ) -> Bool {
    switch mutation {
    case .add: return add(strangers, &random)
    case .move: return move(&random)
    case .merge: return merge(&random)
    case .delete:
      guard let place = place({ _ in true }, &random), count > 4 else { return false }
      paragraphs[place.paragraph].remove(at: place.sentence)
      paragraphs.removeAll(where: \.isEmpty)
      return true
    case .edit: return replace(&random) { $0.edited(with: strangers, &$1) }
    case .figure: return replace(&random) { $0.withOtherFigure(&$1) }
    case .split:
      guard let place = place({ $0.halves != nil }, &random),
        let halves = paragraphs[place.paragraph][place.sentence].text.halves
      else { return false }
      let origins = paragraphs[place.paragraph][place.sentence].origins
      paragraphs[place.paragraph].replaceSubrange(
        place.sentence...place.sentence,
        with: [halves.0, halves.1].map { Sentence(text: $0, origins: origins, isTouched: true) })
      return true
    }
  }

  private var count: Int { paragraphs.reduce(0) { $0 + $1.count } }

  private func place(
    _ isFit: @escaping (String) -> Bool, _ random: inout SeededRandom
  ) -> (paragraph: Int, sentence: Int)? {
    paragraphs.indices.flatMap { paragraph in
      paragraphs[paragraph].indices.lazy.filter {
        !paragraphs[paragraph][$0].isTouched && isFit(paragraphs[paragraph][$0].text)
      }.map { (paragraph, $0) }
    }.randomElement(using: &random)
  }

  private mutating func replace(
    _ random: inout SeededRandom, _ change: (String, inout SeededRandom) -> String?
  ) -> Bool {
    guard let place = place({ $0.split(separator: " ").count >= 5 }, &random),
      let text = change(paragraphs[place.paragraph][place.sentence].text, &random)
    else { return false }
    paragraphs[place.paragraph][place.sentence].text = text
    paragraphs[place.paragraph][place.sentence].isTouched = true
    return true
  }

  private mutating func add(_ strangers: [String], _ random: inout SeededRandom) -> Bool {
    guard let text = strangers.randomElement(using: &random) else { return false }
    let sentence = Sentence(text: text, origins: [], isTouched: true)
    let paragraph = Int.random(in: paragraphs.indices, using: &random)
    if Bool.random(using: &random) {
      paragraphs.insert([sentence], at: paragraph)
    } else {
      let place = Int.random(in: 0...paragraphs[paragraph].count, using: &random)
      paragraphs[paragraph].insert(sentence, at: place)
    }
    return true
  }

  /// Moves one sentence past three others or more, as which of two neighbours moved nobody can tell.
  private mutating func move(_ random: inout SeededRandom) -> Bool {
    guard moved == nil, let place = place({ _ in true }, &random) else { return false }
    let sentence = paragraphs[place.paragraph][place.sentence]
    let before = paragraphs
    paragraphs[place.paragraph].remove(at: place.sentence)
    paragraphs.removeAll(where: \.isEmpty)
    guard !paragraphs.isEmpty else {
      paragraphs = before
      return false
    }
    let target = Int.random(in: 0...paragraphs.count, using: &random)
    let passed = sentence.origins.first.map { origin in
      paragraphs.prefix(target).joined().count { ($0.origins.first ?? -1) > origin }
        + paragraphs.dropFirst(target).joined().count { ($0.origins.first ?? .max) < origin }
    }
    guard passed ?? 0 >= 3 else {
      paragraphs = before
      return false
    }
    var touched = sentence
    touched.isTouched = true
    paragraphs.insert([touched], at: target)
    moved = sentence.origins.first
    return true
  }

  private mutating func merge(_ random: inout SeededRandom) -> Bool {
    let places = paragraphs.indices.flatMap { paragraph in
      paragraphs[paragraph].indices.dropLast().filter {
        let (one, two) = (paragraphs[paragraph][$0], paragraphs[paragraph][$0 + 1])
        return !one.isTouched && !two.isTouched && one.text.hasSuffix(".")
          && one.text.split(separator: " ").count >= 5 && two.text.split(separator: " ").count >= 5
      }.map { (paragraph, $0) }
    }
    guard let (paragraph, place) = places.randomElement(using: &random) else { return false }
    let (one, two) = (paragraphs[paragraph][place], paragraphs[paragraph][place + 1])
    let joint = [", and ", ", while ", "; "].randomElement(using: &random) ?? ", "
    let text = one.text.dropLast() + joint + two.text.prefix(1).lowercased() + two.text.dropFirst()
    paragraphs[paragraph].replaceSubrange(
      place...place + 1,
      with: [Sentence(text: text, origins: one.origins + two.origins, isTouched: true)])
    return true
  }
}

extension String {
  /// Up to a third of the words replaced by others.
  fileprivate func edited(with strangers: [String], _ random: inout SeededRandom) -> String? {
    var words = split(separator: " ").map(String.init)
    let others = strangers.randomElement(using: &random)?.split(separator: " ").map(String.init)
    guard let others, words.count > 5 else { return nil }
    for _ in 0..<Int.random(in: 1...max(1, words.count / 3), using: &random) {
      let word = others.randomElement(using: &random)?.lowercased().filter(\.isLetter) ?? ""
      if !word.isEmpty { words[Int.random(in: 1..<words.count - 1, using: &random)] = word }
    }
    let text = words.joined(separator: " ")
    return text == self ? nil : text
  }

  /// One figure made another one.
  fileprivate func withOtherFigure(_ random: inout SeededRandom) -> String? {
    guard let range = firstRange(of: /[0-9][0-9,]*/) else { return nil }
    let text = replacingCharacters(
      in: range, with: String(Int.random(in: 2...99_999, using: &random)))
    return text == self ? nil : text
  }

  /// The two sentences that a long one falls into at a comma near its middle.
  fileprivate var halves: (String, String)? {
    let words = split(separator: " ")
    guard words.count >= 14, hasSuffix(".") else { return nil }
    let middle = (words.count / 3..<2 * words.count / 3).first { words[$0].hasSuffix(",") }
    guard let middle else { return nil }
    let first = words[...middle].joined(separator: " ").dropLast() + "."
    let second = words[(middle + 1)...].joined(separator: " ")
    guard second.first?.isLetter == true else { return nil }
    return (String(first), second.prefix(1).uppercased() + second.dropFirst())
  }
}
