import ArgumentParser
import Foundation
import Site
import Storage

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serves the archive as a web site, to this machine alone unless told otherwise.",
    discussion: """
      The address is printed when requests are taken; SIGTERM and Control-C let running requests finish. \
      The log on standard error has a line for each request, without who asked or what was looked for.

      EXAMPLE:
        writethru serve
        writethru serve --port 0 --db archive.db
        writethru serve --host 0.0.0.0 --public-address https://edits.example
      """)

  @OptionGroup var archive: ArchiveOptions
  @Option(help: "The name or address to listen on.") var host = SiteConfiguration().host
  @Option(help: "The port to listen on; 0 for any free one.") var port = SiteConfiguration().port
  @Option(
    help: ArgumentHelp(
      "Under which address others reach the site; in feeds and where pages are shared.",
      valueName: "address"))
  var publicAddress: String?

  func validate() throws {
    guard (0...65535).contains(port) else {
      throw ValidationError("--port is a number from 0 to 65535")
    }
    guard let publicAddress else { return }
    let parts = URLComponents(string: publicAddress)
    guard ["http", "https"].contains(parts?.scheme), parts?.host?.isEmpty == false,
      parts?.query == nil, parts?.fragment == nil
    else { throw ValidationError("--public-address begins with http:// or https://") }
  }

  func run() async throws {
    let opened = try CommandFailure.translating { try archive.open(.read) }
    var configuration = SiteConfiguration()
    configuration.host = host
    configuration.port = port
    configuration.publicAddress = publicAddress.map {
      $0.hasSuffix("/") ? String($0.dropLast()) : $0
    }
    configuration.log = { Output.error.write("\($0)\n") }
    do {
      try await Site(archive: opened, configuration: configuration).run { address in
        Output.standard.write("\(address)\n")
        Output.standard.flush()
      }
    } catch {
      throw CommandFailure("\(error)".printable)
    }
  }
}
