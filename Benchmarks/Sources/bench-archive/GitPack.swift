import Foundation

/// The same material in git: a file for each story, a commit for each revision, packed as tightly as git
/// does by itself.
struct GitPack {
  private struct Line: Decodable {
    var story: String
  }

  /// The bytes of the pack after `git gc --aggressive`.
  ///
  /// - Parameters:
  ///   - histories: JSON Lines with a `story` in each.
  ///   - folder: Where the repository is made.
  /// - Returns: The bytes of its packs, without their indexes.
  /// - Throws: What reading a history or running git throws.
  static func size(of histories: [URL], in folder: URL) throws -> Int {
    let stream = folder.appendingPathExtension("fast-import")
    FileManager.default.createFile(atPath: stream.path, contents: nil)
    let file = try FileHandle(forWritingTo: stream)
    var number = 0
    for history in histories {
      for line in try Data(contentsOf: history).split(separator: UInt8(ascii: "\n")) {
        number += 1
        let story = try JSONDecoder().decode(Line.self, from: Data(line)).story
        let name = story.map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()
        var commit = Data(
          """
          commit refs/heads/main
          committer bench <bench@localhost> \(1_924_992_000 + number) +0000
          data 0
          M 100644 inline \(name)
          data \(line.count)

          """.utf8)
        commit += line + Data("\n".utf8)
        try file.write(contentsOf: commit)
      }
    }
    try file.close()
    _ = try Child.run(["git", "init", "-q", "--bare", folder.path])
    _ = try Child.run(["git", "-C", folder.path, "fast-import", "--quiet"], input: stream)
    _ = try Child.run(["git", "-C", folder.path, "gc", "-q", "--aggressive", "--prune=now"])
    let packs = folder.appendingPathComponent("objects/pack")
    return try FileManager.default.contentsOfDirectory(atPath: packs.path)
      .filter { $0.hasSuffix(".pack") }
      .reduce(0) { $0 + (try fileSize(packs.appendingPathComponent($1))) }
  }
}

/// The bytes of a file.
func fileSize(_ place: URL) throws -> Int {
  try place.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
}
