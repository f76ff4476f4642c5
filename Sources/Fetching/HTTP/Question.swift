import AsyncHTTPClient
import Extraction
import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL

/// One request to one host, without following where its answer leads.
struct Question: Sendable {
  let target: Target
  /// The header fields beside those that every request has.
  var fields: [(name: String, value: String)] = []
  let policy: FetchPolicy
  let tls: TLSConfiguration
  /// What is sent as a form; nil for a question without a body.
  var form: [UInt8]?
  /// Where to stop reading without calling the answer too large.
  var cut: Int?

  /// Asks, and takes the whole answer; of one that leads elsewhere only the head.
  ///
  /// A connection serves one request: with seconds between two, few servers would keep it open, and no
  /// request can go to a network address that was judged for another.
  ///
  /// - Parameter address: The network address to connect to, which has been judged; nil where a proxy
  ///   connects. The name is still what the host is asked for and must prove to be.
  /// - Returns: The answer.
  /// - Throws: `unreachable`, `timedOut`, `tooSlow`, `tooLarge`, `badAnswer` or `cancelled`.
  func ask(at address: IPAddress?) async throws(FetchingError) -> Answer {
    let configuration = configuration(address)
    return try await withTimeLimit(policy.wholeTimeout, .whole) { () throws(FetchingError) in
      do {
        return try await HTTPClient.withHTTPClient(configuration: configuration) { client in
          let response = try await client.execute(request, deadline: .distantFuture)
          return try await answer(response)
        }
      } catch {
        throw FetchingError(error, policy: policy)
      }
    }
  }

  private func configuration(_ address: IPAddress?) -> HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration(
      tlsConfiguration: tls, redirectConfiguration: .disallow,
      timeout: .init(
        connect: .seconds(policy.connectTimeout), read: .seconds(policy.answerTimeout)),
      decompression: .disabled)
    // One request at a time has nothing from the second version, whose frames are one more thing to bound.
    configuration.httpVersion = .http1Only
    configuration.connectionPool.retryConnectionEstablishment = false
    if let address, target.number == nil {
      configuration.dnsOverride = [target.host: address.description]
    }
    if address == nil, let server = policy.proxy?.server(for: target) {
      configuration.proxy = server.configuration
    }
    return configuration
  }

  private var request: HTTPClientRequest {
    var request = HTTPClientRequest(url: target.description)
    request.headers.add(name: "user-agent", value: policy.userAgent)
    request.headers.add(name: "accept-encoding", value: ContentDecoder.offered)
    request.headers.add(contentsOf: fields.map { ($0.name, $0.value) })
    if let form {
      request.method = .POST
      request.headers.add(name: "content-type", value: "application/x-www-form-urlencoded")
      request.body = .bytes(form)
    }
    return request
  }

  private func answer(_ response: HTTPClientResponse) async throws -> Answer {
    guard response.status.code >= 200 else {
      // Nobody asked to speak another protocol.
      throw FetchingError.badAnswer("status \(response.status.code) answers nothing")
    }
    var answer = Answer(status: Int(response.status.code), headers: response.headers)
    if answer.location == nil {
      if cut == nil,
        let length = response.headers.first(name: "content-length").flatMap({ Int($0) }),
        length > policy.receivedLimit
      {
        throw FetchingError.tooLarge(limit: policy.receivedLimit, isDecoded: false)
      }
      answer.bytes = try await bytes(response)
    }
    answer.finishedAt = Date()
    return answer
  }

  private func bytes(_ response: HTTPClientResponse) async throws -> [UInt8] {
    var decoder = try ContentDecoder(
      coding: response.headers[canonicalForm: "content-encoding"].joined(separator: ","),
      limit: cut ?? policy.decodedLimit)
    let start = ContinuousClock.now
    var received = 0
    do {
      for try await piece in response.body {
        received += piece.readableBytes
        if received > policy.receivedLimit {
          throw FetchingError.tooLarge(limit: policy.receivedLimit, isDecoded: false)
        }
        try decoder.add(Array(piece.readableBytesView))
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        if seconds > policy.slowStart, Double(received) < Double(policy.leastSpeed) * seconds {
          throw FetchingError.tooSlow(leastSpeed: policy.leastSpeed)
        }
      }
      try decoder.finish()
    } catch FetchingError.tooLarge where cut != nil {
      return Array(decoder.bytes.prefix(cut ?? 0))
    }
    return decoder.bytes
  }
}

extension ProxySettings.Server {
  fileprivate var configuration: HTTPClient.Configuration.Proxy {
    if isSOCKS { return .socksServer(host: host, port: port) }
    let authorization = name.map {
      HTTPClient.Authorization.basic(username: $0, password: password ?? "")
    }
    return .server(host: host, port: port, authorization: authorization)
  }
}

extension TimeAmount {
  fileprivate static func seconds(_ seconds: TimeInterval) -> TimeAmount {
    .milliseconds(Int64(max(0, seconds) * 1000))
  }
}
