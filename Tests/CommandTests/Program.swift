import Foundation
import Support
import Testing

/// The built program, run as a process in a scratch folder of its own.
final class Program {
  struct Result {
    var output: String
    var error: String
    var status: Int32
  }

  private let scratch: ScratchFolder

  init() throws {
    scratch = try ScratchFolder()
  }

  var folder: URL { scratch.url }

  /// The project's folder.
  static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let examples = project.appendingPathComponent("examples")

  /// The program beside the running tests.
  static let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("writethru")

  /// Runs the program with a clean environment, its archive in the scratch folder.
  func run(
    _ arguments: String..., input: Data = Data(), in place: URL? = nil,
    environment: [String: String] = [:]
  ) throws -> Result {
    try start(arguments, input: input, in: place, environment: environment).finish()
  }

  /// Starts the program, or a shell that ends as the program; output goes to files, so that no full pipe
  /// can stop it.
  func start(
    _ arguments: [String], of executable: URL = Program.executable, input: Data = Data(),
    in place: URL? = nil, environment: [String: String] = [:]
  ) throws -> Running {
    let names = ["input", "output", "error"].map {
      folder.appendingPathComponent("\($0)-\(UUID())")
    }
    try input.write(to: names[0])
    for name in names.dropFirst() { try Data().write(to: name) }
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = place ?? folder
    process.environment = ["WRITETHRU_DB": path("archive.db"), "PATH": "/usr/bin:/bin"]
      .merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: names[0])
    process.standardOutput = try FileHandle(forWritingTo: names[1])
    process.standardError = try FileHandle(forWritingTo: names[2])
    try process.run()
    return Running(process: process, output: names[1], error: names[2])
  }

  struct Running {
    let process: Process
    let output: URL
    let error: URL

    func finish() throws -> Result {
      process.waitUntilExit()
      return Result(
        output: try String(contentsOf: output, encoding: .utf8),
        error: try String(contentsOf: error, encoding: .utf8), status: process.terminationStatus)
    }
  }

  func path(_ name: String) -> String { scratch.path(name) }

  /// Writes a file into the scratch folder.
  func write(_ name: String, _ bytes: some Sequence<UInt8>) throws {
    let file = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func write(_ name: String, _ text: String) throws {
    try write(name, text.utf8)
  }

  /// Takes all examples in, in the order of the demonstration.
  func ingestExamples() throws -> String {
    let address = "https://www.courier.example/2025/03/04/tallowford-footbridge"
    let runs = [
      try run("ingest", "tallowford-footbridge", "--url", address, in: Program.examples),
      try run("ingest", "pellhaven-warehouse", "ostrelle-warehouse", in: Program.examples),
      try run("ingest", "vesk-strait-ferry", "velmoor-water.jsonl", in: Program.examples),
    ]
    for run in runs { #expect(run.status == 0, "\(run.error)") }
    return runs.map(\.output).joined()
  }

  /// Runs the program and reads its JSON.
  func json(_ arguments: String...) throws -> Any {
    let result = try start(arguments).finish()
    #expect(result.status == 0, "\(result.error)")
    return try JSONSerialization.jsonObject(with: Data(result.output.utf8))
  }
}
