import Dispatch
import Foundation
import Storage
import Synchronization

/// What kind of page is made; those of one kind wait for each other before any of another does.
enum PageKind: Sendable {
  case front
  case story
  case revision
  case comparison
  case search
  case feed
  case program
  /// What nobody has asked for: its turn comes when nobody waits for anything else.
  case ahead
}

/// Makes pages on threads of its own, each with its own connection to the archive, so that whoever asks for
/// what is there already never waits for a thread.
///
/// The kinds of pages take turns, and no kind has all threads: however many ask for what is heavy – searches,
/// long comparisons –, whoever asks for something else is served next. What nobody waits for any more when
/// its turn comes is not made.
final class Workshop: Sendable {
  fileprivate typealias Job = @Sendable (Archive) -> Void

  /// A thread with its connection, opened when it is first used.
  fileprivate final class Bench: Sendable {
    let queue: DispatchQueue
    let archive = Mutex<Archive?>(nil)

    init(_ number: Int) { queue = DispatchQueue(label: "pages \(number)") }
  }

  fileprivate struct State {
    var free: [Bench]
    /// Kinds that somebody waits for, in the order of their turns.
    var turns: [PageKind] = []
    var waiting: [PageKind: [Job]] = [:]
    var running: [PageKind: Int] = [:]
  }

  private let archive: Archive
  private let most: Int
  private let state: Mutex<State>

  /// Makes a workshop with one thread more than any one kind of page can have.
  ///
  /// - Parameters:
  ///   - archive: What the pages are made from.
  ///   - most: How many pages of one kind are made at once; as many as there are processors where it is nil.
  init(_ archive: Archive, atOnce most: Int? = nil) {
    self.archive = archive
    self.most = most ?? max(2, ProcessInfo.processInfo.activeProcessorCount)
    state = Mutex(State(free: (0...self.most).map(Bench.init)))
  }

  /// Makes something from the archive when its turn comes.
  ///
  /// - Parameters:
  ///   - kind: What sort of thing it is.
  ///   - make: Makes it with the archive that it is given.
  /// - Returns: What was made.
  /// - Throws: What `make` throws; `SiteError.abandoned`.
  func make<Value: Sendable>(
    _ kind: PageKind, _ make: @escaping @Sendable (Archive) throws -> Value
  ) async throws -> Value {
    let clients = Clients.waiting
    return try await withCheckedThrowingContinuation { continuation in
      state.withLock { state in
        if state.waiting[kind, default: []].isEmpty { state.turns.append(kind) }
        state.waiting[kind, default: []].append { archive in
          continuation.resume(
            with: Result {
              if clients?.giveUpIfGone() == true { throw SiteError.abandoned }
              return try make(archive)
            })
        }
      }
      takeTurns()
    }
  }

  /// Gives work to the threads that are free.
  private func takeTurns() {
    while let (kind, job, bench) = state.withLock({ $0.next(atMost: most) }) {
      bench.queue.async { [self] in
        job(connection(of: bench))
        state.withLock { state in
          state.running[kind, default: 1] -= 1
          state.free.append(bench)
        }
        takeTurns()
      }
    }
  }

  /// The connection of a thread; the common one where no other can be opened.
  private func connection(of bench: Bench) -> Archive {
    bench.archive.withLock { own in
      // The reason does not matter here: what is wrong with the file is said by whatever reads it next.
      let opened = own ?? (try? archive.companion(.read))
      own = opened
      return opened ?? archive
    }
  }
}

extension Workshop.State {
  /// The job whose turn it is, with a thread for it.
  fileprivate mutating func next(
    atMost most: Int
  ) -> (kind: PageKind, job: Workshop.Job, bench: Workshop.Bench)? {
    guard !free.isEmpty else { return nil }
    let isBusy = running.contains { $0.key != .ahead && $0.value > 0 }
    let turn =
      turns.firstIndex { $0 != .ahead && running[$0, default: 0] < most }
      ?? (isBusy ? nil : turns.firstIndex { $0 == .ahead && running[$0, default: 0] == 0 })
    guard let turn else { return nil }
    let kind = turns.remove(at: turn)
    guard var jobs = waiting[kind], !jobs.isEmpty else { return nil }
    let job = jobs.removeFirst()
    waiting[kind] = jobs
    if !jobs.isEmpty { turns.append(kind) }
    running[kind, default: 0] += 1
    return (kind, job, free.removeLast())
  }
}
