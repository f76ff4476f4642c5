/// Tells files that are no text by their first bytes.
enum BinaryKind {
  /// Signatures at the beginning of a file, as their formats' specifications give them.
  private static let signatures: [(bytes: [UInt8], kind: String)] = [
    (Array("%PDF-".utf8), "a PDF file"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG image"),
    ([0xFF, 0xD8, 0xFF], "a JPEG image"),
    (Array("GIF87a".utf8), "a GIF image"),
    (Array("GIF89a".utf8), "a GIF image"),
    (Array("PK\u{3}\u{4}".utf8), "a zip archive"),
    (Array("PK\u{5}\u{6}".utf8), "a zip archive"),
    ([0x1F, 0x8B], "gzip data"),
    ([0x28, 0xB5, 0x2F, 0xFD], "zstd data"),
    (Array("BZh".utf8), "bzip2 data"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz data"),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive"),
    (Array("Rar!".utf8), "a RAR archive"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an Office document"),
    (Array("SQLite format 3\u{0}".utf8), "a SQLite database"),
    (Array("wOFF".utf8), "a font"),
    (Array("wOF2".utf8), "a font"),
    (Array("OggS".utf8), "an Ogg recording"),
    (Array("ID3".utf8), "an MP3 recording"),
    (Array("RIFF".utf8), "a RIFF file (an image or a recording)"),
    ([0x00, 0x00, 0x01, 0x00], "an icon"),
  ]

  /// What the bytes are, or nil where they look like text.
  ///
  /// UTF-16 and UTF-32 must have been ruled out before: their NUL bytes look like binary data.
  static func of(_ bytes: [UInt8]) -> String? {
    if let match = signatures.first(where: { bytes.starts(with: $0.bytes) }),
      !(match.bytes.count <= 4 && match.bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
        && looksLikeText(bytes))
    {
      return match.kind
    }
    if bytes.count > 12, bytes[4..<8].elementsEqual("ftyp".utf8) { return "a video or image" }
    if bytes.count > 262, bytes[257..<262].elementsEqual("ustar".utf8) { return "a tar archive" }
    return looksLikeText(bytes) ? nil : "binary data"
  }

  /// Whether control characters are rare enough: real pages carry stray NULs, but not one byte in
  /// twenty.
  private static func looksLikeText(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(8192)
    let controls = head.count { $0 < 0x09 || (0x0E..<0x20).contains($0) && $0 != 0x1B }
    return controls * 20 <= head.count
  }
}
