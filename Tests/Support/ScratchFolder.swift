public import Foundation

/// A folder of one test's own, gone with the value.
public final class ScratchFolder {
  public let url: URL

  public init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("writethru-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    // A folder that is gone already is as good.
    try? FileManager.default.removeItem(at: url)
  }

  /// The path of a file in the folder, whether it is there or not.
  public func path(_ name: String) -> String { url.appendingPathComponent(name).path }
}
