import Extraction
import Foundation

/// Reads a file or standard input, whole up to a limit, or line by line, so that its size does not matter.
///
/// What is packed with gzip or zstd is unpacked on the way, whatever its name is.
struct InputReader: ~Copyable {
  enum Failure: Error { case unreadable(String) }

  /// The number of the line that `next` gave last, from 1.
  private(set) var number = 0
  /// How many bytes have been given.
  private(set) var offset = 0
  /// How many bytes there are, where that is known: not of a packed file.
  private(set) var size: Int?

  private let descriptor: Int32
  private let limit: Int
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  private var isBegun = false
  private var unpacker: Unpacker?
  /// Bytes of a packed file that were read to see that it is one.
  private var packed: [UInt8] = []

  /// Opens a file, or standard input for nil.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - limit: The most bytes of one line, or of the whole.
  /// - Throws: `unreadable`, with the system's reason.
  init(path: String?, limit: Int = Extractor.Limits().bytes) throws {
    self.limit = limit
    guard let path else {
      descriptor = STDIN_FILENO
      size = nil
      return
    }
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure.unreadable(String(cString: strerror(errno))) }
    var status = stat()
    size = fstat(descriptor, &status) == 0 ? Int(status.st_size) : nil
  }

  deinit {
    if descriptor != STDIN_FILENO { close(descriptor) }
  }

  /// All bytes.
  ///
  /// - Throws: `ExtractionError.tooLarge` for more than the limit, as soon as that is known.
  mutating func all() throws -> [UInt8] {
    let known = size ?? 0
    guard known <= limit else { throw ExtractionError.tooLarge(bytes: known, limit: limit) }
    while !isAtEnd {
      try fill()
      if buffer.count > limit { throw ExtractionError.tooLarge(bytes: buffer.count, limit: limit) }
    }
    return buffer
  }

  /// Whether this is a history, one JSON object a line.
  ///
  /// - Parameter format: What the source's name says; nil lets the first character decide.
  /// - Returns: Whether to read lines and not the whole.
  /// - Throws: `unreadable`, with the system's reason.
  mutating func isHistory(_ format: Page.Format?) throws -> Bool {
    if let format { return format == .jsonLine }
    while !isAtEnd, !buffer.contains(where: { $0 > 0x20 }), buffer.count < limit { try fill() }
    return buffer.first { $0 > 0x20 } == UInt8(ascii: "{")
  }

  /// The next line that is not blank, without its line break; nil at the end.
  ///
  /// - Parameter fail: Takes the number of a line over the limit, and why it is passed over.
  /// - Returns: The line.
  /// - Throws: `unreadable`, with the system's reason.
  mutating func next(fail: (Int, String) -> Void) throws -> [UInt8]? {
    while let line = try nextOfAny(fail: fail) {
      if line.contains(where: { $0 > 0x20 }) { return line }
    }
    return nil
  }

  private mutating func nextOfAny(fail: (Int, String) -> Void) throws -> [UInt8]? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        return give(to: end, skipping: 1)
      }
      if isAtEnd { return start < buffer.count ? give(to: buffer.count, skipping: 0) : nil }
      if buffer.count - start > limit {
        try skipLine()
        number += 1
        fail(number, "the line is longer than \(limit) bytes")
        searched = start
        continue
      }
      searched = buffer.count - start
      try fill()
    }
  }

  private mutating func give(to end: Int, skipping: Int) -> [UInt8] {
    var line = buffer[start..<end]
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    offset += end - start + skipping
    start = end + skipping
    number += 1
    return Array(line)
  }

  private static let chunk = 1 << 18

  /// Adds a piece to the buffer: unpacked, where the file is packed.
  private mutating func fill() throws {
    buffer.removeFirst(start)
    start = 0
    if !isBegun {
      isBegun = true
      var head = try Self.piece(descriptor)
      while !head.isEmpty, head.count < Unpacker.signatureLength {
        let more = try Self.piece(descriptor)
        if more.isEmpty { break }
        head += more
      }
      unpacker = Unpacker(startingWith: head)
      guard unpacker != nil else {
        buffer = head
        isAtEnd = head.isEmpty
        return
      }
      packed = head
      size = nil
    }
    guard let unpacker else {
      let piece = try Self.piece(descriptor)
      buffer += piece
      isAtEnd = piece.isEmpty
      return
    }
    do {
      var head = packed
      packed = []
      isAtEnd =
        !(try unpacker.unpack(atMost: Self.chunk, into: &buffer) {
          if head.isEmpty { return try Self.piece(descriptor) }
          defer { head = [] }
          return head
        })
    } catch let error as ExtractionError {
      throw Failure.unreadable(error.description)
    }
  }

  /// The next bytes of the file; none at its end.
  private static func piece(_ descriptor: Int32) throws -> [UInt8] {
    var count = 0
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: chunk) { bytes, size in
      repeat {
        count = read(descriptor, bytes.baseAddress, chunk)
        code = errno
      } while count < 0 && code == EINTR
      size = max(count, 0)
    }
    if count < 0 { throw Failure.unreadable(String(cString: strerror(code))) }
    return bytes
  }

  private mutating func skipLine() throws {
    while true {
      if let end = buffer[start...].firstIndex(of: UInt8(ascii: "\n")) {
        offset += end + 1 - start
        start = end + 1
        return
      }
      offset += buffer.count - start
      start = buffer.count
      if isAtEnd { return }
      try fill()
    }
  }
}
