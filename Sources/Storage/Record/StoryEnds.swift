import History
import Synchronization

/// What stands at the ends of the stories that were recorded to last.
///
/// Most snapshots come behind all others of their story. Whoever records many is spared asking the file
/// again for what the one before left there: half of the work of a bulk ingest. It is right for as long as
/// nobody else writes. The archive forgets it whenever it writes anything but a snapshot or fails to, and
/// other processes are seen by the file's version.
final class StoryEnds: Sendable {
  /// The end of one story that is told by itself.
  struct End {
    /// When its newest snapshot was seen, in milliseconds.
    var seenAt: Int64
    var standing: Standing
    /// The number under which the newest article is shown; nil where there is none.
    var number: Int?
    /// The highest number that was given in the story.
    var lastNumber: Int
  }

  private struct Kept {
    var fileVersion: Int?
    var ends: [Int64: End] = [:]
    var size = 0
    /// By the bytes of their names: Unicode holds two for one where the file does not.
    var stories: [[UInt8]: StoryRow] = [:]
    var tip: (number: Int64, hash: Digest)?
  }

  /// Most bytes of text that are kept.
  private static let largest = 32 << 20
  /// Most names of stories that are kept.
  private static let mostNames = 10_000

  private let kept = Mutex(Kept())

  /// Forgets all that was kept for another version of the file.
  func keep(forFileVersion version: Int) {
    kept.withLock { if $0.fileVersion != version { $0 = Kept(fileVersion: version) } }
  }

  func forgetAll() {
    kept.withLock { $0 = Kept() }
  }

  /// The end of a story; nil where it is not known.
  subscript(_ story: Int64) -> End? {
    get { kept.withLock { $0.ends[story] } }
    set {
      kept.withLock { kept in
        if kept.size > StoryEnds.largest { (kept.ends, kept.size) = ([:], 0) }
        kept.size += (newValue?.standing.size ?? 0) - (kept.ends[story]?.standing.size ?? 0)
        kept.ends[story] = newValue
      }
    }
  }

  /// The story that was found by a name; it stays the same, as names are only ever added.
  subscript(named name: String) -> StoryRow? {
    get { kept.withLock { $0.stories[Array(name.utf8)] } }
    set {
      kept.withLock { kept in
        if kept.stories.count >= StoryEnds.mostNames { kept.stories = [:] }
        kept.stories[Array(name.utf8)] = newValue
      }
    }
  }

  /// The last entry of the chain; nil where it is not known.
  var tip: (number: Int64, hash: Digest)? {
    get { kept.withLock { $0.tip } }
    set { kept.withLock { $0.tip = newValue } }
  }
}
