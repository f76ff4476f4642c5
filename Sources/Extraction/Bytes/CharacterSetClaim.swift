/// What a page or its carrier says about its character set.
enum CharacterSetClaim {
  /// How far a head without its end is searched, in bytes.
  private static let headLimit = 1 << 17

  /// The character set of a media type such as `text/html; charset=windows-1252`.
  static func name(inMediaType type: String?) -> String? {
    guard let type else { return nil }
    return name(after: Array(type.lowercased().utf8)[...])
  }

  /// The character set that a `meta` element or an XML declaration in the head declares.
  static func name(inHead bytes: [UInt8]) -> String? {
    let head = bytes.prefix(headLimit)
    if head.starts(with: "<?xml".utf8) {
      let declaration = head.prefix(256).prefix { $0 != UInt8(ascii: ">") }
      let text = String(decoding: declaration, as: UTF8.self).lowercased()
      if let name = name(after: Array(text.utf8)[...], keyword: "encoding") { return name }
    }
    var index = head.startIndex
    while let open = head[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = open + 1
      let start = head[index...].prefix(5).map { $0 | 0x20 }
      if start.starts(with: "!--".utf8.map { $0 | 0x20 }) {
        index = endOfComment(head, from: index + 3)
      } else if start == Array("meta ".utf8) || start.starts(with: "meta".utf8) {
        let tag = head[index...].prefix(1024).prefix { $0 != UInt8(ascii: ">") }
        let text = String(decoding: tag, as: UTF8.self).lowercased()
        if let name = name(after: Array(text.utf8)[...]) { return name }
      } else if start.starts(with: "body".utf8) {
        return nil
      }
    }
    return nil
  }

  private static func endOfComment(_ bytes: ArraySlice<UInt8>, from start: Int) -> Int {
    var index = min(start, bytes.endIndex)
    while index + 2 < bytes.endIndex {
      if bytes[index] == 0x2D, bytes[index + 1] == 0x2D, bytes[index + 2] == 0x3E {
        return index + 3
      }
      index += 1
    }
    return min(start, bytes.endIndex)
  }

  /// The name behind `charset=`, in lower-case text.
  private static func name(after text: ArraySlice<UInt8>, keyword: String = "charset") -> String? {
    let word = Array(keyword.utf8)
    guard text.count > word.count else { return nil }
    for start in text.indices.dropLast(word.count) where text[start...].starts(with: word) {
      var rest = text[(start + word.count)...].drop { $0 <= 0x20 }
      guard rest.first == UInt8(ascii: "=") else { continue }
      rest = rest.dropFirst().drop { $0 <= 0x20 || $0 == 0x22 || $0 == 0x27 }
      let name = rest.prefix { byte in
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || "-_:.+".utf8.contains(byte)
      }
      let label = canonical(String(decoding: name, as: UTF8.self))
      return label.isEmpty ? nil : label
    }
    return nil
  }

  /// The one name for all labels of an encoding, as browsers take them (WHATWG Encoding, section
  /// 4.2).
  static func canonical(_ label: String) -> String {
    let label = label.lowercased()
    switch label {
    case "utf8", "utf-8", "unicode-1-1-utf-8", "x-unicode20utf8": return "utf-8"
    // A page that could be read as far as this claim is no UTF-16.
    case "utf-16", "utf-16le", "utf-16be", "unicode": return "utf-8"
    case "iso-8859-1", "iso8859-1", "latin1", "latin-1", "l1", "ascii", "us-ascii", "cp1252",
      "windows-1252", "x-cp1252", "iso_8859-1", "iso88591", "ansi":
      return "windows-1252"
    case "iso-8859-9", "iso8859-9", "latin5", "windows-1254", "cp1254": return "windows-1254"
    case "iso-8859-11", "tis-620", "windows-874": return "windows-874"
    case "gb2312", "gbk", "x-gbk", "gb18030", "gb_2312-80", "chinese", "hz-gb-2312":
      return "gb18030"
    case "shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j", "cp932":
      return "shift_jis"
    case "euc-kr", "euckr", "ks_c_5601-1987", "ksc5601", "korean", "windows-949", "uhc", "cp949":
      return "euc-kr"
    case "x-euc-jp", "eucjp", "euc-jp": return "euc-jp"
    case "big5", "big5-hkscs", "x-x-big5", "cn-big5": return "big5"
    case "koi8-r", "koi8", "koi": return "koi8-r"
    case "mac", "macintosh", "x-mac-roman": return "macintosh"
    default:
      if label.hasPrefix("cp125") { return "windows-" + label.dropFirst(2) }
      return label
    }
  }

  /// The name under which the C library converts an encoding.
  static func libraryName(_ name: String) -> String {
    switch name {
    case "shift_jis": "CP932"
    case "euc-kr": "CP949"
    case "big5": "BIG5-HKSCS"
    case "windows-874": "CP874"
    default: name.hasPrefix("windows-") ? "CP" + name.dropFirst(8) : name
    }
  }
}
