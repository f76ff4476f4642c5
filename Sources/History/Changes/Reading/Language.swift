import Extraction

/// The languages that the tables have words of.
enum Language: String, CaseIterable {
  case english = "en"
  case german = "de"
  case french = "fr"
  case spanish = "es"
  case italian = "it"
  case portuguese = "pt"
  case dutch = "nl"

  /// Whether a point or a space groups thousands, and a comma begins the decimals.
  var hasDecimalComma: Bool { self != .english }
  /// Whether every noun has a capital, so that capitals alone tell no names.
  var capitalisesNouns: Bool { self == .german }
}

extension Language {
  /// How many words of the body are looked at.
  private static let sample = 60
  /// How many words must speak for a language against the page's own claim.
  private static let leastEvidence = 4

  /// The language that an article is in; nil for one that the tables do not know.
  ///
  /// What a page declares is often left over from a template, so that clear evidence in the text goes
  /// first: the small words that stand in every sentence.
  init?(of article: Article) {
    var counts: [Language: Int] = [:]
    var left = Language.sample
    for block in article.blocks {
      guard left > 0 else { break }
      for word in block.text.split(separator: " ").prefix(left) {
        left -= 1
        if let language = Language.marks[WordHash.of(word)] { counts[language, default: 0] += 1 }
      }
    }
    let ranked = Language.allCases.map { (language: $0, count: counts[$0] ?? 0) }
      .sorted { $0.count > $1.count }
    if ranked[0].count >= Language.leastEvidence, ranked[0].count >= 2 * ranked[1].count {
      self = ranked[0].language
    } else if let declared = article.language?.prefix(2).lowercased() {
      self.init(rawValue: declared)
    } else {
      self = .english
    }
  }

  /// Small words that no other of the languages has.
  private static let marks: [UInt64: Language] = {
    let words: [(Language, String)] = [
      (.english, "the and of was were that with for have has said their which this been"),
      (.german, "der das und nicht mit ist auf ein eine dem den sich wurde auch nach bei"),
      (.french, "les des dans est une sur pour qui pas aux cette ont été avec par"),
      (.spanish, "el los las y una fue del con más pero está han según"),
      (.italian, "il gli della che di sono è nel alla dei delle anche stato"),
      (.portuguese, "não os uma em dos das foi são ao pela pelo também mais"),
      (.dutch, "het een van niet zijn aan ook wordt werd naar voor bij"),
    ]
    var marks: [UInt64: Language] = [:]
    for (language, list) in words {
      for word in list.split(separator: " ") { marks[WordHash.of(word)] = language }
    }
    return marks
  }()
}
