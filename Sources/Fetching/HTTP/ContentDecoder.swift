import Extraction

/// Undoes the content coding of an answer while it comes, within a limit.
///
/// Memory holds what has been unpacked and one piece, whatever a few bytes would unpack to.
struct ContentDecoder {
  private enum State {
    /// Nothing is to be undone.
    case plain
    /// Too few bytes have come to see whether they are packed as was declared.
    case undecided(Unpacker.Format, head: [UInt8])
    case packed(Unpacker)
  }

  /// What is offered to servers.
  static let offered = "gzip, deflate, zstd"
  /// Codings that nobody was offered and that can't be undone.
  private static let unknown: Set = ["br", "compress", "x-compress", "dcb", "dcz"]

  private var state = State.plain
  private let limit: Int
  private(set) var bytes: [UInt8] = []

  /// Begins an answer.
  ///
  /// - Parameters:
  ///   - coding: The value of `Content-Encoding`; words that are no coding mean nothing, as for browsers.
  ///   - limit: How many bytes the answer may have in the end.
  /// - Throws: `badAnswer` for a coding that can't be undone.
  init(coding: String?, limit: Int) throws(FetchingError) {
    self.limit = limit
    let names = (coding ?? "").lowercased().split { ", \t".contains($0) }.map(String.init)
    if let name = names.first(where: Self.unknown.contains) {
      throw .badAnswer("it is packed with \(name), which was not asked for")
    }
    let formats = names.compactMap { name in
      Unpacker.Format(rawValue: name.hasPrefix("x-") ? String(name.dropFirst(2)) : name)
    }
    guard formats.count <= 1 else { throw .badAnswer("it is packed more than once") }
    if let format = formats.first { state = .undecided(format, head: []) }
  }

  /// Takes the next piece.
  ///
  /// - Throws: `tooLarge`, and `badAnswer` for what can't be unpacked.
  mutating func add(_ piece: [UInt8]) throws(FetchingError) {
    switch state {
    case .plain: bytes += piece
    case .packed(let unpacker): try unpack(piece, unpacker)
    case .undecided(let format, let head):
      let head = head + piece
      state = .undecided(format, head: head)
      if head.count >= Unpacker.signatureLength { try decide(format, head) }
    }
    if bytes.count > limit { throw .tooLarge(limit: limit, isDecoded: true) }
  }

  /// Ends the answer.
  ///
  /// - Throws: `badAnswer` where something is missing, and as `add`.
  mutating func finish() throws(FetchingError) {
    if case .undecided(let format, let head) = state, !head.isEmpty { try decide(format, head) }
    guard case .packed(let unpacker) = state else { return }
    do throws(ExtractionError) {
      try unpacker.finish()
    } catch {
      throw .badAnswer(error.finding)
    }
  }

  /// Bytes that are not packed as was declared stay as they are: some servers declare what they didn't do.
  private mutating func decide(
    _ format: Unpacker.Format, _ head: [UInt8]
  ) throws(FetchingError) {
    let unpacker =
      format == .deflate
      ? Unpacker(.deflate, startingWith: head) : Unpacker(startingWith: head)
    guard let unpacker else {
      state = .plain
      bytes += head
      return
    }
    state = .packed(unpacker)
    try unpack(head, unpacker)
  }

  private mutating func unpack(
    _ piece: [UInt8], _ unpacker: Unpacker
  ) throws(FetchingError) {
    do throws(ExtractionError) {
      try unpacker.unpack(piece, limit: limit, into: &bytes)
    } catch {
      throw .badAnswer(error.finding)
    }
  }
}
