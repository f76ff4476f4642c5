import Foundation

/// The program serving an archive, on a port that was free.
final class Server {
  let address: String
  private let process = Process()

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Starts it, and waits until it takes requests.
  init(program: String, archive: String) throws {
    let output = Pipe()
    // A program that is started from here would have SIGTERM blocked.
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "--default-signal", program, "serve", "--port", "0", "--db", archive,
    ]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var line: [UInt8] = []
    while line.last != UInt8(ascii: "\n") {
      guard let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty else {
        throw Failure(description: "the site did not start")
      }
      line += byte
    }
    address = String(decoding: line.dropLast(), as: UTF8.self)
  }

  /// What it holds of memory, in megabytes.
  func memory() throws -> Double {
    let status = try String(
      contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
    return (line.split(separator: " ").compactMap { Double($0) }.first ?? .nan) / 1000
  }

  func stop() {
    process.terminate()
    process.waitUntilExit()
  }
}

/// Runs a command, which ends with this status, and gives what it wrote.
func output(of command: [String], status: Int32 = 0) throws -> Data {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = command
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = FileHandle.nullDevice
  try process.run()
  let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  guard process.terminationStatus == status else {
    throw Server.Failure(description: "\(command.joined(separator: " ")) failed")
  }
  return data
}
