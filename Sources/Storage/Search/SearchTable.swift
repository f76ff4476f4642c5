import GRDB

/// The full-text index of all passages.
struct SearchTable {
  let db: Database

  func insert(_ passage: Int64, _ text: String) throws {
    try db.cachedStatement(sql: "INSERT INTO search (rowid, text) VALUES (?, ?)")
      .execute(arguments: [passage, text.spaced])
  }

  /// Takes passages out, which are still in their table: the index keeps no text, and is told it.
  func delete(_ passages: RangeSet<Int64>) throws {
    let text = try db.cachedStatement(sql: "SELECT text FROM passage WHERE id = ?")
    let delete = try db.cachedStatement(
      sql: "INSERT INTO search (search, rowid, text) VALUES ('delete', ?, ?)")
    for passage in passages.ranges.joined() {
      guard let text = try String.fetchOne(text, arguments: [passage]) else { continue }
      try delete.execute(arguments: [passage, text.spaced])
    }
  }
}

extension String {
  /// The text with a space before and behind each character of a script that puts none between words,
  /// so that each is a word to the index; a search for several of them is one for a phrase.
  var spaced: String {
    guard unicodeScalars.contains(where: \.isWithoutSpaces) else { return self }
    var spaced = ""
    for character in self {
      if character.isWithoutSpaces {
        spaced += " \(character) "
      } else {
        spaced.append(character)
      }
    }
    return spaced
  }
}

extension Character {
  /// Whether it belongs to a script that is written without spaces between words.
  var isWithoutSpaces: Bool { unicodeScalars.contains(where: \.isWithoutSpaces) }
}

extension Unicode.Scalar {
  /// Whether the character belongs to a script that is written without spaces between words.
  ///
  /// Ranges from Unicode's Blocks.txt: Thai and Lao, Tibetan, Myanmar, Khmer, kana, Han.
  var isWithoutSpaces: Bool {
    switch value {
    case ..<0x0E00: false
    case 0x0E00...0x0FFF, 0x1000...0x109F, 0x1780...0x17FF, 0x19E0...0x19FF: true
    case 0x2E80...0x2FDF, 0x3005...0x3007, 0x3031...0x30FF, 0x31F0...0x31FF: true
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA9E0...0xA9FF, 0xAA60...0xAA7F: true
    case 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x20000...0x3FFFF: true
    default: false
    }
  }
}
