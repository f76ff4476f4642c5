public import Foundation

/// Writes values as JSON that is the same for the same value and harmless on a terminal.
///
/// Keys are sorted, times are ISO 8601 in UTC, and beside what RFC 8259 demands, DEL, C1 controls,
/// line separators and bidirectional controls are escaped: an article's text must not steer the
/// terminal or the eye of whoever reads the file.
public enum JSONText {
  /// Encodes a value.
  ///
  /// - Parameters:
  ///   - value: Anything that encodes without throwing of itself.
  ///   - pretty: Whether to indent; otherwise everything stands on one line.
  /// - Returns: The JSON, without a line break at its end.
  /// - Throws: What `value` throws while encoding.
  public static func encode(_ value: some Encodable, pretty: Bool = true) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
    encoder.dateEncodingStrategy = .custom { date, encoder in
      var container = encoder.singleValueContainer()
      try container.encode(date.iso8601)
    }
    return escaped(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  /// Escapes what JSON allows to stand raw; such characters only ever stand inside strings.
  private static func escaped(_ json: String) -> String {
    // Of the raw controls only the line breaks of indentation can be left by now.
    func mustEscape(_ scalar: Unicode.Scalar) -> Bool {
      scalar.isInvisibleControl && scalar != "\n"
    }
    guard json.unicodeScalars.contains(where: mustEscape) else { return json }
    var result = ""
    for scalar in json.unicodeScalars {
      if mustEscape(scalar) {
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  /// Whether this character shows nothing itself but can steer a terminal or reorder text: C0 and C1
  /// controls, DEL, line and paragraph separators, bidirectional controls (UAX #9).
  public var isInvisibleControl: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

extension Date {
  /// The moment in UTC as ISO 8601, with milliseconds only where there are any:
  /// `2025-03-04T06:12:00Z`.
  public var iso8601: String {
    let milliseconds = Int64((timeIntervalSince1970 * 1000).rounded())
    let whole = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
    return whole.formatted(.iso8601WithFraction(milliseconds % 1000 != 0))
  }
}

extension FormatStyle where Self == Date.ISO8601FormatStyle {
  fileprivate static func iso8601WithFraction(_ fraction: Bool) -> Date.ISO8601FormatStyle {
    Date.ISO8601FormatStyle(includingFractionalSeconds: fraction)
  }
}

/// A value that stands in JSON as null where there is none, so that every object has all its keys.
@propertyWrapper
public struct OrNull<Value: Encodable & Sendable>: Sendable, Encodable {
  public var wrappedValue: Value?

  public init(wrappedValue: Value?) {
    self.wrappedValue = wrappedValue
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let wrappedValue {
      try container.encode(wrappedValue)
    } else {
      try container.encodeNil()
    }
  }
}
