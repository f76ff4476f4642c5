/// A page laid out as one list of texts in reading order, each with what the rules ask about it.
///
/// The texts of an element are a range of the list, so that the weight of any element is a
/// difference of two sums.
struct PageLayout {
  /// One text between two borders of blocks.
  struct Piece {
    var text: String
    var kind: Block.Kind
    /// The element whose text this is.
    var node: MarkupTree.Node
    /// Characters, and how many of them are links.
    var length: Int
    var linkLength: Int
    var words: Int
    /// In an element that is not of the article.
    var isNoise = false
    /// A row of a table of data, its cells in one line.
    var isRow = false

    /// A short text that is neither prose nor part of a list or table.
    var isLabel: Bool { kind == .paragraph && !isProse && !isRow }

    var linkShare: Double { length == 0 ? 0 : Double(linkLength) / Double(length) }

    /// Whether it reads like prose rather than like a label.
    var isProse: Bool {
      guard kind != .heading, let last = text.last else { return false }
      return words >= 6
        && (".!?\u{2026}:\"\u{201D}\u{201C}\u{BB}\u{2019})\u{3002}\u{FF01}\u{FF1F}\u{964}".contains(
          last) || words >= 20)
        || length >= 60 && words < 6 && text.unicodeScalars.contains { $0.value >= 0x2E80 }
    }
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
  }

  /// Whole galleries and articles can lie in an element of class `caption`: more than three texts
  /// are none.
  private mutating func unmarkLongCaptions() {
    for index in pieces.indices where pieces[index].kind == .caption {
      var holder: MarkupTree.Node? = pieces[index].node
      while let node = holder, tree.tag(node) != .figcaption, !traits[node].contains(.caption) {
        holder = tree.parent(of: node)
      }
      guard let holder, tree.tag(holder) != .figcaption, range(of: holder).count > 3 else {
        continue
      }
      pieces[index].kind = .paragraph
    }
  }

  /// The texts in an element.
  func range(of node: MarkupTree.Node) -> Range<Int> {
    Int(piecesBefore[node])..<Int(piecesBefore[tree.end(of: node)])
  }

  mutating func markNoise(_ range: Range<Int>) {
    for index in range { pieces[index].isNoise = true }
  }
}
