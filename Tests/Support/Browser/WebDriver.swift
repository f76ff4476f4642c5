import AsyncHTTPClient
public import Foundation
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

/// A browser that is steered as the W3C has it (WebDriver, https://www.w3.org/TR/webdriver2/).
///
///     let browser = try await WebDriver(size: (1200, 900), isDark: false, hasScripts: true)
///     try await browser.open("http://127.0.0.1:8080/")
///     let title = try await browser.run("return document.title") as? String
///     try await browser.close()
///
/// Both the browser and its driver are children of the test: `close` ends them, and so does the end of the
/// process, since the driver ends when nobody holds its input any more.
public final class WebDriver: Sendable {
  /// What a driver answered instead of a value.
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  /// Whether Chromium and its driver are installed here.
  public static var isInstalled: Bool {
    ["/usr/bin/chromium", "/usr/bin/chromedriver"].allSatisfy {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }

  private let driver: Child
  private let address: String
  private let session: String

  /// Starts a browser of its own.
  ///
  /// - Parameters:
  ///   - size: Width and height of the window, in pixels; less than 500 is a telephone.
  ///   - isDark: Whether the reader has asked for dark pages.
  ///   - hasScripts: Whether scripts run on pages.
  /// - Throws: `Failure` where it does not start.
  public init(
    size: (width: Int, height: Int) = (1200, 900), isDark: Bool = false, hasScripts: Bool = true
  ) async throws {
    let port: String
    (driver, port) = try await WebDriver.startedDriver()
    address = "http://127.0.0.1:\(port)"
    var preferences: [String: Any] = [:]
    if !hasScripts { preferences["profile.managed_default_content_settings.javascript"] = 2 }
    let options: [String: Any] = [
      "binary": "/usr/bin/chromium", "prefs": preferences,
      "args": [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
        "--window-size=\(size.width),\(size.height)",
        "--blink-settings=preferredColorScheme=\(isDark ? 0 : 1)",
      ],
    ]
    let made = try await WebDriver.call(
      .POST, address + "/session",
      ["capabilities": ["alwaysMatch": ["goog:chromeOptions": options]]])
    guard let id = (made as? [String: Any])?["sessionId"] as? String else {
      throw Failure(description: "no session: \(made)")
    }
    session = "\(address)/session/\(id)"
    guard size.width < 500 else { return }
    let metrics: [String: Any] = [
      "width": size.width, "height": size.height, "deviceScaleFactor": 1, "mobile": true,
    ]
    _ = try await post(
      "/goog/cdp/execute", ["cmd": "Emulation.setDeviceMetricsOverride", "params": metrics])
  }

  /// Starts a driver.
  ///
  /// It takes a port that is free for IPv6 and ends where the same one is taken for IPv4, as by the server of
  /// another test: then another one is started.
  private static func startedDriver() async throws -> (driver: Child, port: String) {
    for _ in 0..<10 {
      let driver = try Child("/usr/bin/chromedriver", ["--port=0"])
      let line = try await driver.line {
        $0.contains("successfully on port ") || $0.contains("port not available")
      }
      if line.contains("successfully") {
        return (driver, line.split(separator: " ").last.map { $0.filter(\.isNumber) } ?? "")
      }
      driver.end()
    }
    throw Failure(description: "chromedriver found no port")
  }

  /// Ends the browser and its driver.
  public func close() async {
    // The driver ends either way, and its browser with it.
    _ = try? await WebDriver.call(.DELETE, session, nil)
    driver.end()
  }

  public func open(_ address: String) async throws {
    _ = try await post("/url", ["url": address])
  }

  /// The address that is shown.
  public func location() async throws -> String {
    try await WebDriver.call(.GET, session + "/url", nil) as? String ?? ""
  }

  /// Runs a script with `arguments`, and gives what it returns.
  public func run(_ script: String, _ arguments: [Any] = []) async throws -> Any {
    try await post("/execute/sync", ["script": script, "args": arguments])
  }

  /// Runs a script whose last argument is a function to be called with the result.
  public func wait(for script: String) async throws -> Any {
    try await post("/execute/async", ["script": script, "args": [Any]()])
  }

  /// Clicks the first element that a selector finds.
  public func click(_ selector: String) async throws {
    _ = try await post("/element/\(try await element(selector))/click", [:])
  }

  /// Types into the first element that a selector finds.
  public func type(_ text: String, into selector: String) async throws {
    _ = try await post("/element/\(try await element(selector))/value", ["text": text])
  }

  /// Presses a key, wherever the focus is.
  public func press(_ key: String) async throws {
    let steps = ["keyDown", "keyUp"].map { ["type": $0, "value": key] }
    _ = try await post(
      "/actions", ["actions": [["type": "key", "id": "keys", "actions": steps]]])
  }

  /// What is shown, as a PNG.
  public func screenshot() async throws -> Data {
    let text = try await WebDriver.call(.GET, session + "/screenshot", nil) as? String
    return text.flatMap { Data(base64Encoded: $0) } ?? Data()
  }

  private func element(_ selector: String) async throws -> String {
    let found = try await post("/element", ["using": "css selector", "value": selector])
    guard let id = (found as? [String: String])?.values.first else {
      throw Failure(description: "no element \(selector)")
    }
    return id
  }

  private func post(_ path: String, _ body: [String: Any]) async throws -> Any {
    try await WebDriver.call(.POST, session + path, body)
  }

  private static func call(
    _ method: HTTPMethod, _ address: String, _ body: [String: Any]?
  ) async throws -> Any {
    var request = HTTPClientRequest(url: address)
    request.method = method
    if let body {
      request.headers.add(name: "content-type", value: "application/json")
      request.body = .bytes(ByteBuffer(data: try JSONSerialization.data(withJSONObject: body)))
    }
    let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
    let data = Data(buffer: try await response.body.collect(upTo: 64 << 20))
    let answer = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    let value = answer?["value"] ?? NSNull()
    guard response.status.code < 300 else {
      let message = (value as? [String: Any])?["message"] as? String
      throw Failure(description: message ?? "\(response.status.code)")
    }
    return value
  }
}

/// Gets what lies at an address, without a browser.
///
/// - Returns: The status and the text.
/// - Throws: What a connection that fails throws.
public func fetch(_ address: String) async throws -> (status: Int, text: String) {
  let response = try await HTTPClient.shared.execute(
    HTTPClientRequest(url: address), timeout: .seconds(20))
  let body = try await response.body.collect(upTo: 16 << 20)
  return (Int(response.status.code), String(buffer: body))
}
