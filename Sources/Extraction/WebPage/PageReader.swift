import Foundation

/// Reads the article of a web page.
struct PageReader {
  let finder: BodyFinder
  let metadata: PageMetadata
  let address: String?
  private let keepsShort: Bool
  private let hasScripts: Bool
  var layout: PageLayout { finder.layout }
  private var tree: MarkupTree { finder.layout.tree }

  init(
    _ html: [UInt8], address: String?, limits: Extractor.Limits, keepsShort: Bool = false
  ) throws(ExtractionError) {
    let tree = MarkupTree(html: try MarkupScreen.screened(html, limits: limits))
    metadata = PageMetadata(tree)
    finder = BodyFinder(PageLayout(tree))
    self.address = address
    self.keepsShort = keepsShort
    // The screen takes scripts out; that there were any says what an empty page waits for.
    hasScripts = Self.holdsScript(html)
  }

  private static func holdsScript(_ html: [UInt8]) -> Bool {
    html.withUnsafeBufferPointer { bytes in
      var rest = bytes[...]
      while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
        rest = rest[(open + 1)...]
        if rest.starts(with: "script".utf8) { return true }
      }
      return false
    }
  }

  /// What was read, with what the stages found on the way: the explanation tells it.
  struct Reading {
    var article: Article
    var body: [MarkupTree.Node]
    var headline: Headline
    var standfirst: MarkupTree.Node?
    /// The line over the headline that says that the story is developing.
    var kicker: String?
    /// The marker sentences that stand beside the body.
    var markersAround: [String] = []
    var sieve: Sieve
    /// Whether the text declared for machines took the place of the one on the page.
    var isDeclared = false
    var judge: NotAnArticle
  }

  func article() throws(ExtractionError) -> Article { try reading().article }

  func reading() throws(ExtractionError) -> Reading {
    let body = finder.body()
    var sieve = finder.pieces(in: body)
    sieve.change(Self.readGallery)
    let headline = HeadlineFinder(layout, metadata).headline(before: body.first)
    let judge = NotAnArticle(metadata, layout, sieve.pieces, hasScripts: hasScripts)
    if let reason = judge.reason() {
      // What is merely short can be kept; what is something else can't.
      guard case .noText = reason, keepsShort else { throw .noArticle(reason) }
    }
    var article = Article(headline: headline.text)
    let trimmer = PieceTrimmer(headline: headline.text, titles: metadata.titles + [headline.shown])
    trimmer.trim(&sieve, layout)
    article.byline = sieve.stage(.byline) {
      BylineFinder(layout, metadata).names(in: &$0, below: headline.node)
    }
    sieve.stage(.biography) { Biography.trim(&$0, of: article.byline) }
    let standfirst = sieve.stage(.standfirst) {
      self.standfirst(&$0, headline: headline.node, body: body.first)
    }
    article.standfirst = standfirst?.text
    // Names and times that stood between standfirst and text are at the head now.
    if standfirst != nil { trimmer.trimLabels(&sieve) }
    sieve.change { pieces in
      LiveEntries(layout, isLiveBlog: metadata.linkedData.isLiveBlog).mark(&pieces)
      Self.insert(finder.notes(around: body, below: headline.node), into: &pieces)
    }
    let dates = PublicationDate(layout, metadata, address: address)
    let published = dates.find(near: headline.node, in: body.first)?.value
    article.setTimes(
      published: published,
      modified: (metadata.modified ?? dates.modified(near: headline.node, in: body.first))?.value)
    article.publishedDay = published.map { dates.day(of: $0, near: headline.node) }
    article.language = metadata.languageTag
    article.section = metadata.section
    article.publication = metadata.publication
    article.address = canonicalAddress
    article.pagination = PaginationReader(layout, address: address ?? metadata.canonical).pagination
    article.access = judge.access
    let links = LinkReader(tree, addresses: [address, metadata.canonical])
    let declared = declaredBlocks(beside: sieve.pieces)
    article.blocks = declared ?? sieve.pieces.map(links.block)
    // What a reader sees in place of the filed headline makes a difference too, and is none of the text.
    if headline.shown != headline.text {
      article.standfirst = [headline.shown, article.standfirst].compactMap(\.self)
        .joined(separator: " \u{2013} ")
    }
    let (kicker, around) = addMarkers(to: &article, headline: headline.node, body: body)
    DevelopingMarkers.take(from: &article)
    if let kicker, !article.markers.contains(kicker) {
      article.markers.insert(kicker, at: 0)
      if article.status == .unknown { article.status = .developing }
    }
    let below = headline.node.map { layout.range(of: $0).upperBound } ?? layout.pieces.count
    article.readWireSigns(
      notes: layout.pieces[below...].prefix(4).filter { !$0.isNoise }.map(\.text))
    return Reading(
      article: article, body: body, headline: headline, standfirst: standfirst?.node,
      kicker: kicker, markersAround: around, sieve: sieve, isDeclared: declared != nil,
      judge: judge)
  }

  /// Puts notes back where they stood on the page.
  private static func insert(_ notes: [PageLayout.Piece], into pieces: inout [PageLayout.Piece]) {
    for note in notes {
      pieces.insert(note, at: pieces.firstIndex { $0.index > note.index } ?? pieces.endIndex)
    }
  }

  /// The text that the page declares for machines, where its scripts would have to write it for
  /// readers: a hundred words at least, and three times what stands on the page.
  private func declaredBlocks(beside pieces: [PageLayout.Piece]) -> [Block]? {
    guard !metadata.linkedData.isClosed, let text = metadata.linkedData.body else { return nil }
    let words = text.utf8.count { $0 == 0x20 }
    let visible = pieces.reduce(0) { $1.kind == .caption ? $0 : $0 + $1.words }
    guard words >= 100, words >= visible * 3 else { return nil }
    let blocks = text.split(whereSeparator: \.isNewline)
      .map { String($0).normalizedLine }.filter { !$0.isEmpty }.map {
        Block(Note.kind(.paragraph, of: $0), $0)
      }
    return blocks.isEmpty ? nil : blocks
  }

  /// Where the captions are the text, as in a gallery that tells a story, they are read as such.
  private static func readGallery(_ pieces: inout [PageLayout.Piece]) {
    var words = (captions: 0, others: 0)
    for piece in pieces where piece.isProse {
      if piece.kind == .caption {
        words.captions += piece.words
      } else {
        words.others += piece.words
      }
    }
    guard words.captions > 150, words.captions > words.others * 2 else { return }
    for index in pieces.indices where pieces[index].kind == .caption && pieces[index].isProse {
      pieces[index].kind = .paragraph
    }
  }

  /// Adds the marker sentences that stand around the body, and gives the word over the headline and
  /// those sentences.
  private func addMarkers(
    to article: inout Article, headline: MarkupTree.Node?, body: [MarkupTree.Node]
  ) -> (kicker: String?, around: [String]) {
    var around: [String] = []
    guard let last = body.last else { return (nil, around) }
    let top = layout.range(of: headline ?? body[0]).lowerBound
    let bottom = layout.range(of: last).upperBound
    guard top <= bottom else { return (nil, around) }
    let known = Set(article.blocks.map(\.text))
    for piece in layout.pieces[top..<min(bottom + 4, layout.pieces.count)]
    where !piece.isNoise && piece.kind != .heading && piece.words <= 60 && piece.linkShare < 0.5
      && !known.contains(piece.text)
    {
      for sentence in Sentences.of(piece.text) where plainWords(sentence).count >= 3 {
        let isMarker =
          DevelopingMarkers.developing.contains(sentence)
          || DevelopingMarkers.settled.contains(sentence)
        if isMarker, !article.blocks.contains(where: { $0.text == sentence }) {
          article.blocks.append(Block(.paragraph, sentence))
          around.append(sentence)
        }
      }
    }
    let kicker = layout.pieces[max(0, top - 3)..<top].first {
      DevelopingMarkers.isKicker($0.text) && $0.linkShare < 0.5
    }?.text
    return (kicker, around)
  }

  private func standfirst(
    _ pieces: inout [PageLayout.Piece], headline: MarkupTree.Node?, body: MarkupTree.Node?
  ) -> (text: String, node: MarkupTree.Node)? {
    // Without a headline on the page nothing says what stands below it.
    guard let body, let headline else { return nil }
    // Between headline and body, in an element that says so.
    let start = layout.range(of: headline).upperBound
    let end = layout.range(of: body).upperBound
    guard start < end else { return nil }
    for index in start..<min(end, start + 12) {
      let piece = layout.pieces[index]
      guard !piece.isNoise, !piece.kind.isNote, (4...90).contains(piece.words),
        piece.linkShare < 0.5,
        isStandfirst(piece.node)
      else { continue }
      if let place = pieces.firstIndex(where: { $0.text == piece.text }) {
        guard place < 3, !isInFlow(piece.node),
          pieces.indices.contains(where: { $0 != place && pieces[$0].isProse })
        else { return nil }
        pieces.remove(at: place)
      }
      return (piece.text, piece.node)
    }
    return nil
  }

  /// Whether a paragraph is one of many in one element, and has no class of a standfirst itself: an
  /// identifier such as `summary` or the class of what is around it doesn't take it out of the text.
  private func isInFlow(_ node: MarkupTree.Node) -> Bool {
    guard tree.tag(node) == .p, let parent = tree.parent(of: node),
      tree.bytes(.class, of: node).map({ ElementTraits.ofWords(in: $0).contains(.standfirst) })
        != true
    else { return false }
    return tree.children(parent).contains { $0 > node && tree.tag($0) == .p }
  }

  private func isStandfirst(_ node: MarkupTree.Node) -> Bool {
    for holder in [node] + tree.ancestors(node).prefix(2) {
      let traits = layout.traits[holder]
      if traits.contains(.body) || tree.tag(holder) == .article { return false }
      if traits.contains(.standfirst) { return true }
      if let property = tree.value(.itemprop, of: holder)?.lowercased(),
        property == "description" || property == "alternativeheadline"
      {
        return true
      }
    }
    return false
  }

  /// The address that the page declares, or that it was received from.
  var canonicalAddress: Address? {
    declaredAddress ?? address.flatMap { Address($0) }
  }

  /// The address that the page declares.
  var declaredAddress: Address? {
    let own = address.flatMap { Address($0) }
    for declared in [metadata.canonical, metadata.first("og:url")] {
      guard let declared, let found = Address(declared, relativeTo: address) else { continue }
      // A front page as canonical address of everything is a common mistake, and would make one
      // story of all.
      if found.isFrontPage, own?.isFrontPage != true { continue }
      return found
    }
    return nil
  }
}
