// feed-expectations FOLDER [--failures]: how many of the expectations of a folder of feeds hold that
// concern the fields of a `Feed`, and whether every file is read in bounded time. The folder has a
// `manifest.jsonl` with a file a line.
//
// Texts are compared as a reader sees them, since libraries sanitise markup each in its own way.

import Extraction
import Foundation

var folder: String?
var showsFailures = false
for argument in CommandLine.arguments.dropFirst() {
  if argument == "--failures" { showsFailures = true } else { folder = argument }
}
guard let folder, !folder.hasPrefix("-") else {
  FileHandle.standardError.write(Data("usage: feed-expectations FOLDER [--failures]\n".utf8))
  exit(64)
}

let place = URL(fileURLWithPath: folder)
let manifest = try String(
  contentsOf: place.appendingPathComponent("manifest.jsonl"), encoding: .utf8)
let lines = try manifest.split(separator: "\n").map {
  try JSONDecoder().decode(ManifestLine.self, from: Data($0.utf8))
}
var tally = Tally()
for line in lines {
  let url = place.appendingPathComponent(line.file)
  let page = try Page(fixture: url, name: line.file)
  let clock = ContinuousClock()
  var result = Result<Feed, FeedError>.failure(.empty)
  let time = clock.measure {
    do throws(FeedError) {
      result = .success(try FeedReader().feed(from: page))
    } catch {
      result = .failure(error)
    }
  }
  tally.read(line, result, time)
  for expectation in try Expectation.all(of: line, in: place) {
    tally.judge(expectation, of: line, result)
  }
}
tally.report(showsFailures: showsFailures)
