import ArgumentParser
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

      EXAMPLE:
        writethru serve
        writethru serve --port 0 --db archive.db
        writethru serve --host 0.0.0.0 --public-address https://edits.example
        writethru serve --token-file token.txt
      """)

  @OptionGroup var archive: ArchiveOptions
  @Option(help: "The name or address to listen on.") var host = SiteConfiguration().host
  @Option(help: "The port to listen on; 0 for any free one.") var port = SiteConfiguration().port
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

  func validate() throws {
    guard (0...65535).contains(port) else {
      throw ValidationError("--port is a number from 0 to 65535")
    }
    for (name, address) in [("--public-address", publicAddress), ("--hub", hub)] {
      guard let address else { continue }
      let parts = URLComponents(string: address)
      guard ["http", "https"].contains(parts?.scheme), parts?.host?.isEmpty == false,
        name == "--hub" || parts?.query == nil, parts?.fragment == nil
      else { throw ValidationError("\(name) begins with http:// or https://") }
    }
  }

  /// Where pages go that are sent to the site; nil without a token.
  private func intake() throws -> Intake? {
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
    var configuration = SiteConfiguration()
    // First, since it makes the archive where there is none.
    configuration.intake = try intake()
    let opened = try await CommandFailure.translating { try archive.open(.read) }
    configuration.host = host
    configuration.port = port
    configuration.publicAddress = publicAddress.map {
      $0.hasSuffix("/") ? String($0.dropLast()) : $0
    }
    configuration.hub = hub
    configuration.log = { Output.error.write("\($0)\n") }
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
