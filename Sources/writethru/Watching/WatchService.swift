import Fetching
import Foundation
import Logging
import ServiceLifecycle
import Storage
import UnixSignals

/// Watching as something that runs until the program is asked to end: visits that are running are finished.
struct WatchService: Service {
  let watcher: Watcher
  var once = false

  /// Seconds between looks at the leases of subscriptions.
  private static let tending: TimeInterval = 600
  /// Seconds that running visits have to end, once the program was asked to.
  private static let grace: Int64 = 20

  func run() async throws {
    try await withTaskExecutorPreference(OwnThreads.shared) { try await watch() }
  }

  private func watch() async throws {
    let (stops, continuation) = AsyncStream.makeStream(of: Void.self)
    try await withThrowingTaskGroup(of: Void.self) { group in
      if let hubs = watcher.visitor.hubs { group.addTask { await tend(hubs) } }
      try await withGracefulShutdownHandler {
        try await watcher.run(once: once, stops: stops)
      } onGracefulShutdown: {
        continuation.yield()
      }
      group.cancelAll()
    }
  }

  private func tend(_ hubs: HubSubscriber) async {
    while !Task.isCancelled {
      do {
        try await hubs.tend()
      } catch {
        // What is not renewed now is in ten minutes.
        watcher.log.failed(error, at: watcher.visitor.time.now())
      }
      await watcher.visitor.time.sleep(Self.tending)
    }
  }

  /// Runs alone, until it is done or SIGTERM or Control-C asks it to end.
  func runAlone() async throws {
    var configuration = ServiceGroupConfiguration(
      services: [.init(service: self, successTerminationBehavior: .gracefullyShutdownGroup)],
      gracefulShutdownSignals: [.sigterm, .sigint],
      logger: Logger(label: "watch") { _ in SwiftLogNoOpLogHandler() })
    configuration.maximumGracefulShutdownDuration = .seconds(Self.grace)
    try await ServiceGroup(configuration: configuration).run()
  }
}

/// What watching needs, put together: who asks, who visits, and who subscribes.
struct Watching: Sendable {
  let fetcher: Fetcher
  /// Nil where no hub could call back.
  let hubs: HubSubscriber?
  private let visitor: Visitor

  /// Puts it together.
  ///
  /// - Parameters:
  ///   - archive: Opened for writing.
  ///   - rules: When addresses are visited.
  ///   - fetcher: Who asks them; whoever made it shuts it down.
  ///   - publicAddress: Where hubs reach the site; nil for no subscriptions.
  init(archive: Archive, rules: VisitRules, fetcher: Fetcher, publicAddress: String? = nil) {
    self.fetcher = fetcher
    let time = Timekeeper()
    hubs = publicAddress.map { publicAddress in
      HubSubscriber(
        archive: archive, publicAddress: publicAddress,
        send: { form, address in
          do throws(FetchingError) {
            return .success(try await fetcher.send(form, to: address))
          } catch {
            return .failure(error)
          }
        }, time: time)
    }
    visitor = Visitor(
      archive: archive, rules: rules,
      fetch: { request in
        do throws(FetchingError) {
          return .success(try await fetcher.fetch(request))
        } catch {
          return .failure(error)
        }
      }, time: time, hubs: hubs)
  }

  /// What runs.
  func service(log: WatchLog = .standard, once: Bool = false) -> WatchService {
    WatchService(watcher: Watcher(visitor: visitor, log: log), once: once)
  }
}
