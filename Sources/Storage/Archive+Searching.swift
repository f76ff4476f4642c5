import Extraction
import Foundation
import GRDB
import History

extension Archive {
  /// Looks for words in all revisions, the present ones and those of the past.
  ///
  /// - Parameters:
  ///   - text: Words, which must all stand in one passage; `"a phrase"`; `begin*`; `OR`, `NOT`, `AND` and
  ///     parentheses. Case and accents make no difference.
  ///   - filter: In which stories.
  /// - Returns: Stories with the passages that hold it, and the lives of these. Stories whose headlines
  ///   hold it come first, then those whose passages match best; the newest first where too many match.
  /// - Throws: `badQuery`, `unknownStory`, `ambiguousStory`, or what any reading call throws.
  /// - Complexity: O(log *n*) in the size of the archive, and O(*m*) in the passages that match and in the
  ///   snapshots of their stories; of more than `searchLimit` the newest are looked at, as many at a time, until
  ///   there are enough stories, `searchReach` at most.
  public func search(
    _ text: String, _ filter: SearchFilter = SearchFilter()
  ) throws(ArchiveError) -> SearchResult {
    guard let query = SearchQuery(text) else {
      throw .badQuery(text, reason: "there is no word in it")
    }
    return try read { db in
      let search = try Search(db: db, query: query, filter: filter)
      do {
        return try search.run()
      } catch let error as DatabaseError where error.message?.hasPrefix("fts5:") == true {
        throw ArchiveError.badQuery(
          text, reason: "AND, OR, NOT and parentheses don't go together so")
      }
    }
  }

  /// Most passages that are weighed against each other.
  static let searchLimit = 1000
  /// Most passages that one search looks at where more match.
  static let searchReach = 20_000
}
