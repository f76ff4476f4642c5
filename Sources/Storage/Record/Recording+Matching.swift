import Extraction
import GRDB
import History

extension Recording {
  /// The story that the draft belongs to, made where there was none; nil for a failure that belongs to none.
  func findStory() throws -> (StoryRow, Recorded.Match)? {
    let matching = Matching(db: db)
    if let key = draft.key {
      if let story = try known("key \(key)", { try matching.story(named: key) }) {
        return (story, .key)
      }
      return (try StoryRow.create(key: key, db), .created)
    }
    for address in draft.addresses {
      if let story = try story(identifiedBy: .address, address.description) {
        return (story, .address(address.description))
      }
    }
    if draft.addresses.isEmpty, let path = draft.path,
      let story = try story(identifiedBy: .path, path)
    {
      return (story, .path(path))
    }
    guard let article = draft.article else { return nil }
    if let address = draft.addresses.first {
      return (try StoryRow.create(key: address.key, db), .created)
    }
    if let (story, known, likeness) = try matching.story(like: article) {
      return (story, .likeness(headline: known.headline, description: likeness.description))
    }
    return (try StoryRow.create(key: article.headline.slug, db), .created)
  }

  private func story(identifiedBy kind: IdentifierKind, _ value: String) throws -> StoryRow? {
    try known("\(kind.rawValue) \(value)") {
      try Matching(db: db).story(identifiedBy: kind, value)
    }
  }

  private func known(_ name: String, _ find: () throws -> StoryRow?) rethrows -> StoryRow? {
    if let story = ends[named: name] { return story }
    let story = try find()
    if let story { ends[named: name] = story }
    return story
  }

  // MARK: Identifiers

  /// By what the story can be found again from now on.
  ///
  /// What is another story's already stays with it.
  func newIdentifiers(of story: StoryRow) throws -> [PendingEntry.NewIdentifier] {
    var identifiers = draft.identities.map { (IdentifierKind.address, $0.description) }
    if let path = draft.path { identifiers.append((.path, path)) }
    identifiers = try identifiers.filter { try self.story(identifiedBy: $0, $1) == nil }
    guard !identifiers.isEmpty else { return [] }
    let count = try db.cachedStatement(sql: "SELECT count(*) FROM identifier WHERE story_id = ?")
    let known = try Int.fetchOne(count, arguments: [story.id]) ?? 0
    return identifiers.enumerated().map { place, identifier in
      PendingEntry.NewIdentifier(
        kind: identifier.0.rawValue, value: identifier.1, position: known + place)
    }
  }

  func insert(
    _ identifiers: [PendingEntry.NewIdentifier], of story: StoryRow, _ entry: PendingEntry
  ) throws {
    for identifier in identifiers {
      try db.cachedStatement(
        sql: """
          INSERT INTO identifier (kind, value, story_id, position, entry_id) VALUES (?, ?, ?, ?, ?)
          """
      ).execute(arguments: [
        identifier.kind, identifier.value, story.id, identifier.position, entry.number,
      ])
    }
  }
}

extension Address {
  /// What a story is called that is known by its address only: the address without its scheme.
  fileprivate var key: String {
    description.split(separator: "/", maxSplits: 1).last.map { String($0.drop { $0 == "/" }) }
      ?? description
  }
}

extension String {
  /// What a story is called that has neither key nor address: its headline in letters, digits and
  /// hyphens, up to eight words.
  fileprivate var slug: String {
    let words = lowercased().split { !($0.isLetter || $0.isNumber) }.prefix(8)
    return words.isEmpty ? "untitled" : words.joined(separator: "-")
  }
}
