import Extraction
import Foundation
import NIOHTTP1

/// What a host answered to one request.
struct Answer: Sendable {
  let status: Int
  /// The header fields, bounded and without control characters.
  let fields: [Exchange.Field]
  /// Where the answer leads; nil for one that is not a redirect.
  let location: String?
  /// Without their content coding; none of an answer that leads elsewhere.
  var bytes: [UInt8] = []
  var finishedAt = Date()

  /// How many fields are kept, how many bytes of a value, and of all together.
  private static let limits = (count: 128, value: 4096, all: 1 << 15)
  private static let redirects = [301, 302, 303, 307, 308]

  init(status: Int, headers: HTTPHeaders) {
    self.status = status
    location = Self.redirects.contains(status) ? headers.first(name: "location") : nil
    var left = Self.limits.all
    var fields: [Exchange.Field] = []
    for (name, value) in headers.prefix(Self.limits.count) {
      let field = Exchange.Field(
        name: Self.harmless(name.lowercased()), value: Self.harmless(value))
      left -= field.name.utf8.count + field.value.utf8.count
      if left < 0 { break }
      fields.append(field)
    }
    self.fields = fields
  }

  /// The value of the first header field of that name, which is given in small letters.
  func value(of name: String) -> String? {
    fields.first { $0.name == name }?.value
  }

  /// The beginning of a text, with a sign where a control character stood.
  private static func harmless(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var length = 0
    for scalar in text.unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control && scalar != "\t"
      let kept = isControl ? "\u{FFFD}" : scalar
      length += UTF8.width(kept)
      if length > limits.value { break }
      result.append(kept)
    }
    return String(result)
  }
}
