import Foundation
import NIOCore
import NIOPosix
public import NIOSSL
import Synchronization

/// A site on this machine that answers as a script says: byte by byte, so that it can lie and be slow.
///
///     let site = try await LocalSite { request, connection in
///       try await connection.send("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi")
///     }
///     // … ask site.address
///     await site.stop()
///
/// It keeps count of who asked at the same time, as only a server can see it. Each connection serves one
/// request and is closed behind its answer.
public final class LocalSite: Sendable {
  /// Answers one request; what it throws only ends the connection.
  public typealias Script = @Sendable (SiteRequest, SiteConnection) async throws -> Void

  public let port: Int
  /// What was seen so far.
  public var visits: SiteVisits { shared.withLock { $0 } }

  private let shared: SharedVisits
  private let serving: Task<Void, any Error>

  /// Begins to answer on a free port of 127.0.0.1.
  ///
  /// - Parameters:
  ///   - security: With which certificate and key it proves who it is; nil for plain HTTP.
  ///   - script: What it answers.
  /// - Throws: What the system says where no port can be bound, or the certificate does not fit the key.
  public init(security: TLSConfiguration? = nil, _ script: @escaping Script) async throws {
    let context = try security.map { try NIOSSLContext(configuration: $0) }
    let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .serverChannelOption(.backlog, value: 1024)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .bind(host: "127.0.0.1", port: 0) { channel in
        channel.eventLoop.makeCompletedFuture {
          if let context {
            try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
          }
          return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    guard let port = server.channel.localAddress?.port else {
      preconditionFailure("a bound socket has a port")
    }
    self.port = port
    let visits = SharedVisits()
    shared = visits
    serving = Task {
      try await server.executeThenClose { connections in
        try await withThrowingDiscardingTaskGroup { group in
          for try await connection in connections {
            group.addTask { await Self.serve(connection, visits, script) }
          }
        }
      }
    }
  }

  /// The address of its front page, by number.
  public var address: String { "http://127.0.0.1:\(port)/" }

  /// Ends it, also in the middle of answers.
  public func stop() async {
    serving.cancel()
    // How it ended makes no difference.
    _ = await serving.result
  }

  private static func serve(
    _ channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>, _ visits: SharedVisits, _ script: Script
  ) async {
    visits.withLock { $0.connections += 1 }
    // Whoever asks may go away at any moment.
    try? await channel.executeThenClose { inbound, outbound in
      var received: [UInt8] = []
      for try await piece in inbound {
        received += piece.readableBytesView
        guard let request = SiteRequest(received) else { continue }
        let visit = visits.withLock { $0.begin(request.host) }
        let connection = SiteConnection(outbound: outbound) { visits.withLock { $0.end(visit) } }
        defer { connection.end() }
        try await script(request, connection)
        return
      }
    }
  }
}

/// The visits of a site, shared between its connections.
final class SharedVisits: Sendable {
  private let visits = Mutex(SiteVisits())

  func withLock<Value>(_ work: (inout sending SiteVisits) -> sending Value) -> Value {
    visits.withLock(work)
  }
}
