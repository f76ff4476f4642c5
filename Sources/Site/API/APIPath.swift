import Storage

/// The addresses of the JSON API, made in one place.
enum APIPath {
  static let root = "/api/v1"
  static let stories = "\(root)/stories"
  static let changes = "\(root)/changes"
  static let search = "\(root)/search"
  static let snapshots = "\(root)/snapshots"
  static let description = "/openapi.json"

  /// The part of a list that stands behind a cursor.
  static func part(_ list: String, _ limit: Int, behind cursor: SnapshotCursor) -> String {
    SitePath.with(list, [("limit", "\(limit)"), ("cursor", cursor.description)])
  }

  static func story(_ id: String) -> String { "\(stories)/\(id)" }
  static func timeline(_ id: String) -> String { "\(story(id))/timeline" }
  static func revisions(_ id: String) -> String { "\(story(id))/revisions" }
  static func revision(_ id: String, _ number: Int) -> String { "\(revisions(id))/\(number)" }

  static func lineage(_ id: String, _ number: Int) -> String {
    "\(revision(id, number))/lineage"
  }

  static func comparison(_ id: String, _ old: Int, _ new: Int) -> String {
    "\(story(id))/changes/\(SitePath.changeID(old, new))"
  }
}
