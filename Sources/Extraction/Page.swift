/// The bytes of one page as they were received, with what their carrier said about them.
///
///     let page = Page(bytes: Array("Bridge closed\n\nBy A Reporter".utf8), format: .text)
///
/// A page knows nothing of when it was seen: that belongs to the snapshot, so that extraction stays
/// a pure function of the bytes, the address and the extractor's version.
public struct Page: Sendable, Equatable {
  /// What the bytes are written in.
  public enum Format: String, Sendable, CaseIterable {
    case html
    case text
    case markdown
    /// One line of a JSON Lines file: a revision brought in from elsewhere.
    case jsonLine

    /// The format that a file's extension stands for, or nil where it stands for none of them.
    ///
    /// - Parameter fileExtension: without its dot, in any case: `html`, `MD`.
    public init?(fileExtension: String) {
      switch fileExtension.lowercased() {
      case "html", "htm", "xhtml", "xht", "shtml": self = .html
      case "txt", "text": self = .text
      case "md", "markdown", "mdown", "mkd": self = .markdown
      case "jsonl", "ndjson", "jsonlines": self = .jsonLine
      default: return nil
      }
    }
  }

  /// The bytes exactly as they were received.
  public var bytes: [UInt8]
  /// The address that the page was received from, as it was written; nil where there is none.
  public var address: String?
  /// The media type that the carrier declared, for instance `text/html; charset=windows-1252`.
  public var declaredType: String?
  /// The format, where the caller knows it; nil lets the reader decide by the bytes.
  public var format: Format?
  /// What was said over HTTP; nil for a page that was not fetched by us.
  public var exchange: Exchange?

  public init(
    bytes: [UInt8], address: String? = nil, declaredType: String? = nil, format: Format? = nil,
    exchange: Exchange? = nil
  ) {
    self.bytes = bytes
    self.address = address
    self.declaredType = declaredType
    self.format = format
    self.exchange = exchange
  }
}
