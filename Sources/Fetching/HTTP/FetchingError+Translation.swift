import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

extension FetchingError {
  /// Puts what went wrong below into this module's words.
  init(_ error: any Error, policy: FetchPolicy) {
    switch error {
    case let error as FetchingError: self = error
    case is CancellationError: self = .cancelled
    case let error as HTTPClientError: self.init(error, policy: policy)
    case let error as IOError:
      self = .unreachable(.connection(String(cString: strerror(error.errnoCode))))
    case let error as NIOConnectionError:
      let reason = error.connectionErrors.first.map { "\($0.error)" } ?? "nobody answers"
      self = .unreachable(.connection(reason))
    case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError:
      self = .unreachable(Obstacle(security: error))
    case ChannelError.connectTimeout:
      self = .timedOut(.connection, seconds: policy.connectTimeout)
    case is ChannelError: self = .badAnswer("the connection was closed before its end")
    case HTTPParserError.invalidEOFState:
      self = .badAnswer("the connection was closed before its end")
    case HTTPParserError.headerOverflow: self = .badAnswer("its header is too long")
    case let error as HTTPParserError: self = .badAnswer("it is not HTTP (\(error))")
    default: self = .badAnswer("\(error)")
    }
  }

  private init(_ error: HTTPClientError, policy: FetchPolicy) {
    switch error {
    case .cancelled, .requestStreamCancelled: self = .cancelled
    case .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout:
      self = .timedOut(.connection, seconds: policy.connectTimeout)
    case .readTimeout, .writeTimeout: self = .timedOut(.answer, seconds: policy.answerTimeout)
    case .deadlineExceeded: self = .timedOut(.whole, seconds: policy.wholeTimeout)
    case .remoteConnectionClosed, .uncleanShutdown:
      self = .badAnswer("the connection was closed before its end")
    case .proxyAuthenticationRequired:
      self = .unreachable(.proxy("it asks for a name and a password"))
    case .httpProxyHandshakeTimeout, .socksHandshakeTimeout:
      self = .unreachable(.proxy("it does not answer"))
    case .invalidProxyResponse: self = .unreachable(.proxy("it does not open a tunnel"))
    default: self = .badAnswer(error.shortDescription)
    }
  }
}

extension FetchingError.Obstacle {
  /// Why a host could not prove who it is, or a secure connection failed.
  fileprivate init(security error: any Error) {
    let text = "\(error)"
    if error as? NIOSSLExtraError == .failedToValidateHostname {
      self = .certificate("it is for another name")
    } else if text.contains("CERTIFICATE_VERIFY_FAILED") {
      self = .certificate("it has expired, or no authority that is known here has signed it")
    } else if text.contains("WRONG_VERSION_NUMBER") || text.contains("HTTP_REQUEST") {
      self = .connection("what answers there does not speak TLS")
    } else {
      self = .connection("the TLS handshake failed")
    }
  }
}
