import Foundation

/// A value as JSON has them.
public indirect enum JSONValue: Decodable, Equatable, Sendable {
  case null
  case boolean(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      // Each attempt tells apart what the value is; a failure only means that it is something else.
      self = .boolean(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  public init(_ text: String) throws {
    self = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
  }

  public subscript(key: String) -> JSONValue? {
    if case .object(let object) = self { object[key] } else { nil }
  }

  public var string: String? { if case .string(let value) = self { value } else { nil } }
  public var number: Double? { if case .number(let value) = self { value } else { nil } }
  public var array: [JSONValue] { if case .array(let values) = self { values } else { [] } }
  public var object: [String: JSONValue] {
    if case .object(let values) = self { values } else { [:] }
  }
}

/// A validator for as much of JSON Schema (2020-12) as the project's schemas use.
///
/// A keyword that it does not know is an error, so that nothing in a schema goes unchecked. It is stricter than
/// the standard in one thing: a key that the schema does not name is a fault, as an undocumented one would be.
public struct JSONSchema {
  private let root: JSONValue

  public struct Malformed: Error {
    public var reason: String
  }

  /// Reads a schema.
  public init(_ text: String) throws {
    root = try JSONValue(text)
    try JSONSchema.checkKeywords(root)
  }

  /// Takes the schemas that a description of an interface holds (OpenAPI 3.1).
  public init(openAPI description: JSONValue) throws {
    root = description
    for schema in (description["components"]?["schemas"]?.object ?? [:]).values {
      try JSONSchema.checkKeywords(schema)
    }
  }

  /// The words that a definition, or one of its properties, allows.
  public func words(_ definition: String, _ property: String? = nil) -> Set<String> {
    let schema = root["$defs"]?[definition]
    let part = property.map { schema?["properties"]?[$0] } ?? schema
    return Set((part?["enum"]?.array ?? []).compactMap(\.string))
  }

  /// What is wrong with a value, each fault with its place; empty for a valid one.
  public func faults(_ value: JSONValue) throws -> [String] {
    try faults(value, root, at: "$")
  }

  /// The same by a schema that refers to others of this document.
  public func faults(_ value: JSONValue, by schema: JSONValue) throws -> [String] {
    try faults(value, schema, at: "$")
  }

  private static let known: Set<String> = [
    "$schema", "$id", "$defs", "$ref", "title", "description", "type", "properties", "required",
    "items", "enum", "const", "anyOf", "minimum", "maximum", "pattern",
    "minLength", "maxLength", "format", "default",
  ]

  private static func checkKeywords(_ schema: JSONValue) throws {
    if let unknown = schema.object.keys.first(where: { !known.contains($0) }) {
      throw Malformed(reason: "unknown keyword \(unknown)")
    }
    for key in ["properties", "$defs"] {
      for part in (schema[key]?.object ?? [:]).values { try checkKeywords(part) }
    }
    for part in schema["anyOf"]?.array ?? [] { try checkKeywords(part) }
    if let items = schema["items"] { try checkKeywords(items) }
  }

  private func faults(_ value: JSONValue, _ schema: JSONValue, at place: String) throws -> [String]
  {
    if let reference = schema["$ref"]?.string {
      let target = reference.split(separator: "/").dropFirst().reduce(Optional(root)) {
        part, name in
        part?[String(name)]
      }
      guard let target else { throw Malformed(reason: "no definition \(reference)") }
      return try faults(value, target, at: place)
    }
    if let choices = schema["anyOf"]?.array {
      let all = try choices.map { try faults(value, $0, at: place) }
      return all.contains(where: \.isEmpty) ? [] : all.max { $0.count < $1.count } ?? []
    }
    var found = simpleFaults(value, schema, at: place)
    if case .object(let object) = value {
      for key in (schema["required"]?.array ?? []).compactMap(\.string) where object[key] == nil {
        found.append("\(place): no \(key)")
      }
      for (key, child) in object {
        guard let property = schema["properties"]?[key] else {
          found.append("\(place): \(key) is not documented")
          continue
        }
        found += try faults(child, property, at: "\(place).\(key)")
      }
    }
    if let items = schema["items"] {
      for (offset, child) in value.array.enumerated() {
        found += try faults(child, items, at: "\(place)[\(offset)]")
      }
    }
    return found
  }

  private func simpleFaults(_ value: JSONValue, _ schema: JSONValue, at place: String) -> [String] {
    var found: [String] = []
    let types = schema["type"].map { $0.string.map { [$0] } ?? $0.array.compactMap(\.string) }
    if let types, !types.contains(where: { JSONSchema.isOf($0, value) }) {
      found.append("\(place): not of type \(types.joined(separator: ", "))")
    }
    let allowed = schema["enum"]?.array ?? schema["const"].map { [$0] }
    if let allowed, !allowed.contains(value) {
      found.append("\(place): \(value) is not one of the allowed values")
    }
    if let number = value.number {
      if let least = schema["minimum"]?.number, number < least {
        found.append("\(place): \(number) is less than \(least)")
      }
      if let most = schema["maximum"]?.number, number > most {
        found.append("\(place): \(number) is more than \(most)")
      }
    }
    if let text = value.string, let pattern = schema["pattern"]?.string,
      text.range(of: pattern, options: .regularExpression) == nil
    {
      found.append("\(place): \(text) does not match \(pattern)")
    }
    return found
  }

  private static func isOf(_ type: String, _ value: JSONValue) -> Bool {
    switch (type, value) {
    case ("object", .object), ("array", .array), ("string", .string), ("null", .null),
      ("boolean", .boolean), ("number", .number):
      true
    case ("integer", .number(let number)): number == number.rounded()
    default: false
    }
  }
}
