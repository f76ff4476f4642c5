// diff-tokens OLD NEW: measures the engine on two files with a token on each line and prints one
// line of JSON.

import Foundation
import Measuring

guard CommandLine.arguments.count == 3 else {
  FileHandle.standardError.write(Data("usage: diff-tokens OLD NEW\n".utf8))
  exit(64)
}

func bytes(_ path: String) -> [UInt8] {
  guard let data = FileManager.default.contents(atPath: path) else {
    FileHandle.standardError.write(Data("diff-tokens: \(path): cannot be read\n".utf8))
    exit(1)
  }
  return Array(data)
}

let measurement = TokenMeasurement(
  old: bytes(CommandLine.arguments[1]), new: bytes(CommandLine.arguments[2]))
let encoder = JSONEncoder()
encoder.outputFormatting = [.sortedKeys]
FileHandle.standardOutput.write(try encoder.encode(measurement) + Data("\n".utf8))
