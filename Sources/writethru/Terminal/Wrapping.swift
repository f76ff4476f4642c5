/// A text in pieces of different styles, laid out in lines.
struct StyledText {
  private var pieces: [(text: String, style: Terminal.Style)] = []

  init() {}

  init(_ text: String, _ style: Terminal.Style = .plain) {
    append(text, style)
  }

  /// Adds text, made printable.
  mutating func append(_ text: String, _ style: Terminal.Style = .plain) {
    pieces.append((text.printable, style))
  }

  /// Adds what is styled already.
  mutating func append(_ other: StyledText) {
    pieces += other.pieces
  }

  /// Lays the text out.
  ///
  /// - Parameters:
  ///   - first: What stands before the first line, and takes part in its width.
  ///   - rest: What stands before the others.
  ///   - terminal: Where it is shown; without a width, everything stands on one line.
  /// - Returns: The lines, ended by a line break. Words longer than a line stand on one of their own.
  func lines(first: String, rest: String, on terminal: Terminal) -> String {
    var lines = [first]
    var used = first.columns
    let restWidth = rest.columns
    var isFresh = true
    func put(_ text: String, _ style: Terminal.Style) {
      lines[lines.count - 1] += terminal.styled(text, style)
    }
    for (word, isGlued) in words {
      let columns = word.reduce(0) { $0 + $1.text.columns }
      if let width = terminal.width, !isFresh, used + (isGlued ? 0 : 1) + columns > width {
        lines.append(rest)
        used = restWidth
        isFresh = true
      }
      if !isFresh, !isGlued {
        put(" ", .plain)
        used += 1
      }
      for piece in word { put(piece.text, piece.style) }
      used += columns
      isFresh = false
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A word in its pieces; glued is one that no white space sets off from the word before it.
  private typealias Word = (pieces: [(text: String, style: Terminal.Style)], isGlued: Bool)

  /// The words; each wide character is one of its own, since their scripts break lines anywhere.
  private var words: [Word] {
    var words: [Word] = []
    var current: Word = ([], false)
    func end(glued: Bool) {
      if !current.pieces.isEmpty { words.append(current) }
      current = ([], glued && !words.isEmpty)
    }
    for piece in pieces {
      var text = ""
      func keep() {
        if !text.isEmpty { current.pieces.append((text, piece.style)) }
        text = ""
      }
      for character in piece.text {
        if character.isWhitespace {
          keep()
          end(glued: false)
        } else if String(character).columns == 2 {
          keep()
          if !current.pieces.isEmpty { end(glued: true) }
          current.pieces.append((String(character), piece.style))
          end(glued: true)
        } else {
          text.append(character)
        }
      }
      keep()
    }
    end(glued: false)
    return words
  }
}
