import Dispatch
import Foundation
import Synchronization

/// Looks names up as the system does.
enum SystemResolver {
  private static let queue = DispatchQueue(label: "writethru.names", attributes: .concurrent)

  /// The network addresses of a name, the best first (RFC 6724).
  ///
  /// The system's look-up can't be stopped: where the task is cancelled it goes on, and nobody waits for it.
  /// - Throws: `FetchingError.unreachable` with the system's reason, or `cancelled`.
  static func addresses(of name: String) async throws -> [String] {
    let caller = Caller()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        caller.waits(continuation)
        queue.async { caller.gets(Result { () throws(FetchingError) in try lookUp(name) }) }
      }
    } onCancel: {
      caller.gets(.failure(.cancelled))
    }
  }

  private static func lookUp(_ name: String) throws(FetchingError) -> [String] {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = AI_ADDRCONFIG
    var list: UnsafeMutablePointer<addrinfo>?
    let status = getaddrinfo(name, nil, &hints, &list)
    guard status == 0 else {
      throw .unreachable(.lookup(String(cString: gai_strerror(status))))
    }
    defer { freeaddrinfo(list) }
    var addresses: [String] = []
    var next = list
    while let entry = next?.pointee {
      var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
      let length = socklen_t(text.count)
      if getnameinfo(entry.ai_addr, entry.ai_addrlen, &text, length, nil, 0, NI_NUMERICHOST) == 0 {
        addresses.append(
          String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
      }
      next = entry.ai_next
    }
    return addresses
  }

  /// Whoever waits for an answer, and gets the first.
  private final class Caller: Sendable {
    private enum State {
      case early
      case waiting(CheckedContinuation<[String], any Error>)
      case done
    }

    private let state = Mutex(State.early)

    func waits(_ continuation: CheckedContinuation<[String], any Error>) {
      let isLate = state.withLock { state in
        if case .done = state { return true }
        state = .waiting(continuation)
        return false
      }
      if isLate { continuation.resume(throwing: FetchingError.cancelled) }
    }

    func gets(_ result: Result<[String], FetchingError>) {
      let before = state.withLock { state in
        defer { state = .done }
        return state
      }
      if case .waiting(let continuation) = before {
        continuation.resume(with: result.mapError { $0 as any Error })
      }
    }
  }
}
