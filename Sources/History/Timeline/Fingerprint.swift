public import Extraction

/// Equal for two articles exactly when a reader would see the same thing.
///
/// One comma, the headline alone, a byline, a link to another site or the developing marker make another
/// fingerprint. Declared dates, addresses and the language do not: a page that only claims to be newer
/// has not changed. Nor do links within the site: their addresses follow the headlines of other articles
/// and are renamed with sections, while the page that they stand on stays as it is.
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
    for (block, links) in zip(article.blocks, article.outwardLinks) {
      hasher.update(field: block.kind.rawValue)
      hasher.update(field: block.text)
      guard !links.isEmpty else { continue }
      // Only where there are any: an article without links keeps the fingerprint that it always had.
      // No kind of block is called so, hence the next block cannot be taken for it.
      hasher.update(field: "links")
      hasher.update(length: links.count)
      for link in links {
        hasher.update(field: link.text)
        hasher.update(field: link.address.description)
      }
    }
    digest = hasher.finish()
  }

  /// Takes up a fingerprint that was stored.
  public init(digest: Digest) {
    self.digest = digest
  }
}

extension Article {
  /// For each block its links that lead to other sites.
  ///
  /// Where the article's own address is not known, the site that most of its links lead to is taken for
  /// its own: an article that is read with its address and without it should be one article.
  ///
  /// - Complexity: O(*n*) in the number of links.
  var outwardLinks: [[Link]] {
    guard blocks.contains(where: { !$0.links.isEmpty }), let own = address ?? mostLinkedAddress
    else { return Array(repeating: [], count: blocks.count) }
    return blocks.map { $0.links.filter { !$0.address.isOfSite(of: own) } }
  }

  /// The first address of the host that most links lead to.
  private var mostLinkedAddress: Address? {
    var counts: [String: Int] = [:]
    let addresses = blocks.lazy.flatMap(\.links).map(\.address)
    for address in addresses { counts[address.host, default: 0] += 1 }
    let most = counts.values.max()
    return addresses.first { counts[$0.host] == most }
  }
}

extension Digest.Hasher {
  fileprivate mutating func update(fields: [String]) {
    update(length: fields.count)
    for field in fields { update(field: field) }
  }
}
