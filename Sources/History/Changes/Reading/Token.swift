/// A word, a figure or a mark of a text whose words have changed.
struct Token {
  enum Form: UInt8 {
    case lower
    /// One capital first: "Tallow", "McBride".
    case capitalised
    /// Capitals only, two at least: "NATO".
    case upper
    /// Letters and digits: "A3", "v0.6.17".
    case mixed
    /// Digits with what joins them: "1,100", "6:12".
    case figure
    /// One sign, its scalar in `hash`.
    case mark
  }

  /// Where it begins and ends, in bytes.
  var start: Int
  var end: Int
  /// The hash of its letters without regard to case; for a mark the scalar.
  var hash: UInt64
  var form: Form
  /// Whether white space, or the beginning of the text, stands before it.
  var isSpaced: Bool
  /// The number of the changed stretch that it lies in, or -1 where it stands on both sides.
  var stretch: Int32 = -1
  var entry = Lexicon.Entry()

  var isChanged: Bool { stretch >= 0 }
  var isMark: Bool { form == .mark }
  var isWord: Bool { form != .mark }
  /// Whether it is a word other than an article, a preposition and the like.
  var meansSomething: Bool { isWord && !entry.roles.contains(.function) }
  var isFigure: Bool { form == .figure }
  /// Whether it begins like a name.
  var isCapital: Bool { form == .capitalised || form == .upper }

  func isMark(_ scalar: Unicode.Scalar) -> Bool { isMark && hash == UInt64(scalar.value) }
  var isDash: Bool { isMark && Letter.isDash(UInt32(hash)) }
  var isCurrency: Bool { isMark && Letter.isCurrency(UInt32(hash)) }
}
