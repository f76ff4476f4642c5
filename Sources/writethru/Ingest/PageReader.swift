import Extraction
import Foundation

/// Reads whole pages, up to the extractor's limit.
enum PageReader {
  /// Reads a file or standard input.
  ///
  /// - Throws: `CommandFailure` with the reason, without the path.
  static func bytes(of source: PageSource) throws -> [UInt8] {
    let limit = Extractor.Limits().bytes
    guard let path = source.path else {
      return try read(STDIN_FILENO, limit: limit)
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw CommandFailure(String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var status = stat()
    if fstat(descriptor, &status) == 0, Int(status.st_size) > limit {
      throw ExtractionError.tooLarge(bytes: Int(status.st_size), limit: limit)
    }
    return try read(descriptor, limit: limit)
  }

  private static func read(_ descriptor: Int32, limit: Int) throws -> [UInt8] {
    let chunk = 1 << 16
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: chunk)
    while true {
      let count = Foundation.read(descriptor, &buffer, chunk)
      if count == 0 { return bytes }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw CommandFailure(String(cString: strerror(errno))) }
      bytes += buffer[..<count]
      if bytes.count > limit { throw ExtractionError.tooLarge(bytes: bytes.count, limit: limit) }
    }
  }
}
