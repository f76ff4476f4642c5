import Foundation
public import History

/// The state of the record at a moment: how many entries it has, and the hash of the last one.
///
/// Published or time-stamped elsewhere, it proves later that nothing was altered or taken out of what
/// stood there then.
public struct Attestation: Sendable, Equatable, CustomStringConvertible {
  public var entries: Int64
  /// SHA-256 of the last entry's line.
  public var hash: Digest

  public init(entries: Int64, hash: Digest) {
    self.entries = entries
    self.hash = hash
  }

  /// Reads `1896:5f3c…`, as `description` writes it; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let entries = Int64(parts[0]), entries >= 0,
      String(entries) == parts[0], let hash = Digest(hex: String(parts[1]))
    else { return nil }
    self.init(entries: entries, hash: hash)
  }

  public var description: String { "\(entries):\(hash.hex)" }
}

/// What checking an archive has found.
public struct Verification: Sendable {
  /// One thing that does not hold.
  public struct Fault: Sendable, Equatable {
    /// The entry of the record that it concerns; nil where it concerns none in particular.
    public var entry: Int64?
    public var reason: String
  }

  public var attestation: Attestation
  public var stories = 0
  public var snapshots = 0
  /// Pages whose bytes were unpacked and have their digest.
  public var pages = 0
  /// Pages whose bytes were given up, of which the record tells.
  public var pagesGivenUp = 0
  /// Snapshots whose page was read again and gives the article that is told of it.
  public var readings = 0
  /// The first things that do not hold, in the order of the record; at most `faultLimit`.
  public private(set) var faults: [Fault] = []
  /// How many things do not hold in all.
  public private(set) var faultCount = 0

  /// How many faults are kept.
  public static let faultLimit = 100

  init(_ attestation: Attestation) { self.attestation = attestation }

  /// Whether all holds.
  public var isClean: Bool { faultCount == 0 }

  mutating func fail(_ entry: Int64? = nil, _ reason: String) {
    faultCount += 1
    guard faults.count < Self.faultLimit else { return }
    faults.append(Fault(entry: entry, reason: reason))
  }
}
