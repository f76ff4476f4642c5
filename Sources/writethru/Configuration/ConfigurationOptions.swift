import ArgumentParser
import Foundation

/// Where the configuration lies: the same words for every command that goes by it.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A file with the configuration.",
      discussion:
        "Without it: what WRITETHRU_CONFIG names, else writethru.json in this folder, where there is one.",
      valueName: "file"))
  var config: String?

  /// Reads the configuration, and tells which of its keys nobody knows.
  ///
  /// - Throws: `CommandFailure` where it cannot be used.
  func settings() async throws -> Settings {
    do {
      let (settings, unknown) = try await Settings.read(file: config)
      for key in unknown {
        Output.error.write(
          "writethru: the configuration has an unknown key, left out: \(key.printable)\n")
      }
      return settings
    } catch {
      throw CommandFailure("\(error)".printable, status: 64)
    }
  }
}
