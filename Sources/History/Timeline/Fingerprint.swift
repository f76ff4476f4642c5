public import Extraction

/// Equal for two articles exactly when a reader would see the same thing.
///
/// One comma, the headline alone, a byline or the developing marker make another fingerprint. Declared
/// dates, addresses and the language do not: a page that only claims to be newer has not changed.
/// The encoding below is part of the file format: articles are kept once for each fingerprint.
public struct Fingerprint: Sendable, Hashable {
  /// The digest of the article's visible fields, each with its length before it.
  public let digest: Digest

  /// Takes an article's fingerprint.
  ///
  /// - Complexity: O(*n*) in the bytes of its text.
  public init(of article: Article) {
    var hasher = Digest.Hasher()
    hasher.update(field: article.headline)
    hasher.update(field: article.standfirst ?? "")
    hasher.update(fields: article.byline)
    hasher.update(field: article.status.rawValue)
    hasher.update(fields: article.markers)
    hasher.update(length: article.blocks.count)
    for block in article.blocks {
      hasher.update(field: block.kind.rawValue)
      hasher.update(field: block.text)
    }
    digest = hasher.finish()
  }

  /// Takes up a fingerprint that was stored.
  public init(digest: Digest) {
    self.digest = digest
  }
}

extension Digest.Hasher {
  fileprivate mutating func update(fields: [String]) {
    update(length: fields.count)
    for field in fields { update(field: field) }
  }
}
