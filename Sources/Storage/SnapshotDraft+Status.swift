import Extraction

extension SnapshotDraft {
  /// Whether there is an article that calls itself developing.
  public var isDeveloping: Bool { article?.status == .developing }
}
