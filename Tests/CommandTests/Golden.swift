import Foundation
import Testing

/// Holds a text against the file of that name in `Golden`, word for word.
///
/// With WRITETHRU_RECORD=1 the files are written anew, and the run fails, so that a recording cannot slip in.
func expect(_ text: String, isGolden name: String) throws {
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden/\(name)")
  if ProcessInfo.processInfo.environment["WRITETHRU_RECORD"] == "1" {
    try text.write(to: file, atomically: true, encoding: .utf8)
    Issue.record("recorded \(name); look at it, and run again without WRITETHRU_RECORD")
    return
  }
  let golden = try String(contentsOf: file, encoding: .utf8)
  let differs = zip(text.split(separator: "\n"), golden.split(separator: "\n")).first { $0 != $1 }
  #expect(text == golden, "first difference: \(differs.map { "\($0)" } ?? "in length")")
}
