import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

extension Website {
  /// Where hubs call back; nothing where the site follows no feeds.
  func addHubs(to router: Router<SiteContext>) {
    guard let callbacks = configuration.callbacks else { return }
    router.get("/hub/:path") { request, context in
      let path = try context.parameters.require("path")
      var parameters: [String: String] = [:]
      for (name, value) in request.uri.queryParameters {
        parameters[String(name)] = String(value)
      }
      guard let answer = try await callbacks.confirm(path, parameters) else {
        throw SiteError.notFound("this address")
      }
      // Only what the hub itself has sent; as text, which no browser takes for a page.
      return Response(
        status: .ok,
        headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: answer)))
    }
    router.post("/hub/:path") { request, context in
      let path = try context.parameters.require("path")
      let signature = HTTPField.Name("x-hub-signature").flatMap { request.headers[$0] }
      let bytes = try await body(
        of: request, atMost: callbacks.size, seconds: callbacks.seconds)
      guard try await callbacks.receive(path, signature, bytes) else {
        throw SiteError.notFound("this address")
      }
      return Response(status: .accepted)
    }
  }
}
