/// Changes that say the same as before: signs, spaces, capitals, spelling.
extension PassageTeller {
  /// Whether two texts have the same letters and digits in the same order, whatever signs and spaces
  /// stand between them and whatever their case.
  static func isTypographic(_ old: String, _ new: String) -> Bool {
    if old.isEmpty || new.isEmpty { return !(old + new).isWord }
    return folded(old) == folded(new)
  }

  /// What kind of signs differ.
  static func typographicBrief(_ old: String, _ new: String) -> String {
    let (one, two) = (old.filter { !$0.isWhitespace }, new.filter { !$0.isWhitespace })
    if one == two { return "spaces differ" }
    return one.lowercased() == two.lowercased() ? "capitals differ" : "signs differ"
  }

  /// Letters and digits only; "per cent" and "%" are one, and a point between digits counts.
  private static func folded(_ text: String) -> [Unicode.Scalar] {
    var lowered = text.lowercased()
    // Searching a whole sentence for the two words is dear, and nearly none has them.
    if lowered.hasCent {
      lowered = lowered.replacing("per cent", with: "%").replacing("percent", with: "%")
    }
    var scalars: [Unicode.Scalar] = []
    var wasDigit = false
    var pending: Unicode.Scalar?
    for scalar in lowered.unicodeScalars {
      let isDigit = scalar.properties.numericType != nil
      if isDigit || scalar.properties.isAlphabetic || scalar == "%" {
        if isDigit, let sign = pending { scalars.append(sign) }
        scalars.append(scalar)
        pending = nil
      } else if wasDigit, scalar == "." || scalar == "-" || scalar == "–" || scalar == ":" {
        pending = scalar == "–" ? "-" : scalar
      } else {
        pending = nil
      }
      wasDigit = isDigit
    }
    return scalars
  }

  /// Whether one word became another one that is spelled nearly alike: no name and no figure.
  static func isSpelling(_ old: String, _ new: String) -> Bool {
    // No word that is spelled wrongly is longer, and the distance costs the product of both.
    guard old.utf8.count <= 64, new.utf8.count <= 64 else { return false }
    let (one, two) = (Array(old.unicodeScalars), Array(new.unicodeScalars))
    guard one.count >= 4, two.count >= 4, abs(one.count - two.count) <= 2 else { return false }
    for scalar in one + two where !scalar.properties.isLowercase { return false }
    // An ending makes another form of the word ("say", "says"): only what differs inside is spelling.
    let ending = one.suffix(1) != two.suffix(1)
    return !ending && distance(one, two) <= (min(one.count, two.count) >= 8 ? 2 : 1)
  }

  /// How many letters must be put in, taken out, changed or swapped with their neighbour (Damerau 1964).
  private static func distance(_ one: [Unicode.Scalar], _ two: [Unicode.Scalar]) -> Int {
    var rows = Array(
      repeating: Array(repeating: 0, count: two.count + 1), count: one.count + 1)
    for i in 0...one.count { rows[i][0] = i }
    for j in 0...two.count { rows[0][j] = j }
    for i in 1...one.count {
      for j in 1...two.count {
        let change = one[i - 1] == two[j - 1] ? 0 : 1
        var least = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + change)
        if i > 1, j > 1, one[i - 1] == two[j - 2], one[i - 2] == two[j - 1] {
          least = min(least, rows[i - 2][j - 2] + 1)
        }
        rows[i][j] = least
      }
    }
    return rows[one.count][two.count]
  }
}

extension String {
  /// Whether the letters "cent" stand anywhere.
  fileprivate var hasCent: Bool {
    var matched = 0
    let wanted: [UInt8] = [0x63, 0x65, 0x6E, 0x74]
    for byte in utf8 {
      matched = byte == wanted[matched] ? matched + 1 : byte == wanted[0] ? 1 : 0
      if matched == wanted.count { return true }
    }
    return false
  }
}
