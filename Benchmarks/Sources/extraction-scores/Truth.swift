import Foundation

/// What is known of a page.
struct Truth: Decodable {
  var set: String
  var file: String
  var url: String?
  var articleBody: String?
  var with: [String]?
  var without: [String]?
  var headline: String?
  var author: [String]?
  var datePublished: String?

  private struct File: Decodable {
    var pages: [String: Truth]
  }

  /// The pages of a folder by their ids.
  static func pages(of folder: URL) throws -> [String: Truth] {
    let data = try Data(contentsOf: folder.appendingPathComponent("truth.json"))
    return try JSONDecoder().decode(File.self, from: data).pages
  }
}

/// What was read from a page, as scorers take it.
struct Prediction: Encodable {
  var articleBody = ""
  var headline: String?
  var author: [String]?
  /// ISO 8601 with the declared offset, or the day alone where none is declared.
  var datePublished: String?
}

/// The bytes of a file, unpacked where it is packed by gzip.
func unpacked(_ file: URL) throws -> [UInt8] {
  guard file.pathExtension == "gz" else { return Array(try Data(contentsOf: file)) }
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["gzip", "-dc", file.path]
  let output = Pipe()
  process.standardOutput = output
  try process.run()
  let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else { throw CocoaError(.fileReadCorruptFile) }
  return Array(bytes)
}

/// The processor's time that this process has used, in seconds.
func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
