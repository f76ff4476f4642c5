import Extraction

/// What the tables know of the words of one language, looked up by hash.
struct Lexicon: Sendable {
  /// What a word or phrase can be; one word can be several things ("May", "second").
  struct Roles: OptionSet {
    var rawValue: UInt32
    /// Articles, prepositions, pronouns, auxiliaries: no noun and no name.
    static let function = Roles(rawValue: 1 << 0)
    static let title = Roles(rawValue: 1 << 1)
    static let geographic = Roles(rawValue: 1 << 2)
    /// A name that follows is a place's.
    static let placePreposition = Roles(rawValue: 1 << 3)
    /// A verb of speech.
    static let speech = Roles(rawValue: 1 << 4)
    /// "according to": who is named next says so.
    static let source = Roles(rawValue: 1 << 5)
    static let hedge = Roles(rawValue: 1 << 6)
    static let negation = Roles(rawValue: 1 << 7)
    static let month = Roles(rawValue: 1 << 8)
    /// A day without a number: "Monday", "yesterday", "last week".
    static let day = Roles(rawValue: 1 << 9)
    /// A time of the day without a number: "noon", "morning".
    static let dayTime = Roles(rawValue: 1 << 10)
    /// What stands behind a time in figures: "p.m.", "Uhr", "GMT".
    static let clock = Roles(rawValue: 1 << 11)
    static let number = Roles(rawValue: 1 << 12)
    /// "million": what multiplies the number before it.
    static let scale = Roles(rawValue: 1 << 13)
    /// "dozens": a number of its own, and no exact one.
    static let scores = Roles(rawValue: 1 << 14)
    static let ordinal = Roles(rawValue: 1 << 15)
    /// The figure behind it names and does not count: "Highway 4".
    static let label = Roles(rawValue: 1 << 16)
    /// Begins at least one phrase of the tables.
    static let opensPhrase = Roles(rawValue: 1 << 17)
    /// Joins the parts of names: "of", "von", "bin".
    static let particle = Roles(rawValue: 1 << 18)
    /// Stands before what is counted: "more", "other", "confirmed".
    static let beforeNoun = Roles(rawValue: 1 << 19)
    /// A plural that does not look like one: "people".
    static let plural = Roles(rawValue: 1 << 20)
    /// "to", "bis": joins the two ends of a range.
    static let rangeJoiner = Roles(rawValue: 1 << 21)
    static let background = Roles(rawValue: 1 << 23)
    /// "aged", and what stands behind an age: "years old".
    static let age = Roles(rawValue: 1 << 24)
    static let suffix = Roles(rawValue: 1 << 25)
  }

  struct Entry {
    var roles: Roles = []
    var number = 0.0
    var unit: Unit?
    var topic: Topic?
    var bound: Bound?
    var note: Change.Kind?

    mutating func add(_ other: Entry) {
      roles.formUnion(other.roles)
      if !other.roles.isDisjoint(with: [.number, .scale, .scores, .ordinal, .month]) {
        number = other.number
      }
      unit = other.unit ?? unit
      topic = other.topic ?? topic
      bound = other.bound ?? bound
      note = other.note ?? note
    }
  }

  private struct Phrase {
    var words: [UInt64]
    var entry: Entry
  }

  private var words: [UInt64: Entry] = [:]
  /// By their first words, longer ones first.
  private var phrases: [UInt64: [Phrase]] = [:]

  func entry(_ hash: UInt64) -> Entry { words[hash] ?? Entry() }

  /// The longest phrase, or else the word, that begins at a token and means one of the wanted things.
  func match(_ side: TextSide, at index: Int, _ isWanted: (Entry) -> Bool) -> (
    end: Int, entry: Entry
  )? {
    guard let first = side[index], first.isWord else { return nil }
    if first.entry.roles.contains(.opensPhrase) {
      for phrase in phrases[first.hash] ?? [] where isWanted(phrase.entry) {
        let end = index + phrase.words.count
        guard end <= side.count else { continue }
        let fits = (1..<phrase.words.count).allSatisfy {
          side.tokens[index + $0].isWord && side.tokens[index + $0].hash == phrase.words[$0]
        }
        if fits { return (end, phrase.entry) }
      }
    }
    return isWanted(first.entry) ? (index + 1, first.entry) : nil
  }
}

extension Lexicon {
  /// What a row of the tables says of its words.
  enum Meaning {
    case role(Roles)
    case number(Double)
    case scale(Double)
    case scores(Double)
    case ordinal(Double)
    case month(Double)
    case unit(Unit)
    case topic(Topic)
    case bound(Bound)
    case note(Change.Kind)
  }

  /// Words and phrases of one language with one meaning, separated by commas.
  struct Row {
    var meaning: Meaning
    /// Nil for what is written in any language, such as "km".
    var language: Language?
    var words: String

    init(_ meaning: Meaning, _ language: Language?, _ words: String) {
      self.meaning = meaning
      self.language = language
      self.words = words
    }
  }

  /// The lexicon of a language; of what is the same in all of them where it is not known.
  static func of(_ language: Language?) -> Lexicon {
    guard let language else { return neutral }
    return byLanguage[language] ?? neutral
  }

  private static let neutral = Lexicon(language: nil)
  private static let byLanguage = Dictionary(
    uniqueKeysWithValues: Language.allCases.map { ($0, Lexicon(language: $0)) })

  private static let tables = [
    NumberWords.rows, UnitWords.rows, DateWords.rows, NameWords.rows, SpeechWords.rows,
    HedgeWords.rows, NegationWords.rows, TopicWords.rows, NoteWords.lexiconRows, FunctionWords.rows,
    BackgroundWords.rows,
  ]

  private init(language: Language?) {
    for row in Lexicon.tables.joined()
    where row.language == nil || row.language == language {
      let entry = Entry(row.meaning)
      for phrase in row.words.split(separator: ",") {
        let hashes = phrase.split { $0 == " " || $0 == "\n" }.map { WordHash.of($0) }
        guard let first = hashes.first else { continue }
        if hashes.count == 1 {
          words[first, default: Entry()].add(entry)
        } else {
          words[first, default: Entry()].roles.insert(.opensPhrase)
          add(Phrase(words: hashes, entry: entry))
        }
      }
    }
    for first in phrases.keys { phrases[first]?.sort { $0.words.count > $1.words.count } }
  }

  private mutating func add(_ phrase: Phrase) {
    let known = phrases[phrase.words[0]]?.firstIndex { $0.words == phrase.words }
    if let known {
      phrases[phrase.words[0]]?[known].entry.add(phrase.entry)
    } else {
      phrases[phrase.words[0], default: []].append(phrase)
    }
  }
}

extension Lexicon.Entry {
  fileprivate init(_ meaning: Lexicon.Meaning) {
    switch meaning {
    case .role(let role): roles = role
    case .number(let value): (roles, number) = (.number, value)
    case .scale(let value): (roles, number) = (.scale, value)
    case .scores(let value): (roles, number) = (.scores, value)
    case .ordinal(let value): (roles, number) = (.ordinal, value)
    case .month(let value): (roles, number) = (.month, value)
    case .unit(let unit): self.unit = unit
    case .topic(let topic): self.topic = topic
    case .bound(let bound): self.bound = bound
    case .note(let kind): note = kind
    }
  }
}
