import Foundation
import Hummingbird

extension SiteContext {
  /// The id of a story in the path.
  ///
  /// - Throws: `notFound` for what cannot be one.
  func story() throws(SiteError) -> String {
    let id = parameters.get("story") ?? ""
    let isID =
      (8...51).contains(id.utf8.count)
      && id.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
    guard isID else { throw .notFound("a story of this id") }
    return id
  }

  /// The number of a revision in the path.
  func number() throws(SiteError) -> Int {
    guard let number = SiteContext.number(parameters.get("number") ?? "") else {
      throw .notFound("a revision of this number")
    }
    return number
  }

  /// The two numbers of `OLD..NEW` in the path.
  func pair() throws(SiteError) -> (old: Int, new: Int) {
    let text = parameters.get("pair") ?? ""
    guard let dots = text.firstRange(of: ".."),
      let old = SiteContext.number(text[..<dots.lowerBound]),
      let new = SiteContext.number(text[dots.upperBound...])
    else { throw .badRequest("A comparison is named by two revisions: 3..7.") }
    return (old, new)
  }

  /// A number as it may be written: without a sign, without leading zeros, below a thousand million.
  static func number(_ text: some StringProtocol) -> Int? {
    guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      text.utf8.first != 0x30
    else { return nil }
    return Int(text)
  }
}

/// The parameters behind the question mark, as forms send them.
struct Query {
  private var values: [String: String] = [:]

  /// Reads the parameters of a request; of several with the same name the first counts.
  ///
  /// - Parameters:
  ///   - request: With the parameters behind the question mark of its address.
  ///   - isFromProgram: Programs leave out what they have no value for; forms send it empty.
  /// - Throws: `badRequest` where one is no text in UTF-8, or empty where it must not be.
  init(_ request: Request, isFromProgram: Bool = false) throws(SiteError) {
    for pair in (request.uri.query ?? "").split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let texts = parts.map {
        $0.replacing("+", with: " ").removingPercentEncoding
      }
      guard let name = texts.first ?? nil, let value = texts.count > 1 ? texts[1] : "" else {
        throw .badRequest("The parameters of the address are not written in UTF-8.")
      }
      guard !isFromProgram || !value.isEmpty else {
        throw .badRequest("A parameter of the address has no value.")
      }
      if values[name] == nil { values[name] = value }
    }
  }

  /// The value of a parameter without white space around it; nil where it is missing or empty.
  func text(_ name: String, atMost count: Int = 200) throws(SiteError) -> String? {
    let value = (values[name] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    guard value.count <= count else {
      throw .badRequest("\(name) has more than \(count) characters.")
    }
    return value.isEmpty ? nil : value
  }

  /// One of several words, or nil where the parameter is missing or empty.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ name: String, of type: Choice.Type = Choice.self
  ) throws(SiteError) -> Choice? {
    guard let value = values[name], !value.isEmpty else { return nil }
    guard let choice = Choice(rawValue: value) else {
      let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw .badRequest("\(name) is one of: \(words).")
    }
    return choice
  }

  /// A number from 1; nil where the parameter is missing or empty.
  func number(_ name: String) throws(SiteError) -> Int? {
    guard let value = values[name], !value.isEmpty else { return nil }
    guard let number = SiteContext.number(value) else {
      throw .badRequest("\(name) is a whole number from 1.")
    }
    return number
  }
}
