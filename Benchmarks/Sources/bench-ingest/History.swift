import Foundation

/// A history in JSON Lines, in the forms that the two programs take in.
struct History {
  /// One revision.
  struct Line: Codable {
    var story: String
    var time: String
    var title: String
    var text: String
  }

  let lines: [Line]

  /// Reads a file; a line without a title or text is left out.
  init(path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let decoder = JSONDecoder()
    lines = data.split(separator: UInt8(ascii: "\n")).compactMap { line in
      // What cannot be read here is not measured.
      try? decoder.decode(Line.self, from: Data(line))
    }
  }

  /// Makes a history of so many revisions from an example story: each revision changes some of its
  /// paragraphs, as an incident's updates do.
  init(example path: String, count: Int) throws {
    let seed = try History(path: path).lines
    let longest = seed.map(\.text).max { $0.count < $1.count } ?? ""
    let paragraphs = longest.components(separatedBy: "\n\n")
    lines = (0..<count).map { number in
      let (story, step) = (number / 25, number % 25)
      var body = (0..<4).flatMap { part in
        paragraphs.map { "Report \(story)-\(part): \($0)" }
      }
      for change in 0...step {
        body[change * 7 % body.count] += " Update \(change): \(change * 37) homes."
      }
      let time = Date(timeIntervalSince1970: 1_741_068_720 + Double(number) * 60)
      return Line(
        story: "story-\(story)", time: time.formatted(.iso8601),
        title: "Water notice, district \(story)", text: body.joined(separator: "\n\n"))
    }
  }

  /// As `writethru ingest` reads it.
  var jsonLines: Data {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return Data(try lines.flatMap { Array(try encoder.encode($0)) + [UInt8(ascii: "\n")] })
    }
  }

  /// As `git fast-import` reads it: a file for each story, a commit for each revision.
  var fastImport: Data {
    var stream = Data()
    for (number, line) in lines.enumerated() {
      let content = Data("\(line.title)\n\n\(line.text)\n".utf8)
      let name = line.story.map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()
      stream += Data(
        """
        commit refs/heads/main
        committer bench <bench@localhost> \(1_741_068_720 + number) +0000
        data 0
        M 100644 inline \(name).txt
        data \(content.count)

        """.utf8)
      stream += content + Data("\n".utf8)
    }
    return stream
  }
}
