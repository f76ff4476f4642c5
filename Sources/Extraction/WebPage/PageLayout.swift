import Foundation

/// A page laid out as one list of texts in reading order, each with what the rules ask about it.
///
/// The texts of an element are a range of the list, so that the weight of any element is a
/// difference of two sums.
struct PageLayout {
  /// One text between two borders of blocks.
  struct Piece {
    /// Its place among all texts of the page.
    var index: Int
    var text: String
    var kind: Block.Kind
    /// The element whose text this is.
    var node: MarkupTree.Node
    /// Characters, and how many of them are links.
    var length: Int
    var linkLength: Int
    var words: Int
    /// The links that lead elsewhere, each with the part of its words that stands here.
    var anchors: [Anchor] = []
    /// The innermost element around it that is not of the article; -1 where none is.
    var noiseNode: Int32 = -1
    /// When the live blog's entry was published that begins here.
    var time: Date?
    /// A row of a table of data, its cells in one line.
    var isRow = false

    /// The rule by which it is an offer or a notice, wherever it stands.
    var notice: Sieve.Rule?
    /// In an element that is not of the article, or a notice itself.
    var isNoise: Bool { noiseNode >= 0 || notice != nil }

    /// A short text that is neither prose nor part of a list or table.
    var isLabel: Bool { kind == .paragraph && !isProse && !isRow }

    var linkShare: Double { length == 0 ? 0 : Double(linkLength) / Double(length) }

    /// Whether it reads like prose rather than like a label.
    var isProse: Bool {
      guard kind != .heading, let last = text.last else { return false }
      return words >= 6
        && (".!?\u{2026}:\"\u{201D}\u{201C}\u{BB}\u{2019})\u{3002}\u{FF01}\u{FF1F}\u{964}".contains(
          last) || words >= 20)
        // Scripts that write no spaces: by length, or by the stop at the end of a sentence.
        || words < 6 && length >= ("\u{3002}\u{FF01}\u{FF1F}".contains(last) ? 24 : 60)
          && text.unicodeScalars.contains { $0.value >= 0x2E80 }
    }
  }

  /// An `a` and its words.
  struct Anchor {
    var text: String
    var node: MarkupTree.Node
  }

  let tree: MarkupTree
  private(set) var pieces: [Piece] = []
  /// The number of pieces before each node; one more at the end.
  private(set) var piecesBefore: [Int32] = []
  /// What the words of each element's class say.
  private(set) var traits: [ElementTraits] = []

  init(_ tree: MarkupTree) {
    self.tree = tree
    var builder = LayoutBuilder(tree)
    builder.run()
    pieces = builder.pieces
    piecesBefore = builder.piecesBefore
    traits = builder.traits
    unmarkLongCaptions()
    markCaptionsByPictures()
    markNotes()
  }

  /// Marks the texts in which the newsroom speaks of its own text: by their first words, by a heading
  /// over them, or by the class of a small box around them.
  private mutating func markNotes() {
    var heading: Block.Kind?
    for index in pieces.indices {
      let piece = pieces[index]
      defer { heading = piece.words <= 3 ? Note.kind(ofHeading: piece.text) : nil }
      pieces[index].kind = Note.kind(piece.kind, of: piece.text)
      guard piece.kind == .paragraph, pieces[index].kind == .paragraph, piece.isProse else {
        continue
      }
      if let kind = heading ?? noteBox(of: piece) { pieces[index].kind = kind }
    }
  }

  /// The kind of note that the class of one of the nearest elements names, where it holds no more than
  /// four texts.
  private func noteBox(of piece: Piece) -> Block.Kind? {
    var holder = piece.node
    for _ in 0..<3 {
      guard range(of: holder).count <= 4 else { return nil }
      let traits = traits[holder]
      if traits.contains(.correction) { return .correction }
      if traits.contains(.clarification) { return .clarification }
      guard let parent = tree.parent(of: holder) else { return nil }
      holder = parent
    }
    return nil
  }

  /// Whole galleries and articles can lie in an element of class `caption`: more than three texts
  /// are none.
  private mutating func unmarkLongCaptions() {
    for index in pieces.indices where pieces[index].kind == .caption {
      var holder: MarkupTree.Node? = pieces[index].node
      while let node = holder, !isCaptionHolder(node) { holder = tree.parent(of: node) }
      guard let holder, tree.tag(holder) != .figcaption, range(of: holder).count > 3 else {
        continue
      }
      pieces[index].kind = .paragraph
    }
  }

  private func isCaptionHolder(_ node: MarkupTree.Node) -> Bool {
    switch tree.tag(node) {
    case .figcaption, .figure, .caption: true
    default: !traits[node].isDisjoint(with: [.caption, .credit])
    }
  }

  /// Most words of a text that is a caption by standing in one small box with a picture.
  private static let longestCaption = 60

  /// A box that holds a picture and no more than three short texts holds a picture and its caption,
  /// whatever its class is.
  private mutating func markCaptionsByPictures() {
    var picturesBefore: [Int32] = [0]
    picturesBefore.reserveCapacity(tree.count + 1)
    var count: Int32 = 0
    for node in 0..<tree.count {
      switch tree.tag(node) {
      case .img, .picture, .video, .iframe: count += 1
      default: break
      }
      picturesBefore.append(count)
    }
    for index in pieces.indices {
      let piece = pieces[index]
      guard piece.kind == .paragraph, piece.words <= Self.longestCaption, !piece.isRow else {
        continue
      }
      var holder = piece.node
      for _ in 0..<4 {
        guard isBox(holder), range(of: holder).count <= 3 else { break }
        if picturesBefore[tree.end(of: holder)] > picturesBefore[holder] {
          // A paragraph with a picture in it is one all the same where it is a sentence.
          if tree.tag(holder) == .p, let last = piece.text.last, ".!?".contains(last) { break }
          if !piece.isProse || traits[holder].contains(.picture) { pieces[index].kind = .caption }
          break
        }
        guard let parent = tree.parent(of: holder) else { break }
        holder = parent
      }
    }
  }

  /// Whether an element can be the box around a picture: neither a paragraph nor a part of the page.
  private func isBox(_ node: MarkupTree.Node) -> Bool {
    switch tree.tag(node) {
    case .div, .span, .a, .figure, .center, .section, .aside, .table, .tbody, .tr, .td: true
    case .p: range(of: node).count == 1
    default: false
    }
  }

  /// The texts in an element.
  func range(of node: MarkupTree.Node) -> Range<Int> {
    Int(piecesBefore[node])..<Int(piecesBefore[tree.end(of: node)])
  }

  mutating func markNoise(_ range: Range<Int>, of node: MarkupTree.Node) {
    for index in range where pieces[index].noiseNode < 0 { pieces[index].noiseNode = Int32(node) }
  }

  /// Marks the offers and notices among the prose: they come and go, and must not move the weights.
  mutating func markNotices() {
    for index in pieces.indices where pieces[index].isProse {
      if CookieNotice.matches(pieces[index].text) {
        pieces[index].notice = .cookieNotice
      } else if pieces[index].kind == .paragraph, Offer.isWhole(pieces[index].text) {
        pieces[index].notice = .offer
      }
    }
  }
}
