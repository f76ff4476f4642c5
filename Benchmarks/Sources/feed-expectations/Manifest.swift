import Foundation

/// Any value of JSON.
enum Value: Decodable, Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case list([Value])
  case object([String: Value])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      // Each attempt's failure only says that the value is of another kind.
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if let value = try? container.decode([Value].self) {
      self = .list(value)
    } else {
      self = .object(try container.decode([String: Value].self))
    }
  }

  var text: String? {
    if case .text(let text) = self { return text }
    return nil
  }

  /// Each leaf with the path to it.
  func leaves(_ path: [String] = []) -> [(path: [String], value: Value)] {
    switch self {
    case .object(let members):
      members.sorted { $0.key < $1.key }.flatMap { $0.value.leaves(path + [$0.key]) }
    case .list(let values):
      values.enumerated().flatMap { $0.element.leaves(path + [String($0.offset)]) }
    default: [(path, self)]
    }
  }
}

/// A line of the manifest: a file, and what is expected of it.
struct ManifestLine: Decodable {
  struct Check: Decodable {
    var path: [Value]
    var op: String
    var value: Value?
  }

  var file: String
  var source: String
  var expect: [Check]?
  var expectedFile: String?
  var expectedSchema: String?
  var pollTime: String?

  enum CodingKeys: String, CodingKey {
    case file, source, expect
    case expectedFile = "expected_file"
    case expectedSchema = "expected_schema"
    case pollTime = "poll_time"
  }
}

/// One thing that is expected of a feed.
struct Expectation {
  enum Schema: String {
    case feedparser
    case unified = "gofeed, unified"
    case native = "gofeed, native"
  }

  var schema: Schema
  var path: [String]
  var op: String
  var value: Value

  /// All that a line of the manifest expects.
  static func all(of line: ManifestLine, in folder: URL) throws -> [Expectation] {
    if let checks = line.expect {
      return checks.map { check in
        let path = check.path.map { part in
          if case .number(let index) = part { String(Int(index)) } else { part.text ?? "" }
        }
        return Expectation(
          schema: .feedparser, path: path, op: check.op, value: check.value ?? .null)
      }
    }
    guard let file = line.expectedFile else { return [] }
    let data = try Data(contentsOf: folder.appendingPathComponent(file))
    let schema: Schema = line.expectedSchema == "unified" ? .unified : .native
    return try JSONDecoder().decode(Value.self, from: data).leaves().map {
      Expectation(schema: schema, path: $0.path, op: "eq", value: $0.value)
    }
  }
}
