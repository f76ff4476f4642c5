import Fetching
import Foundation
import History
import Storage
import Synchronization

/// Tells what watching does: a line for each visit, and on a terminal what it is waiting for.
final class WatchLog: Sendable {
  private let write: @Sendable (String) -> Void
  /// Shows what is waited for; nil where nobody looks.
  private let show: (@Sendable (String) -> Void)?
  private let counts = Mutex((visits: 0, changes: 0))

  /// Makes a log.
  ///
  /// - Parameters:
  ///   - write: Takes a line, without its line break.
  ///   - show: Takes what replaces the last line of a terminal; nil for none.
  init(write: @escaping @Sendable (String) -> Void, show: (@Sendable (String) -> Void)? = nil) {
    self.write = write
    self.show = show
  }

  /// Lines on standard error, and what is waited for where that is a terminal.
  static let standard: WatchLog = {
    guard Output.error.isTerminal else { return WatchLog { Output.error.write($0 + "\n") } }
    return WatchLog(
      write: { Output.error.write("\r\u{1B}[K\($0)\n") },
      show: { Output.error.write("\r\($0)\u{1B}[K") })
  }()

  /// How many visits there were, and how many of them found a change.
  var tally: (visits: Int, changes: Int) { counts.withLock { $0 } }

  /// Tells a visit that has ended.
  func visited(_ followed: Followed, _ note: VisitNote, at now: Date) {
    counts.withLock {
      $0.visits += 1
      if note.finding == VisitFinding.changed(isDeveloping: false).word { $0.changes += 1 }
    }
    let next = WatchText.next(note.dueAt, reason: note.reason, from: now)
    write(
      "\(now.iso8601) \(followed.address.printable) \(note.finding): "
        + "\(note.detail.printable); \(next)")
  }

  /// Tells what went wrong, and is tried again.
  func failed(_ error: any Error, at now: Date) {
    write("\(now.iso8601) \("\(error)".printable)")
  }

  /// Tells what is waited for.
  func waiting(_ queue: VisitQueue, until wake: Date?, at now: Date) {
    guard let show else { return }
    let seconds = wake.map { max(0, Int($0.timeIntervalSince(now).rounded(.up))) }
    show(
      "\(tally.visits) visits, \(tally.changes) changes; \(queue.running) running, "
        + "\(queue.count) followed" + (seconds.map { ", looking again in \($0) s" } ?? ""))
  }

  /// Takes away what is shown.
  func finish() {
    show?("")
  }
}
