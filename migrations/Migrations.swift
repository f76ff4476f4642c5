// The scripts that make and change an archive's tables, embedded so that the installed program needs
// no file beside it. A script that is not listed here fails a test.

/// The numbered SQL scripts, in the order in which they are applied.
public enum Migrations {
  /// One script.
  public struct Script: Sendable {
    /// The file's name without its ending, for instance `v001-archive`.
    public let name: String
    public let sql: String
  }

  /// All scripts; the format of an archive is their number.
  public static let all: [Script] = [
    Script(name: "v001-archive", sql: text(PackageResources.v001_archive_sql)),
    Script(name: "v002-chain", sql: text(PackageResources.v002_chain_sql)),
    Script(name: "v003-redaction", sql: text(PackageResources.v003_redaction_sql)),
    Script(name: "v004-telling", sql: text(PackageResources.v004_telling_sql)),
    Script(name: "v005-origin", sql: text(PackageResources.v005_origin_sql)),
    Script(name: "v006-exchange", sql: text(PackageResources.v006_exchange_sql)),
    Script(name: "v007-following", sql: text(PackageResources.v007_following_sql)),
    Script(name: "v008-fates", sql: text(PackageResources.v008_fates_sql)),
  ]

  /// The script that makes the derived tables, empty, in place of any that are there.
  public static let derived = Script(
    name: "derived", sql: text(PackageResources.derived_sql))

  private static func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}
