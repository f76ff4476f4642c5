import Extraction
import Foundation
import Testing

@testable import Fetching

struct HubSignatureTests {
  private let text = Array("what do ya want for nothing?".utf8)

  /// RFC 2202 and RFC 4231, test case 2 of both.
  @Test(arguments: [
    ("sha1", "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"),
    ("sha256", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
    (
      "sha384",
      "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e"
        + "8e2240ca5e69e2c78b3239ecfab21649"
    ),
    (
      "sha512",
      "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
        + "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"
    ),
  ])
  func `the signatures of the standards are right`(method: String, digest: String) {
    #expect(HubSignature.isValid("\(method)=\(digest)", of: text, secret: "Jefe"))
    #expect(HubSignature.isValid("\(method)=\(digest.uppercased())", of: text, secret: "Jefe"))
    #expect(!HubSignature.isValid("\(method)=\(digest)", of: text + [0x20], secret: "Jefe"))
    #expect(!HubSignature.isValid("\(method)=\(digest)", of: text, secret: "jefe"))
    #expect(!HubSignature.isValid("\(method)=\(digest.dropLast(2))", of: text, secret: "Jefe"))
    #expect(!HubSignature.isValid("\(method)=\(digest)00", of: text, secret: "Jefe"))
  }

  @Test(arguments: [
    "", "=", "sha256", "sha256=", "md5=00", "sha256=zz", "sha256=0", "sha256==00",
    "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
  ])
  func `what is no signature is never right`(header: String) {
    #expect(!HubSignature.isValid(header, of: text, secret: "Jefe"))
    #expect(!HubSignature.isValid(header, of: [], secret: ""))
  }
}

struct HubLinksTests {
  private let address = "https://tide.example/feed.xml"

  private func links(_ fields: String..., hubs: [String] = [], own: String? = nil) -> HubLinks? {
    var feed = Feed(kind: .rss)
    feed.hubAddresses = hubs
    feed.selfAddress = own
    let exchange = Exchange(status: 200, fields: fields.map { .init(name: "link", value: $0) })
    return HubLinks(exchange, feed, address: address)
  }

  @Test func `hub and topic are found in the fields, or else in the feed`() {
    let fields = links(
      "<https://hub.example/>; rel=\"hub\", </feed.xml?own>; rel=self; title=\"a, b\"",
      "<https://tide.example/>; rel=\"alternate home\"", hubs: ["https://other.example/"])
    #expect(fields?.hubs == ["https://hub.example/"])
    #expect(fields?.topic == "https://tide.example/feed.xml?own")
    let feed = links(hubs: ["https://hub.example/"], own: "https://tide.example/own")
    #expect(feed?.hubs == ["https://hub.example/"])
    #expect(feed?.topic == "https://tide.example/own")
    #expect(links(hubs: ["https://hub.example/"])?.topic == address)
  }

  @Test func `without a hub there is nothing to subscribe to`() {
    #expect(links() == nil)
    #expect(links("<https://tide.example/>; rel=self", own: address) == nil)
    #expect(links(hubs: ["javascript:alert(1)"]) == nil)
    #expect(links("<;>rel=hub<<<>>,,;;\"", "<https://hub.example/") == nil)
  }
}
