import Foundation

/// Which requests go through a proxy, as the environment says: `http_proxy`, `https_proxy`, `no_proxy`.
///
/// A proxy looks names up and connects by itself, so that only what is written in an address can be judged
/// here: numbers, ports and local names are refused as ever, but where a name leads to is for the proxy to
/// judge. Hosts that `no_proxy` lists are asked directly, and judged in full. Tunnels are asked for
/// (`CONNECT`) also where a page is not secured.
public struct ProxySettings: Sendable, Equatable {
  /// A proxy: where it listens, and what it wants to know.
  struct Server: Sendable, Equatable {
    var host: String
    var port: Int
    var isSOCKS = false
    var name: String?
    var password: String?
  }

  /// For addresses that are not secured, and for those that are.
  var plain: Server?
  var secure: Server?
  /// Hosts, with all below them, that are asked directly; `*` for all.
  var exceptions: [String]

  /// Reads the variables of an environment; the small names count before the capital ones, and
  /// `HTTP_PROXY` never, since a request can set it where programs run as CGI.
  ///
  /// - Returns: Nil where no proxy is named.
  /// - Throws: `unreachable`, with the variable's name, where one is named in a way that can't be used.
  public init?(environment: [String: String]) throws(FetchingError) {
    func server(_ names: String...) throws(FetchingError) -> Server? {
      for name in names {
        guard let text = environment[name], !text.isEmpty else { continue }
        guard let server = Server(text) else {
          // The value may hold a password.
          throw .unreachable(.proxy("\(name) is not like http://proxy.example:3128"))
        }
        return server
      }
      return nil
    }
    plain = try server("http_proxy", "all_proxy", "ALL_PROXY")
    secure = try server("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
    exceptions = (environment["no_proxy"] ?? environment["NO_PROXY"] ?? "").lowercased()
      .split { ", ".contains($0) }.map { String($0.hasPrefix(".") ? $0.dropFirst() : $0) }
    if plain == nil, secure == nil { return nil }
  }

  /// The proxy for an address; nil where it is asked directly.
  func server(for target: Target) -> Server? {
    let isExcepted = exceptions.contains { name in
      name == "*" || name == target.host || target.host.hasSuffix("." + name)
        || name == "\(target.host):\(target.port)"
    }
    return isExcepted ? nil : target.isSecure ? secure : plain
  }
}

extension ProxySettings: CustomStringConvertible, CustomReflectable {
  /// The proxies without their passwords.
  public var description: String {
    let names = [plain, secure].compactMap { $0 }.map { "\($0.host):\($0.port)" }
    return "proxy \(names.joined(separator: ", "))"
  }

  /// Nothing: passwords stay out of whatever is printed by looking into values.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension ProxySettings.Server {
  /// Reads `http://name:password@host:port`, of which only the host is needed.
  init?(_ text: String) {
    var rest = text[...]
    var scheme = "http"
    if let end = text.range(of: "://") {
      scheme = text[..<end.lowerBound].lowercased()
      rest = text[end.upperBound...]
    }
    guard ["http", "socks5", "socks5h"].contains(scheme) else { return nil }
    rest = rest.prefix { $0 != "/" }
    if let at = rest.lastIndex(of: "@") {
      let parts = rest[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      name = parts[0].removingPercentEncoding
      password = parts.count > 1 ? parts[1].removingPercentEncoding : ""
      rest = rest[rest.index(after: at)...]
    }
    isSOCKS = scheme != "http"
    guard let host = try? Host(Array(rest.utf8)[...], isSecure: false) else {
      // Why it is none makes no difference.
      return nil
    }
    self.host = host.text
    let namesPort = rest.last != "]" && rest.contains(":")
    port = namesPort ? host.port : isSOCKS ? 1080 : 3128
  }
}
