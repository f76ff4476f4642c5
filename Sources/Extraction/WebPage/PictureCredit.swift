/// Lines that name who made a picture.
enum PictureCredit {
  private static let openings = [
    "photo:", "photos:", "photo by", "photograph:", "photography:", "foto:", "fotos:", "image:",
    "images:",
    "image credit", "image source", "imagen:", "bild:", "quelle:", "bildquelle", "credit:",
    "cr\u{e9}dit", "photo credit",
    "\u{a9}", "(c) ", "(photo", "(image", "source:", "illustration:", "cover image:", "via getty",
  ]
  private static let endings = [
    "getty images", "/getty", "/afp", "/reuters", "/ap", "/ ap", "/dpa", "/ap photo",
    "shutterstock", "via ap",
  ]

  /// Whether a text is the name behind a picture: short, and no sentence.
  static func matches(_ piece: PageLayout.Piece) -> Bool {
    guard piece.words <= 14, piece.kind != .heading, piece.text.utf8.count <= 120, !piece.isProse
    else { return false }
    let lower = piece.text.lowercased()
    if openings.contains(where: lower.hasPrefix) { return true }
    return piece.words <= 8 && endings.contains(where: lower.hasSuffix)
  }
}
