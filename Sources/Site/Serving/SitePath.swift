import Foundation

/// The addresses of the site, made in one place.
///
/// They never change their meaning.
enum SitePath {
  static func story(_ id: String) -> String { "/stories/\(id)" }

  static func revision(_ id: String, _ number: Int) -> String {
    "/stories/\(id)/revisions/\(number)"
  }

  /// The bytes of the page that first showed a revision.
  static func raw(_ id: String, _ number: Int) -> String { "\(revision(id, number))/raw" }

  static func comparison(_ id: String, _ old: Int, _ new: Int) -> String {
    "/stories/\(id)/compare/\(changeID(old, new))"
  }

  /// What a reader of a revision does not know yet.
  static func since(_ id: String, _ number: Int) -> String { "/stories/\(id)/since/\(number)" }

  /// The name of what changed between two revisions of a story: `3..7`.
  static func changeID(_ old: Int, _ new: Int) -> String { "\(old)..\(new)" }

  /// An address with parameters; those that are nil are left out.
  static func with(_ path: String, _ parameters: [(String, String?)]) -> String {
    let pairs = parameters.compactMap { name, value in
      value.map { "\(name)=\(encoded($0))" }
    }
    return pairs.isEmpty ? path : "\(path)?\(pairs.joined(separator: "&"))"
  }

  /// The text as a parameter's value (RFC 3986, unreserved characters stay).
  static func encoded(_ text: String) -> String {
    let hex = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
      default: bytes += [0x25, hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
