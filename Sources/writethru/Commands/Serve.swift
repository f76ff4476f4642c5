import ArgumentParser
import Fetching
import Foundation
import Site
import Storage

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serves the archive as a web site, to this machine alone unless told otherwise.",
    discussion: """
      The address is printed when requests are taken; SIGTERM and Control-C let running requests finish. \
      With --token-file pages can be sent to /api/v1/snapshots by whoever knows the token; nothing else \
      ever writes. The log on standard error has a line for each request, without who asked or what was looked for.

      With --watch it also visits what is followed, as `watch run` does. With --public-address as well, feeds \
      that name a hub (WebSub) are subscribed to there: their news come at once.

      EXAMPLE:
        writethru serve
        writethru serve --port 0 --db archive.db
        writethru serve --host 0.0.0.0 --public-address https://edits.example
        writethru serve --token-file token.txt
        writethru serve --watch
      """)

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var configured: ConfigurationOptions
  @Option(help: "The name or address to listen on; without it \(SiteConfiguration().host).")
  var host: String?
  @Option(
    help: "The port to listen on, 0 for any free one; without it \(SiteConfiguration().port).")
  var port: Int?
  @Option(
    help: ArgumentHelp(
      "Under which address others reach the site; in feeds and where pages are shared.",
      valueName: "address"))
  var publicAddress: String?
  @Option(
    help: ArgumentHelp(
      "The WebSub hub that feeds name, where one is told of news.", valueName: "address"))
  var hub: String?
  @Option(
    help: ArgumentHelp(
      "A file whose first line is the token of those who may send pages: 16 characters or more.",
      valueName: "file"))
  var tokenFile: String?
  @Flag(help: "Visit what is followed, too.") var watch = false
  @OptionGroup var fetching: FetchOptions

  func validate() throws {
    guard port.map({ (0...65535).contains($0) }) ?? true else {
      throw ValidationError("--port is a number from 0 to 65535")
    }
    for (name, address) in [("--public-address", publicAddress), ("--hub", hub)] {
      if let address, !Self.isUsable(address, isHub: name == "--hub") {
        throw ValidationError("\(name) begins with http:// or https://")
      }
    }
  }

  private static func isUsable(_ address: String, isHub: Bool) -> Bool {
    let parts = URLComponents(string: address)
    return ["http", "https"].contains(parts?.scheme) && parts?.host?.isEmpty == false
      && (isHub || parts?.query == nil) && parts?.fragment == nil
  }

  /// What the site is told: flags over the configuration.
  private func siteConfiguration(_ settings: Settings) throws -> SiteConfiguration {
    var configuration = SiteConfiguration()
    let usual = settings.serve
    // First, since it makes the archive where there is none.
    configuration.intake = try intake(tokenFile ?? usual.tokenFile)
    configuration.host = host ?? usual.host ?? configuration.host
    configuration.port = port ?? usual.port ?? configuration.port
    for (key, address, isHub) in [
      ("serve.publicAddress", usual.publicAddress, false), ("serve.hub", usual.hub, true),
    ] {
      if let address, !Self.isUsable(address, isHub: isHub) {
        throw CommandFailure(
          "the configuration of \(key) begins with http:// or https://", status: 64)
      }
    }
    configuration.publicAddress = (publicAddress ?? usual.publicAddress).map {
      $0.hasSuffix("/") ? String($0.dropLast()) : $0
    }
    configuration.hub = hub ?? usual.hub
    configuration.log = { Output.error.write("\($0)\n") }
    return configuration
  }

  /// Where pages go that are sent to the site; nil without a token.
  private func intake(_ tokenFile: String?) throws -> Intake? {
    guard let tokenFile else { return nil }
    let text: String
    do {
      text = try String(contentsOfFile: tokenFile, encoding: .utf8)
    } catch {
      throw CommandFailure("\(tokenFile.printable): the token cannot be read")
    }
    let token = text.prefix { !$0.isNewline }.trimmingCharacters(in: .whitespaces)
    let writing = try CommandFailure.translating { try archive.open(.write) }
    guard let intake = Intake(into: writing, token: token) else {
      throw CommandFailure(
        "\(tokenFile.printable): the token has fewer than 16 characters; write a longer one")
    }
    return intake
  }

  func run() async throws {
    let settings = try await configured.settings()
    var configuration = try siteConfiguration(settings)
    guard watch else { return try await serve(configuration) }
    let watching = try await CommandFailure.translating {
      try Watching(
        archive: archive.open(.write), rules: settings.rules,
        fetcher: Fetcher(fetching.policy(over: settings.policy)),
        publicAddress: configuration.publicAddress)
    }
    configuration.callbacks = watching.hubs?.callbacks
    do {
      try await withThrowingTaskGroup(of: Void.self) { [configuration] group in
        // Each ends by itself when the program is asked to; where one fails, the other is ended.
        group.addTask { try await serve(configuration) }
        group.addTask { try await watching.service().runAlone() }
        try await group.waitForAll()
      }
    } catch {
      await watching.fetcher.shutdown()
      throw error as? CommandFailure ?? CommandFailure("\(error)".printable)
    }
    await watching.fetcher.shutdown()
  }

  private func serve(_ configuration: SiteConfiguration) async throws {
    let opened = try await CommandFailure.translating { try archive.open(.read) }
    do {
      try await Website(archive: opened, configuration: configuration).run { address in
        Output.standard.write("\(address)\n")
        Output.standard.flush()
      }
    } catch {
      throw CommandFailure("\(error)".printable)
    }
  }
}
