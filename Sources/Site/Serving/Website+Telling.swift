import Foundation
import Logging
import Storage

extension Website {
  /// Tells, bit by bit, what revisions brought that nobody has told yet, so that lists of changes need not
  /// compare texts while somebody waits.
  ///
  /// It has a connection of its own and writes a few rows at a time. Where the archive cannot be written, lists
  /// are compared as they are asked for.
  func tellAll() async {
    var done: Int64?
    do {
      let archive = try archive.companion(.change)
      while !Task.isCancelled {
        let last = try archive.lastEntry()
        if last != done {
          try await tell(archive, isFirst: done == nil)
          await prepare(atMost: done == nil ? Self.preparedFirst : Self.preparedLater)
          done = last
        }
        try await Task.sleep(for: .seconds(5))
      }
    } catch is CancellationError {
      return
    } catch ArchiveError.readOnly {
      await prepare(atMost: Self.preparedFirst)
    } catch {
      logger.error("revisions are not told in advance any more: \(error)")
    }
  }

  /// Goes through the newest revisions; through all of them the first time, later until all are known.
  private func tell(_ archive: Archive, isFirst: Bool) async throws {
    var cursor: SnapshotCursor?
    while !Task.isCancelled {
      do {
        let (told, next) = try archive.tell(before: cursor)
        guard let next, isFirst || told > 0 else { return }
        cursor = next
        try await Task.sleep(for: .milliseconds(5))
      } catch ArchiveError.locked {
        // Whoever records has the right of way.
        try await Task.sleep(for: .seconds(1))
      }
    }
  }

  /// Of how many of the newest changes the pages are made in advance when the program starts, and whenever
  /// something was recorded.
  private static let (preparedFirst, preparedLater) = (20_000, 100)
  /// Of how many of them the comparisons too: what two pages of the front lead to.
  private static let preparedComparisons = 80

  /// Makes the pages that the newest changes lead to, the newest first, while nobody waits for others and
  /// until three quarters of the memory for pages are full.
  ///
  /// Pages that are there already cost nothing. One that cannot be made is left to whoever asks for it.
  private func prepare(atMost count: Int) async {
    var (seen, looked): (Set<String>, Int) = ([], 0)
    var cursor: SnapshotCursor?
    repeat {
      var filter = NewestFilter()
      filter.limit = 200
      let part = try? await workshop.make(.ahead) { [cursor, filter] archive in
        try archive.newest(filter, before: cursor)
      }
      for change in part?.changes ?? [] {
        guard !Task.isCancelled, looked < count, await cache.hasRoom else { return }
        looked += 1
        let id = change.story
        if seen.insert(id).inserted {
          _ = try? await ahead(SitePath.story(id), .story, of: id, storyPage(id, part: 1))
        }
        if let old = change.previous, looked <= Self.preparedComparisons {
          _ = try? await ahead(
            SitePath.comparison(id, old, change.number), .comparison, of: id,
            comparisonPage(old, change.number, of: id, ComparisonChoice()))
        }
      }
      cursor = part?.next
    } while cursor != nil
  }

  /// Makes a page when nobody waits for another; as any other from then on, since somebody may ask for it.
  private func ahead(
    _ path: String, _ kind: PageKind, of story: String,
    _ make: @escaping @Sendable (Website) throws -> SitePage
  ) async throws -> Rendered {
    try await workshop.make(.ahead) { _ in }
    return try await page(at: path, kind, of: story) { site in site.rendered(try make(site)) }
  }
}
