import Extraction
import Foundation
import LocalSite
import NIOSSL
import Support
import Testing

@testable import Fetching

/// Sites that must prove who they are.
@Suite(.timeLimit(.minutes(2))) struct SecurityTests {
  /// A certificate that signs itself, with its key, made by openssl.
  private struct Identity {
    let certificate: NIOSSLCertificate
    let configuration: TLSConfiguration

    init(names: String, days: Int = 2) throws {
      let folder = try ScratchFolder()
      let (key, certificate) = (folder.path("key.pem"), folder.path("certificate.pem"))
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = [
        "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
        "-keyout", key, "-out", certificate, "-subj", "/CN=test", "-days", "\(days)",
        "-addext", "subjectAltName=\(names)",
      ]
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      try #require(process.terminationStatus == 0, "openssl is needed to make a certificate")
      self.certificate = try #require(try NIOSSLCertificate.fromPEMFile(certificate).first)
      configuration = .makeServerConfiguration(
        certificateChain: [.certificate(self.certificate)],
        privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
    }
  }

  /// Asks a site that has an identity, under a name.
  private func ask(
    _ name: String, of identity: Identity, trusting authorities: [NIOSSLCertificate]?
  ) async throws -> Fetch {
    let site = try await LocalSite(security: identity.configuration) { request, connection in
      try await connection.page("secure \(request.host)")
    }
    let fetcher = Fetcher(quickPolicy(), resolver: thisMachine, authorities: authorities)
    do {
      let found = try await fetcher.fetch(FetchRequest("https://\(name):\(site.port)/"))
      await fetcher.shutdown()
      await site.stop()
      return found
    } catch {
      await fetcher.shutdown()
      await site.stop()
      throw error
    }
  }

  @Test func `a site proves to be the name that was asked, wherever that led`() async throws {
    let identity = try Identity(names: "DNS:news.example")
    let found = try await ask("news.example", of: identity, trusting: [identity.certificate])
    #expect(found.page?.bytes == Array("secure news.example".utf8))
  }

  @Test func `a site that is asked by number proves to be that number`() async throws {
    let identity = try Identity(names: "IP:127.0.0.1")
    let found = try await ask("127.0.0.1", of: identity, trusting: [identity.certificate])
    #expect(found.status == 200)
  }

  @Test(arguments: ["other.example", "127.0.0.1", "sub.news.example"])
  func `a certificate for another name is not trusted`(name: String) async throws {
    let identity = try Identity(names: "DNS:news.example")
    await #expect(throws: FetchingError.unreachable(.certificate("it is for another name"))) {
      try await ask(name, of: identity, trusting: [identity.certificate])
    }
  }

  @Test func `a certificate that nobody known has signed is not trusted`() async throws {
    let identity = try Identity(names: "DNS:news.example")
    await #expect {
      try await ask("news.example", of: identity, trusting: nil)
    } throws: { error in
      guard case .unreachable(.certificate) = error as? FetchingError else { return false }
      return true
    }
  }

  @Test func `a site that hangs in the handshake is given up`() async throws {
    // To this one the handshake is a request that never ends.
    try await withSite({ _, connection in try await connection.page("plain") }) { site in
      try await withFetcher(quickPolicy { $0.connectTimeout = 0.5 }) { fetcher in
        await #expect(throws: FetchingError.timedOut(.connection, seconds: 0.5)) {
          try await fetcher.fetch(FetchRequest("https://news.example:\(site.port)/"))
        }
      }
    }
  }
}
