import Foundation
import Testing

/// A disk that is full and permissions that are taken away in the middle of a batch: a message, status 1,
/// an archive that holds, and a batch that is just run again.
struct DiskTests {
  private let program: Program

  init() throws {
    program = try Program()
    // Words without a pattern, so that the archive grows as much as what comes in.
    var state: UInt64 = 1
    let lines = (0..<600).map { line in
      let words = (0..<60).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return String(state >> 24, radix: 36)
      }
      return #"{"story": "s", "time": "2031-05-\#(10 + line / 1440)T\#(10 + line / 60 % 24 % 10):"#
        + #"\#(10 + line % 50):\#(10 + line / 50 % 50)Z", "title": "Flood \#(line)", "text": "\#(words.joined(separator: " "))"}"#
    }
    try program.write("history.jsonl", lines.joined(separator: "\n"))
  }

  /// Runs a script in the scratch folder, with the program as `$program`.
  private func run(_ script: String) throws -> (output: String, status: Int32) {
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/bash")
    shell.arguments = ["-c", script]
    shell.currentDirectoryURL = program.folder
    shell.environment = [
      "program": Program.executable.path, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
    ]
    let output = program.folder.appendingPathComponent("output-\(UUID())")
    try Data().write(to: output)
    shell.standardOutput = try FileHandle(forWritingTo: output)
    shell.standardError = shell.standardOutput
    try shell.run()
    shell.waitUntilExit()
    return (try String(contentsOf: output, encoding: .utf8), shell.terminationStatus)
  }

  /// Whether this user may mount a small disk in a space of their own.
  private static let canMount: Bool = {
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    shell.arguments = ["unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    shell.standardError = FileHandle.nullDevice
    // Where there is no such command, there is no such disk.
    guard (try? shell.run()) != nil else { return false }
    shell.waitUntilExit()
    return shell.terminationStatus == 0
  }()

  @Test(.enabled(if: canMount))
  func `a full disk is said, and the batch goes on when there is room`()
    throws
  {
    try FileManager.default.createDirectory(
      atPath: program.path("disk"), withIntermediateDirectories: true)
    try program.write(
      "script",
      """
      mount -t tmpfs -o size=1m tmpfs disk || exit 20
      db=disk/archive.db
      $program ingest history.jsonl --db $db
      echo "status $?"
      $program verify --db $db || exit 21
      mount -o remount,size=64m disk || exit 22
      $program ingest history.jsonl --db $db || exit 23
      $program verify --db $db || exit 24
      """)
    let (output, status) = try run("exec unshare -rm bash script")
    #expect(status == 0, "\(output)")
    #expect(output.contains("disk/archive.db: the disk is full"), "\(output)")
    #expect(output.contains("status 1"), "\(output)")
    #expect(output.contains("known already"), "something was recorded before the disk was full")
  }

  @Test func `a file that may not grow is said, and the batch goes on when it may`() throws {
    let (output, status) = try run(
      """
      db=archive.db
      (trap '' XFSZ; ulimit -f 1100; exec $program ingest history.jsonl --db $db)
      echo "status $?"
      $program verify --db $db || exit 21
      $program ingest history.jsonl --db $db || exit 23
      $program verify --db $db || exit 24
      """)
    #expect(status == 0, "\(output)")
    #expect(output.contains("what was acknowledged before is kept"), "\(output)")
    #expect(output.contains("status 1"), "\(output)")
    #expect(output.contains("known already"), "something was recorded before it could not grow")
  }

  @Test func `permissions that are taken away in the middle lose nothing`() throws {
    let (output, status) = try run(
      """
      mkdir place
      db=place/archive.db
      # More lines than are recorded at once, and than are read at once; the wait has an end.
      (head -n 570 history.jsonl; for try in $(seq 1000); do [ -s $db ] && break; sleep 0.01; done
        chmod 0444 $db; chmod 0555 place; tail -n +571 history.jsonl) |
        $program ingest - --db $db
      echo "first status $?"
      $program ingest history.jsonl --db $db
      echo "status $?"
      $program verify --quick --db $db || exit 21
      chmod 0755 place; chmod 0644 $db
      $program ingest history.jsonl --db $db || exit 23
      $program verify --db $db || exit 24
      """)
    #expect(status == 0, "\(output)")
    #expect(output.contains("place/archive.db: the archive is read-only"), "\(output)")
    #expect(output.contains("\nstatus 1"), "\(output)")
    #expect(output.contains("known already"), "\(output)")
  }
}
