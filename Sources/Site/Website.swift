import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
public import Storage
import Synchronization

// Site shows an archive to people and programs: routes, templates, what an address means, and how an
// error is answered. It refuses to know SQL and the arguments of commands; what changed and how that is
// told it asks of History.

/// The pages of an archive, as a value that tests can ask without a socket.
///
///     let site = Website(archive: try Archive(path: "writethru.db", access: .read))
///     try await site.run { address in print("listening on \(address)") }
///
/// It writes nothing into the archive's record; while it runs it keeps what revisions brought in a table that is
/// derived. What others write meanwhile is shown at the next request.
public struct Website: Sendable {
  /// What is shown; pages are made from a connection of their thread.
  var archive: Archive
  let configuration: SiteConfiguration
  let templates = Templates()
  let files = SiteFiles()
  let cache: PageCache
  let workshop: Workshop
  let logger: Logger
  private let listening = Listening()

  /// Makes a site.
  public init(archive: Archive, configuration: SiteConfiguration = SiteConfiguration()) {
    self.archive = archive
    self.configuration = configuration
    cache = PageCache(size: configuration.cacheSize)
    workshop = Workshop(archive)
    let log = configuration.log
    logger = Logger(label: "site") { _ in LineLog(write: log) }
  }

  /// Serves until the program is asked to end by SIGTERM or SIGINT; running requests are finished.
  ///
  /// - Parameter onListening: Called once with the site's address when requests are taken.
  /// - Throws: `SiteError.cannotListen`.
  public func run(
    onListening: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws(SiteError) {
    let telling = Task.detached(priority: .background) { await tellAll() }
    defer { telling.cancel() }
    do {
      try await application(onListening: onListening).runService()
    } catch {
      throw .cannotListen(
        host: configuration.host, port: configuration.port, reason: "\(error)")
    }
  }

  /// Where others reach the site, without a slash at the end: what absolute addresses begin with.
  var publicAddress: String {
    configuration.publicAddress ?? listening.address(host: configuration.host, configuration.port)
  }

  /// The router with its server.
  func application(
    onListening: @escaping @Sendable (String) -> Void = { _ in }
  ) -> some ApplicationProtocol {
    Application(
      router: router(),
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [
            SlowClients(
              reading: .seconds(Int64(configuration.requestSeconds)),
              writing: .seconds(Int64(configuration.answerSeconds)))
          ],
          idleTimeout: .seconds(Int64(configuration.idleSeconds)),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))),
      configuration: ApplicationConfiguration(
        address: .hostname(configuration.host, port: configuration.port),
        availableConnectionsDelegate: MaximumAvailableConnections(
          configuration.connections, logger: logger)),
      onServerRunning: { [listening, configuration] channel in
        let port = channel.localAddress?.port ?? configuration.port
        listening.port.withLock { $0 = port }
        onListening(listening.address(host: configuration.host, port))
      },
      logger: logger)
  }

  /// The port that was found free, once there is one.
  private final class Listening: Sendable {
    let port = Mutex<Int?>(nil)

    func address(host: String, _ configured: Int) -> String {
      let name = host.contains(":") ? "[\(host)]" : host
      return "http://\(name):\(port.withLock { $0 } ?? configured)"
    }
  }
}
