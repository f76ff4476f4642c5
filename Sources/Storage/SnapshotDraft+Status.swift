public import Extraction

extension SnapshotDraft {
  /// The address that the article stands at by its own word, else where it was received from; nil without one.
  public var articleAddress: Address? { article?.address }

  /// Whether there is an article that calls itself developing.
  public var isDeveloping: Bool { article?.status == .developing }
}
