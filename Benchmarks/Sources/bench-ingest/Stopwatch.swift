import Foundation

/// Runs a command and gives its wall time in seconds; nil where it failed.
///
/// Spawned and awaited directly: Foundation's `Process` looks for the end of its child every 50 ms only,
/// which is longer than the program takes to start.
///
/// - Parameters:
///   - arguments: The program, looked up in PATH, and its arguments.
///   - input: A file for its standard input; its outputs go nowhere.
/// - Returns: Seconds from before the start until the end is known.
func seconds(_ arguments: [String], input: URL? = nil) -> Double? {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 0, input?.path ?? "/dev/null", O_RDONLY, 0)
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
  var words = arguments.map { strdup($0) } + [nil]
  defer { for word in words { free(word) } }
  guard let program = words[0] else { return nil }
  var child = pid_t()
  let start = ContinuousClock.now
  guard posix_spawnp(&child, program, &actions, nil, &words, environ) == 0 else {
    return nil
  }
  var status: Int32 = 0
  while waitpid(child, &status, 0) < 0, errno == EINTR {}
  let took = start.duration(to: .now) / .seconds(1)
  return status == 0 ? took : nil
}
