extension String {
  /// The text on one line, with every character that Markdown could read as a mark inside a line taken
  /// literally (CommonMark 0.31 and GitHub's strikethrough), and with what could steer a terminal left out.
  ///
  /// What only means something at the beginning of a line is left as it is; `safeAtLineStart` sees to that.
  var inMarkdown: String {
    var result = String.UnicodeScalarView()
    let scalars = Array(unicodeScalars)
    for (position, scalar) in scalars.enumerated() {
      if scalar.isInvisibleControl {
        // Lines that follow each other must not run together.
        if scalar.properties.isWhitespace, result.last != " " { result.append(" ") }
        continue
      }
      let next = position + 1 < scalars.count ? scalars[position + 1] : " "
      let isMark =
        switch scalar {
        case "\\", "`", "*", "[", "]", "<", "~": true
        // Inside a word it is no mark.
        case "_": !(position > 0 && scalars[position - 1].isWordPart && next.isWordPart)
        // A reference to a character: `&lt;`, `&#60;`.
        case "&": next == "#" || next.properties.isAlphabetic
        default: false
        }
      if isMark { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }

  /// The line with a mark at its beginning taken literally: a list, a heading, a quotation, a rule.
  ///
  /// It must have been made by `inMarkdown` but for our own marks.
  var safeAtLineStart: String {
    let digits = prefix { $0.isASCII && $0.isNumber }
    let rest = dropFirst(digits.count)
    // A list needs a space behind its mark: "4.6 metres" is none.
    if !digits.isEmpty, let mark = rest.first, ".)".contains(mark),
      rest.dropFirst().first?.isWhitespace != false
    {
      return "\(digits)\\\(rest)"
    }
    guard let first, "-+=#>|".contains(first) else { return self }
    return "\\" + self
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter or a digit.
  fileprivate var isWordPart: Bool {
    properties.isAlphabetic || properties.numericType != nil
  }
}
