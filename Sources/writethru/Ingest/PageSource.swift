import Extraction
import Foundation

/// One place that pages are read from: a file, or standard input.
struct PageSource {
  /// As the user named it, or below the folder that was named; `-` for standard input.
  var name: String
  /// Where the file lies; nil for standard input.
  var path: String?
  /// The path by which the same source is known again: that of a regular file, since pipes and devices
  /// are called the same whatever comes out of them.
  var identity: String?
  /// When the page was seen, where the file's name says so: `20250304T061200Z.html`.
  var seenAt: Date?

  /// The endings of files that a folder is searched for.
  static let endings = ["html", "htm", "xhtml", "txt", "text", "md", "markdown", "jsonl", "ndjson"]

  /// The endings of feeds.
  static let feedEndings = ["xml", "rss", "atom", "rdf", "json"]
  /// The endings of packed files, behind that of what is in them.
  static let packedEndings = ["gz", "zst"]

  /// The ending of a name in small letters, without that of its packing.
  private static func ending(of name: String) -> String {
    let url = URL(fileURLWithPath: name)
    let ending = url.pathExtension.lowercased()
    guard packedEndings.contains(ending) else { return ending }
    return url.deletingPathExtension().pathExtension.lowercased()
  }

  /// What the file's ending says it is; nil where only the bytes can say.
  var format: Page.Format? {
    path == nil ? nil : Page.Format(fileExtension: PageSource.ending(of: name))
  }

  /// Finds what paths stand for: files, everything readable in folders, `-`.
  ///
  /// Files whose names begin with a time come in the order of time, after those without; the rest keep
  /// their order, within a folder that of their names.
  ///
  /// - Parameters:
  ///   - paths: What the user named.
  ///   - feeds: Whether folders are searched for feeds too.
  /// - Returns: The sources, and for each path that stands for nothing why.
  static func find(_ paths: [String], feeds: Bool = false) -> (
    sources: [PageSource], failures: [(path: String, reason: String)]
  ) {
    let endings = feeds ? endings + feedEndings : endings
    var sources: [PageSource] = []
    var failures: [(path: String, reason: String)] = []
    for path in paths {
      var isFolder: ObjCBool = false
      if path == "-" {
        sources.append(PageSource(name: "-"))
      } else if !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
        failures.append((path, "no such file or folder"))
      } else if !isFolder.boolValue {
        sources.append(PageSource(file: path))
      } else {
        let found = files(in: path, endings)
        sources += found.map(PageSource.init(file:))
        if found.isEmpty {
          failures.append(
            (
              path,
              "nothing to read in this folder; looked for .\(endings.joined(separator: ", ."))"
            ))
        }
      }
    }
    let untimed = sources.filter { $0.seenAt == nil }
    let timed = sources.enumerated().filter { $0.element.seenAt != nil }.sorted {
      ($0.element.seenAt ?? .distantPast, $0.offset) < (
        $1.element.seenAt ?? .distantPast, $1.offset
      )
    }
    return (untimed + timed.map(\.element), failures)
  }

  private init(name: String) {
    self.name = name
  }

  private init(file: String) {
    let url = URL(fileURLWithPath: file)
    name = file
    path = url.standardizedFileURL.path
    // Attributes that cannot be read are no identity; opening will say what is wrong.
    let type = try? FileManager.default.attributesOfItem(atPath: url.resolvingSymlinksInPath().path)
    identity = type?[.type] as? FileAttributeType == .typeRegular ? path : nil
    seenAt = PageSource.time(inName: url.deletingPathExtension().lastPathComponent)
  }

  /// The readable files below a folder, by name; hidden ones and READMEs are not pages.
  private static func files(in folder: String, _ endings: [String]) -> [String] {
    guard let walk = FileManager.default.enumerator(atPath: folder) else { return [] }
    var files: [String] = []
    while let relative = walk.nextObject() as? String {
      let name = (relative as NSString).lastPathComponent
      if name.hasPrefix(".") {
        walk.skipDescendants()
      } else if walk.fileAttributes?[.type] as? FileAttributeType != .typeDirectory,
        endings.contains(ending(of: name)),
        !name.uppercased().hasPrefix("README")
      {
        files.append((folder as NSString).appendingPathComponent(relative))
      }
    }
    return files.sorted()
  }

  /// The time that a name begins with, as archives of pages name their files: `20250304T061200Z`, with
  /// or without hyphens and colons.
  static func time(inName name: String) -> Date? {
    let digits = name.prefix { $0 != "Z" }.filter { !"-:".contains($0) }
    guard digits.count == 15, name.contains("Z") else { return nil }
    // A name that only looks like a time is a name: absence and failure mean the same.
    return try? Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted)
      .parse(digits + "Z")
  }
}
