import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import Site

/// Clients who take their time, on a clock that is set forward by hand.
struct SlowClientsTests {
  private let channel: EmbeddedChannel
  private let head = HTTPRequestPart.head(
    HTTPRequest(method: .post, scheme: "http", authority: "a", path: "/"))
  private let answer = HTTPResponsePart.head(HTTPResponse(status: .ok))

  init() throws {
    channel = EmbeddedChannel(
      handler: SlowClients(reading: .seconds(30), writing: .seconds(60)))
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
  }

  private func wait(_ seconds: Int64) {
    channel.embeddedEventLoop.advanceTime(by: .seconds(seconds))
  }

  @Test func `a connection without a request is closed`() {
    wait(29)
    #expect(channel.isActive)
    wait(1)
    #expect(!channel.isActive)
  }

  @Test func `a body that comes byte by byte does not hold a connection`() throws {
    wait(20)
    try channel.writeInbound(head)
    for _ in 0..<29 {
      wait(1)
      try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(string: "a")))
    }
    #expect(channel.isActive)
    wait(1)
    #expect(!channel.isActive)
  }

  @Test func `an answer may take as long to be made as it needs`() throws {
    try channel.writeInbound(head)
    try channel.writeInbound(HTTPRequestPart.end(nil))
    wait(3600)
    #expect(channel.isActive)
    try channel.writeOutbound(answer)
    try channel.writeOutbound(HTTPResponsePart.end(nil))
    wait(29)
    #expect(channel.isActive)
    // The next request is waited for as the first was.
    wait(1)
    #expect(!channel.isActive)
  }

  @Test func `an answer that is not taken is given up`() throws {
    try channel.writeInbound(head)
    try channel.writeInbound(HTTPRequestPart.end(nil))
    // Nothing is flushed: the client takes nothing.
    channel.write(answer, promise: nil)
    wait(59)
    #expect(channel.isActive)
    wait(1)
    #expect(!channel.isActive)
  }

  @Test func `whoever hangs up is not kept`() throws {
    try channel.writeInbound(head)
    try channel.writeInbound(HTTPRequestPart.end(nil))
    channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
    channel.embeddedEventLoop.run()
    #expect(!channel.isActive)
  }

  @Test func `requests that are sent ahead do not count against who waits for their answers`()
    throws
  {
    for _ in 0..<2 {
      try channel.writeInbound(head)
      try channel.writeInbound(HTTPRequestPart.end(nil))
    }
    try channel.writeOutbound(answer)
    try channel.writeOutbound(HTTPResponsePart.end(nil))
    wait(3600)
    #expect(channel.isActive)
  }
}
