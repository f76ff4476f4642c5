import Foundation
import Synchronization

/// Standard output or standard error, written in whole pieces.
final class Output: Sendable {
  static let standard = Output(descriptor: STDOUT_FILENO)
  static let error = Output(descriptor: STDERR_FILENO)

  private let descriptor: Int32
  private let state = Mutex(State())

  private struct State {
    var pending: [UInt8] = []
    var isClosed = false
    var outlivesReader = false
  }

  private init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Whether somebody looks at it directly.
  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Lets the work go on when nobody reads its results any more; otherwise the program ends there,
  /// with success.
  func outliveReader() {
    state.withLock { $0.outlivesReader = true }
  }

  func write(_ text: String) {
    write(Array(text.utf8))
  }

  /// Writes bytes as they are; standard output keeps small pieces together.
  func write(_ bytes: [UInt8]) {
    state.withLock { $0.pending += bytes }
    if descriptor == STDERR_FILENO || state.withLock({ $0.pending.count }) > 1 << 16 { flush() }
  }

  func flush() {
    state.withLock { state in
      var start = 0
      while start < state.pending.count, !state.isClosed {
        let count = state.pending[start...].withUnsafeBytes {
          Foundation.write(descriptor, $0.baseAddress, $0.count)
        }
        if count >= 0 {
          start += count
        } else if errno != EINTR {
          fail(&state, errno)
        }
      }
      state.pending = []
    }
  }

  private func fail(_ state: inout State, _ code: Int32) {
    state.isClosed = true
    guard descriptor == STDOUT_FILENO else { return }
    if code == EPIPE {
      if !state.outlivesReader { exit(0) }
    } else {
      Output.error.write("writethru: standard output: \(String(cString: strerror(code)))\n")
      exit(1)
    }
  }

  /// Makes a reader that went away an ordinary error of `write`.
  static func ignoreBrokenPipes() {
    signal(SIGPIPE, SIG_IGN)
  }
}
