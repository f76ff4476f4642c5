import ArgumentParser
import Fetching
import Foundation

/// How addresses are asked: the same words for every command that asks some.
struct FetchOptions: ParsableArguments {
  @Flag(help: "Ask this machine and private networks too, at any port.") var allowPrivate = false
  @Flag(help: "Ask also what a site's robots.txt disallows.") var ignoreRobots = false
  @Option(
    help: ArgumentHelp(
      "Who answers for the requests: an address of mail or of a page, told to each site.",
      discussion: "Without it: what the configuration names, else nobody.", valueName: "contact"))
  var contact: String?

  /// The policy that the options and the environment describe.
  ///
  /// - Parameter usual: What stands where they say nothing.
  /// - Returns: The policy.
  /// - Throws: `FetchingError` for a proxy that is named in a way that can't be used.
  func policy(over usual: FetchPolicy = FetchPolicy()) throws -> FetchPolicy {
    let environment = ProcessInfo.processInfo.environment
    var policy = usual
    policy.allowPrivate = allowPrivate || usual.allowPrivate
    policy.obeysRobots = !ignoreRobots && usual.obeysRobots
    policy.contact = contact ?? usual.contact
    policy.proxy = try ProxySettings(environment: environment)
    return policy
  }
}
