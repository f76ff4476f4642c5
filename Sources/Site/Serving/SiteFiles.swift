import HTTPTypes
import Hummingbird
import NIOCore

/// The style sheet and the scripts under their addresses.
struct SiteFiles: Sendable {
  private let files: [String: SiteFile]

  init() {
    let assets = SiteFile.all.filter { $0.name.hasPrefix("assets/") }
    files = Dictionary(uniqueKeysWithValues: assets.map { ("/\($0.name)", $0) })
  }

  /// The address of a file, which changes with its content.
  func address(_ name: String) -> String {
    guard let file = files["/assets/\(name)"] else { preconditionFailure("there is no \(name)") }
    return "/assets/\(name)?v=\(file.version)"
  }

  /// The paths of all files.
  var paths: [String] { files.keys.sorted() }

  subscript(_ path: String) -> SiteFile? { files[path] }
}

extension Website {
  /// Serves the files at fixed addresses.
  func addFiles(to router: Router<SiteContext>) {
    for path in files.paths {
      guard let file = files[path] else { continue }
      var page = Rendered(file.bytes)
      page.type = file.type
      page.pack()
      router.get(RouterPath(path)) { [self, page] request, _ in
        let isVersioned = request.uri.queryParameters["v"].map(String.init) == file.version
        return response(
          page, to: request,
          caching: isVersioned ? "public, max-age=31536000, immutable" : "no-cache")
      }
    }
    router.get("/favicon.ico") { _, _ in Response(status: .noContent) }
    router.get("/robots.txt") { _, _ in
      var page = Rendered(Array("User-agent: *\nDisallow: /search\n".utf8))
      page.type = "text/plain; charset=utf-8"
      return Response(
        status: .ok, headers: [.contentType: page.type],
        body: ResponseBody(byteBuffer: page.sent(to: [:]).body()))
    }
  }
}
