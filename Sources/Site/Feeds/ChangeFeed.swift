import Extraction
import Foundation
import History
import Storage

/// A list of changes as feed readers get it, in whatever form.
struct ChangeFeed: Sendable {
  struct Item: Sendable {
    var story: String
    var number: Int
    var previous: Int?
    var headline: String
    var language: String?
    var firstSeenAt: Date
    /// What it brought in a few words each.
    var phrases: [String]
    var kinds: [Change.Kind]
    /// What changed, as HTML; for a first revision its text.
    var html: String

    /// A name that never changes, as the revision's number does not.
    var id: String { ChangeLog.id(ofRevision: number, of: story) }

    var path: String {
      previous.map { SitePath.comparison(story, $0, number) } ?? SitePath.revision(story, number)
    }

    var title: String {
      let what = phrases.joined(separator: "; ")
      return headline.isEmpty ? what : "\(headline): \(what)"
    }
  }

  /// What makes the feed another one than others: words for its name.
  var identity: [String]
  var title: String
  /// The page that shows the same.
  var home: String
  /// Where the feed is, in the one form and the other.
  var address: @Sendable (FeedPath.Form) -> String
  /// The address of the part behind this one; nil at the end.
  var next: String?
  var items: [Item]

  var id: String { ChangeLog.uuid(["site feed"] + identity) }

  /// When something in it was last new.
  var updatedAt: Date { items.map(\.firstSeenAt).max() ?? Date(timeIntervalSince1970: 0) }

  /// Most items of one part.
  static let size = 30
}

extension ChangeFeed.Item {
  /// What a revision brought, as it was told, with both texts read to show where.
  ///
  /// - Parameters:
  ///   - story: The story's permanent id.
  ///   - number: The revision's number.
  ///   - previous: The number of the one before it, where both have their texts.
  ///   - telling: What it brought; nil where there is nothing to compare it with.
  ///   - archive: Where the texts are.
  /// - Throws: What reading revisions throws.
  init(
    of story: String, _ number: Int, after previous: Int?, _ telling: Telling?, in archive: Archive
  ) throws {
    let numbers = [previous, number].compactMap(\.self)
    let revisions = try archive.revisions(numbers, of: story)
    guard let revision = revisions.last else {
      preconditionFailure("as many revisions are read as were asked for")
    }
    self.story = story
    self.number = number
    self.previous = previous
    headline = revision.article.headline
    language = revision.article.language
    firstSeenAt = revision.firstSeenAt
    kinds = telling?.kinds ?? []
    if let redaction = revision.redaction {
      phrases = [redaction.sentence]
      html = "<p>\(redaction.sentence.inHTML)</p>"
    } else if let telling, revisions.count == 2, revisions[0].redaction == nil {
      let comparison = Comparison(
        from: revisions[0].article, to: revision.article, told: telling)
      phrases = telling.phrases.isEmpty ? ["declared dates changed"] : telling.phrases
      html =
        "<ul>\n\(phrases.map { "<li>\($0.inHTML)</li>\n" }.joined())</ul>\n"
        + comparison.htmlForFeeds
    } else {
      self.previous = nil
      phrases = ["first seen"]
      html =
        ([revision.article.standfirst].compactMap(\.self) + revision.article.blocks.map(\.text))
        .map { "<p dir=\"auto\">\($0.inHTML)</p>\n" }.joined()
    }
  }
}
