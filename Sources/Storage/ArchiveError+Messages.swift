import GRDB
import History

extension ArchiveError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing(let path):
      "\(path): no archive here; make one with `writethru ingest`, or name one with --db"
    case .notAnArchive(let path, let reason): "\(path): not a writethru archive: \(reason)"
    case .newer(let path, let format, let known):
      "\(path): written by a newer writethru (format \(format), this program knows \(known)); "
        + "update the program"
    case .readOnly(let path): "\(path): the archive is read-only; nothing was recorded"
    case .unopenable(let path, let reason): "\(path): cannot open the archive: \(reason)"
    case .exists(let path): "\(path): there is a file already; name another one"
    case .full(let path):
      "\(path): the disk is full; what was acknowledged before is kept, make room and run it again"
    case .locked(let path, let seconds):
      "\(path): another process is writing to the archive; waited \(seconds) s, try again"
    case .damaged(let path, let reason): "\(path): the archive is damaged: \(reason)"
    case .failed(let path, let reason): "\(path): \(reason)"
    case .unknownStory(let reference):
      "no story \"\(reference)\"; `writethru stories` lists them"
    case .ambiguousStory(let reference, let candidates):
      "\"\(reference)\" could be any of: \(candidates.joined(separator: ", ")); "
        + "write more of the id, key or address"
    case .unknownRevision(let story, let number, let known):
      "no revision \(number) of \(story); there are \(ArchiveError.ranges(known))"
    case .unreadableRevision(let story, let number):
      "the page of revision \(number) of \(story) holds no article as this version reads it; "
        + "its bytes are kept"
    case .badQuery(let query, let reason):
      "cannot look for \(query): \(reason)"
    case .alreadyLinked(let one, let other): "\(one) and \(other) are one story already"
    case .linkedElsewhere(let story, let other):
      "\(story) is linked into \(other) already; unlink \(story) first, or link \(other)"
    case .notLinked(let story): "\(story) is not linked to another story"
    case .givenUp(let page): "the bytes of page \(page) were given up, as the record tells"
    case .alreadyRedacted(let revision, let redaction): "\(revision) was \(redaction.sentence)"
    case .stillRead(let path):
      "\(path): redacted, but another program reads the archive as it was, so that the bytes still lie "
        + "in its log; end that program and run the same again"
    }
  }

  /// Numbers for a sentence: `1-4, 7`.
  private static func ranges(_ numbers: [Int]) -> String {
    guard !numbers.isEmpty else { return "none yet" }
    var ranges: [ClosedRange<Int>] = []
    for number in numbers.sorted() {
      if let last = ranges.last, last.upperBound + 1 == number {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ", ")
  }
}

extension ArchiveError {
  /// Runs SQLite work and says its failures in the archive's words: the only place that does.
  static func translating<Value>(
    path: String, patience: Double = 10, _ work: () throws -> Value
  ) throws(ArchiveError) -> Value {
    do {
      return try work()
    } catch let error as ArchiveError {
      throw error
    } catch let error as DatabaseError {
      throw ArchiveError(error, path: path, patience: patience)
    } catch Packer.Failure.damaged(let reason) {
      throw .damaged(path: path, reason: reason)
    } catch is RowDecodingError {
      // Its own words hold the row, with whatever text is in it.
      throw .damaged(
        path: path,
        reason: "a row holds what its table does not allow; `writethru verify` says more")
    } catch is DecodingError {
      throw .damaged(
        path: path, reason: "a list in a row can't be read; `writethru verify` says more")
    } catch {
      throw .failed(path: path, reason: "\(error)")
    }
  }

  private init(_ error: DatabaseError, path: String, patience: Double) {
    let reason = error.message ?? "error \(error.resultCode.rawValue)"
    if reason.hasPrefix("no such table") {
      self = .damaged(
        path: path, reason: "\(reason); make what is derived again with `writethru rebuild`")
      return
    }
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: path, seconds: Int(patience))
    case .SQLITE_FULL: self = .full(path: path)
    case .SQLITE_READONLY: self = .readOnly(path: path)
    case .SQLITE_NOTADB: self = .notAnArchive(path: path, reason: "not an SQLite file")
    case .SQLITE_CORRUPT: self = .damaged(path: path, reason: reason)
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      self = .unopenable(path: path, reason: reason)
    case .SQLITE_IOERR:
      self = .failed(
        path: path,
        reason: "reading or writing the disk failed (\(reason)); "
          + "what was acknowledged before is kept")
    default: self = .failed(path: path, reason: reason)
    }
  }
}
