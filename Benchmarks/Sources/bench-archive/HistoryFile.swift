import Foundation
import Measuring

/// Writes histories as JSON Lines, the same in every run.
struct HistoryFile {
  /// How many stories are followed at once, as by a newsroom.
  private static let followed = 100

  /// Writes so many revisions of many stories, in the order of their times; the longest story has `longest`.
  ///
  /// - Returns: The bytes that were written.
  static func write(
    _ count: Int, to place: URL, phrases: Phrasebook, longest: Int
  ) throws -> Int {
    FileManager.default.createFile(atPath: place.path, contents: nil)
    let file = try FileHandle(forWritingTo: place)
    var random = SeededRandom(seed: 7)
    var begun = 0
    func next() -> StoryWriter {
      begun += 1
      return StoryWriter(number: begun, phrases: phrases, longest: longest, seed: 11)
    }
    var stories = (0..<followed).map { _ in next() }
    var time = 1_924_992_000
    var written = 0
    var buffer = Data()
    for _ in 0..<count {
      time += Int.random(in: 1...90, using: &random)
      let place = Int.random(in: 0..<followed, using: &random)
      buffer += stories[place].line(at: time)
      if stories[place].remaining == 0 { stories[place] = next() }
      if buffer.count > 4 << 20 {
        try file.write(contentsOf: buffer)
        written += buffer.count
        buffer.removeAll(keepingCapacity: true)
      }
    }
    try file.write(contentsOf: buffer)
    try file.close()
    return written + buffer.count
  }
}
