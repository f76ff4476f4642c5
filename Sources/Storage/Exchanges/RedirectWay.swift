import Extraction
import GRDB
import History

/// Where the redirects of a fetched page led, and which of the addresses are the story's.
///
/// A redirect says that somebody sends readers elsewhere, and not that the article is there: sites send the
/// readers of many articles that are gone to their front page, to a form to log in, or to one page that says
/// why. So the story is that of the address that was asked, permanent redirects add the address where they
/// end, temporary ones none, and what was found is the story's article only where something speaks for it.
struct RedirectWay {
  let asked: Address
  /// Where the page came from.
  let landed: Address
  /// Where the unbroken run of permanent redirects from the address that was asked ends.
  let moved: Address?
  /// The same as it is to be asked for.
  let movedTo: String?
  /// What the page says its address is.
  let declared: Address?

  /// The way to an article; nil where it did not lead away from the address that was asked.
  init?(of page: Page, declared: Address?) {
    guard let exchange = page.exchange, !exchange.redirects.isEmpty,
      let asked = exchange.asked(landing: page.address).flatMap({ Address($0) }),
      let landed = page.address.flatMap({ Address($0) }), asked != landed
    else { return nil }
    (self.asked, self.landed) = (asked, landed)
    let movedTo = exchange.moved(landing: page.address)
    moved = movedTo.flatMap { Address($0) }
    self.movedTo = moved == asked ? nil : movedTo
    // An article that declares none has the address that its page was received from.
    self.declared = declared == landed ? Extractor().declaredAddress(of: page) : declared
  }

  /// The addresses by which the story is found, the likeliest first.
  var addresses: [Address] {
    [declared, asked, moved, landed].compactMap(\.self).withoutRepeats
  }

  /// The addresses by which the story is found again.
  var identities: [Address] {
    [declared, asked, moved].compactMap(\.self)
      .filter { $0 == asked || !$0.isFrontPage }.withoutRepeats
  }

  /// Why a page that redirects led to is not the story's begins so; by it the failure is known as one that
  /// no extractor changes.
  static let refusal = "redirected to "
}

extension RedirectWay {
  /// Decides whether what was found at the end of redirects is the article of the story that was asked for.
  ///
  /// - Returns: The draft, as a failure where it is not.
  static func settled(_ draft: SnapshotDraft, _ db: Database) throws -> SnapshotDraft {
    guard let way = draft.way, let article = draft.article else { return draft }
    func refused(_ what: String) -> SnapshotDraft {
      draft.refused("\(refusal)\(what): \(way.landed)")
    }
    if way.landed.isFrontPage { return refused("a front page") }
    let matching = Matching(db: db)
    func head(_ address: Address?) throws -> Int64? {
      try address.flatMap { try matching.story(identifiedBy: .address, $0.description) }
        .map { try TimelineTable.head(of: $0.id, db) }
    }
    let (declared, landed) = (try head(way.declared), try head(way.landed))
    let named = try draft.key.flatMap { try matching.story(named: $0) }
      .map { try TimelineTable.head(of: $0.id, db) }
    guard let owner = try named ?? head(way.asked) else {
      guard let other = declared ?? landed else { return draft }
      // What leads to a known story for a while is not its address.
      var draft = draft
      if try way.moved == nil || way.moved != way.landed && head(way.moved) != other {
        draft.identities.removeAll { $0 == way.asked }
      }
      return draft
    }
    if let other = declared ?? landed, other != owner { return refused("a page of another story") }
    if declared == owner || landed == owner { return draft }
    guard let latest = try TimelineTable.latestArticle(of: owner, db) else { return draft }
    let known = try ArticleTable(db: db).fetch(latest)
    // Of a text that was taken out nothing can be said.
    guard known != .tombstone, Likeness.choose(for: article, among: [known]) == nil else {
      return draft
    }
    return refused("another article")
  }
}

extension [Address] {
  /// The same addresses, each in its first place only.
  var withoutRepeats: [Address] {
    var seen: Set<Address> = []
    return filter { seen.insert($0).inserted }
  }
}
