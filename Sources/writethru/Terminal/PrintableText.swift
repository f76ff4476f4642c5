import History

extension String {
  /// The text with all that could steer a terminal or turn the reading direction made visible: everything
  /// that comes from a page, a path or an archive goes through here on its way to a person.
  var printable: String {
    guard unicodeScalars.contains(where: \.isInvisibleControl) else { return self }
    var result = ""
    for scalar in unicodeScalars {
      switch scalar.value {
      case _ where !scalar.isInvisibleControl: result.unicodeScalars.append(scalar)
      // The control pictures of Unicode: ␀ to ␟.
      case 0..<0x20: result += Unicode.Scalar(0x2400 + scalar.value).map(String.init) ?? ""
      default: result += "<U+\(String(scalar.value, radix: 16, uppercase: true))>"
      }
    }
    return result
  }

  /// How many columns the text takes on a terminal.
  var columns: Int { reduce(0) { $0 + $1.columns } }
}

extension Character {
  /// Two for East Asian wide characters and emoji (UAX #11), none for marks alone, else one.
  fileprivate var columns: Int {
    guard let scalar = unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x20..<0x300: return 1
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      return 2
    default:
      if scalar.properties.isEmojiPresentation { return 2 }
      return scalar.properties.isGraphemeExtend ? 0 : 1
    }
  }
}
