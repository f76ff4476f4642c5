import Extraction
import Foundation
import History
import Storage

/// One state of an original resource: a revision, and since when it was seen (RFC 7089).
struct Memento: Sendable {
  var seenAt: Date
  var number: Int
}

/// The states of the article at an address.
///
/// A story may have several addresses; each has all of the story's revisions, since readers of either
/// were shown the same story. Revisions whose texts were taken out are none any more.
struct Mementos: Sendable {
  let story: String
  /// The address as it is normalised.
  let original: String
  /// In the order of time; never empty.
  let all: [Memento]

  /// Finds the states of an address.
  ///
  /// - Throws: `notFound` where the archive has no revision under it.
  init(of address: Address, in archive: Archive) throws {
    let outline: Outline
    do {
      let story = try archive.story(matching: address.description)
      guard story.addresses.contains(address.description) else {
        throw SiteError.notFound("the address")
      }
      outline = try archive.outline(of: story.id, isTold: false)
    } catch ArchiveError.unknownStory {
      throw SiteError.notFound("the address")
    }
    try self.init(of: outline, original: address.description)
  }

  /// The states that an outline has.
  init(of outline: Outline, original: String) throws(SiteError) {
    story = outline.story.id
    self.original = original
    all = outline.revisions.filter { $0.snapshot.redaction == nil }
      .map { Memento(seenAt: $0.snapshot.seenAt, number: $0.number) }
    guard !all.isEmpty else { throw .notFound("a revision under this address") }
  }

  /// The state that was seen last at or before a moment; the first one where the moment lies before it.
  func position(at moment: Date) -> Int {
    // Moments come in whole seconds.
    max(0, (all.firstIndex { HTTPDate($0.seenAt).date > moment } ?? all.count) - 1)
  }

  /// The address without what only browsers need.
  static func address(of text: Substring) throws(SiteError) -> Address {
    var text = String(text)
    // Some clients and proxies escape the address or take one of its slashes.
    if !text.contains(":/"), let plain = text.removingPercentEncoding { text = plain }
    if let end = text.firstRange(of: ":/")?.upperBound, !text[end...].hasPrefix("/") {
      text.insert("/", at: end)
    }
    guard let address = Address(text) else {
      throw .badRequest("An address follows that begins with http:// or https://.")
    }
    return address
  }
}
