import Foundation

/// A command that was run to its end.
struct Child {
  let seconds: Double
  /// Most memory that it held, in bytes.
  let peak: Int

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Runs a command, its output going nowhere.
  ///
  /// - Parameters:
  ///   - arguments: The program, looked up in PATH, and its arguments.
  ///   - input: A file for its standard input.
  /// - Returns: How long it took, and how much memory.
  /// - Throws: `Failure` where it does not end with status 0.
  static func run(_ arguments: [String], input: URL? = nil) throws -> Child {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input?.path ?? "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    var words = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    let call = arguments.joined(separator: " ")
    guard let program = words[0] else { throw Failure(description: "no command") }
    var child = pid_t()
    let start = ContinuousClock.now
    guard posix_spawnp(&child, program, &actions, nil, &words, environ) == 0 else {
      throw Failure(description: "\(call): cannot be started")
    }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(child, &status, 0, &usage) < 0, errno == EINTR {}
    guard status == 0 else { throw Failure(description: "\(call): failed") }
    return Child(
      seconds: start.duration(to: .now) / .seconds(1), peak: Int(usage.ru_maxrss) << 10)
  }
}
