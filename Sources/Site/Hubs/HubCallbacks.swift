/// Who answers hubs that call back (WebSub): to make sure of a subscription, and with news.
///
/// The last part of each callback's address is known to its hub alone, and stands in no log.
public struct HubCallbacks: Sendable {
  /// Where callbacks lie on a site, before their last part.
  public static let folder = "/hub/"
  /// Most bytes that a hub may send.
  public var size = 8 << 20
  /// Seconds in which they must have come.
  public var seconds = 30

  let confirm: @Sendable (_ path: String, _ parameters: [String: String]) async throws -> String?
  let receive:
    @Sendable (_ path: String, _ signature: String?, _ bytes: [UInt8]) async throws -> Bool

  /// Answers hubs.
  ///
  /// - Parameters:
  ///   - confirm: Given the last part of a callback's address and the parameters of the hub's question; gives
  ///     what to answer, nil for what was not asked for.
  ///   - receive: Given the last part, the value of `X-Hub-Signature` and what was sent; says whether there is
  ///     such a callback, whatever becomes of what was sent.
  public init(
    confirm:
      @escaping @Sendable (_ path: String, _ parameters: [String: String]) async throws ->
      String?,
    receive:
      @escaping @Sendable (_ path: String, _ signature: String?, _ bytes: [UInt8]) async throws
      -> Bool
  ) {
    self.confirm = confirm
    self.receive = receive
  }
}
