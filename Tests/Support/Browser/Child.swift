public import Foundation
import Synchronization

/// A program that runs beside a test, and ends with it.
public final class Child: Sendable {
  private let process: Process
  private let lines = Mutex<[String]>([])
  private let rest = Mutex(Data())

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - path: The program.
  ///   - arguments: What it is started with.
  ///   - errors: The file that takes its standard error, kept where it is there; nil for none.
  /// - Throws: What starting it throws.
  public init(_ path: String, _ arguments: [String], errors: URL? = nil) throws {
    process = Process()
    // A child that a task starts has SIGTERM blocked, and could not be ended by it.
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["--default-signal=TERM", path] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    if let errors {
      if !FileManager.default.fileExists(atPath: errors.path) { try Data().write(to: errors) }
      let file = try FileHandle(forWritingTo: errors)
      try file.seekToEnd()
      process.standardError = file
    }
    process.standardInput = FileHandle.nullDevice
    try process.run()
    pipe.fileHandleForReading.readabilityHandler = { [weak self] handle in
      self?.take(handle.availableData)
    }
  }

  deinit { end() }

  /// Ends the program with SIGTERM and waits until it is gone.
  public func end() {
    guard process.isRunning else { return }
    process.terminate()
    process.waitUntilExit()
  }

  /// The status with which it ended.
  public var status: Int32 { process.terminationStatus }

  /// Waits for a line of its output.
  ///
  /// - Parameter matches: Whether it is the line that is meant.
  /// - Returns: The line.
  /// - Throws: `WebDriver.Failure` when it has ended without one, or two minutes have gone by.
  public func line(_ matches: (String) -> Bool) async throws -> String {
    var isLast = false
    for _ in 0..<2400 {
      if let line = lines.withLock({ $0.first(where: matches) }) { return line }
      guard !isLast else { break }
      // What it wrote before it ended may still be on its way.
      isLast = !process.isRunning
      try await Task.sleep(for: .milliseconds(isLast ? 500 : 50))
    }
    throw WebDriver.Failure(description: "it said nothing: \(lines.withLock { $0 })")
  }

  private func take(_ data: Data) {
    let new = rest.withLock { rest -> [String] in
      rest.append(data)
      guard let end = rest.lastIndex(of: 0x0A) else { return [] }
      let text = String(decoding: rest[...end], as: UTF8.self)
      rest = Data(rest[rest.index(after: end)...])
      return text.split(separator: "\n").map(String.init)
    }
    lines.withLock { $0 += new }
  }
}
