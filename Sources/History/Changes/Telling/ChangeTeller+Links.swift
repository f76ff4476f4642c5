import Extraction

/// Where the text sends its readers.
extension ChangeTeller {
  /// A link with the sentence that it stands in.
  private struct Placed {
    var link: Link
    var sentence: Int?
  }

  /// Tells links to other sites that came, went or lead elsewhere now, in text that stands on both sides.
  ///
  /// Those in sentences that were added or removed go with them.
  mutating func tellLinks() {
    var gone = placedLinks(of: comparison.old, \.old)
    var come = placedLinks(of: comparison.new, \.new)
    guard gone.map(\.link) != come.map(\.link) else { return }
    dropPairs(&gone, &come, by: \.self)
    for (before, after) in dropPairs(&gone, &come, by: \.text) {
      let addresses = (before.link.address.description, after.link.address.description)
      changes.append(
        Change(
          .link, "link leads elsewhere",
          detail: "\(after.link.text.quoted): \(addresses.0) → \(addresses.1)",
          old: addresses.0, new: addresses.1, oldSentences: before.sentence.map { [$0] } ?? [],
          newSentences: after.sentence.map { [$0] } ?? []))
    }
    // The same address under other words: the words are told already.
    dropPairs(&gone, &come, by: \.address)
    for placed in gone {
      let address = placed.link.address.description
      changes.append(
        Change(
          .link, "link removed", detail: "\(placed.link.text.quoted) (\(address))", old: address,
          oldSentences: placed.sentence.map { [$0] } ?? []))
    }
    for placed in come {
      let address = placed.link.address.description
      changes.append(
        Change(
          .link, "link added", detail: "\(placed.link.text.quoted) (\(address))", new: address,
          newSentences: placed.sentence.map { [$0] } ?? []))
    }
  }

  /// The links of one side in blocks of which something stands on the other side, too.
  private func placedLinks(
    of article: Article, _ sentences: (Passage) -> [Sentence]
  ) -> [Placed] {
    guard article.blocks.contains(where: { !$0.links.isEmpty }) else { return [] }
    var kept: [Int: [Sentence]] = [:]
    for passage in comparison.passages where !passage.old.isEmpty && !passage.new.isEmpty {
      for sentence in sentences(passage) { kept[sentence.block, default: []].append(sentence) }
    }
    let links = article.outwardLinks
    return kept.sorted { $0.key < $1.key }.flatMap { block, sentences in
      links[block].map { link in
        Placed(link: link, sentence: sentences.first { $0.text.contains(link.text) }?.index)
      }
    }
  }

  /// Takes out of both lists what has the same key, each used once, in order.
  @discardableResult private func dropPairs(
    _ gone: inout [Placed], _ come: inout [Placed], by key: (Link) -> some Hashable
  ) -> [(Placed, Placed)] {
    var places: [AnyHashable: [Int]] = [:]
    for (offset, placed) in come.enumerated().reversed() {
      places[AnyHashable(key(placed.link)), default: []].append(offset)
    }
    var pairs: [(Placed, Placed)] = []
    var used: Set<Int> = []
    gone.removeAll { placed in
      guard let found = places[AnyHashable(key(placed.link))]?.popLast() else { return false }
      used.insert(found)
      pairs.append((placed, come[found]))
      return true
    }
    come = come.enumerated().filter { !used.contains($0.offset) }.map(\.element)
    return pairs
  }
}
