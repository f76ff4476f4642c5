import History
import SiteFiles

/// A template, style sheet or script that is part of the program.
struct SiteFile: Sendable {
  var name: String
  var bytes: [UInt8]

  static let all: [SiteFile] = (0..<site_file_count()).map { position in
    let file = site_file(position)
    return SiteFile(
      name: String(cString: file.name),
      bytes: Array(UnsafeBufferPointer(start: file.bytes, count: file.size)))
  }

  /// The file of a name.
  static func named(_ name: String) -> SiteFile {
    guard let file = all.first(where: { $0.name == name }) else {
      preconditionFailure("there is no \(name)")
    }
    return file
  }

  /// The first digits of the content's digest, which stand in the file's address: another content has
  /// another address, so that browsers may keep it for ever.
  var version: String { String(Digest(of: bytes).hex.prefix(12)) }

  var type: String {
    switch name.split(separator: ".").last {
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "json": "application/json"
    case "svg": "image/svg+xml"
    default: "application/octet-stream"
    }
  }
}
