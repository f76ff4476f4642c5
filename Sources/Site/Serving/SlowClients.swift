import NIOCore
import NIOHTTPTypes

/// Closes a connection whose client takes more time than it may to send a request, or to take an answer.
///
/// A time without any byte is not enough: one byte now and then holds a connection for days. Each request
/// has to begin and to be whole in its time, so has each answer to be taken. The time in which the site makes
/// an answer is nobody's.
final class SlowClients: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let reading: TimeAmount
  private let writing: TimeAmount
  private var readingEnd: Scheduled<Void>?
  private var writingEnd: Scheduled<Void>?
  /// Requests that have begun and are not answered.
  private var open = 0
  /// Parts of answers that are not taken yet.
  private var pending = 0

  /// Makes the handler of one connection.
  ///
  /// - Parameters:
  ///   - reading: In which a request must begin, and again must be whole.
  ///   - writing: In which an answer must be taken.
  init(reading: TimeAmount, writing: TimeAmount) {
    self.reading = reading
    self.writing = writing
  }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { beginReading(context) }
  }

  func handlerRemoved(context: ChannelHandlerContext) { end() }

  func channelActive(context: ChannelHandlerContext) {
    beginReading(context)
    context.fireChannelActive()
  }

  /// Whoever hangs up takes no answer any more, even where the connection would still stand in one direction.
  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case ChannelEvent.inputClosed = event { context.close(promise: nil) }
    context.fireUserInboundEventTriggered(event)
  }

  func channelInactive(context: ChannelHandlerContext) {
    end()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      open += 1
      beginReading(context)
    case .body: break
    case .end:
      readingEnd?.cancel()
      readingEnd = nil
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let part = unwrapOutboundIn(data)
    if pending == 0 { writingEnd = close(context, in: writing) }
    pending += 1
    let promise = promise ?? context.eventLoop.makePromise()
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    promise.futureResult.whenComplete { _ in
      let (handler, context) = bound.value
      handler.taken(part, context)
    }
    context.write(data, promise: promise)
  }

  /// A part of an answer has left for the client.
  private func taken(_ part: HTTPResponsePart, _ context: ChannelHandlerContext) {
    pending -= 1
    if pending == 0 {
      writingEnd?.cancel()
      writingEnd = nil
    }
    guard case .end = part else { return }
    open -= 1
    // From now on the next request can be sent; one that was sent before has its own time.
    if open == 0, context.channel.isActive { beginReading(context) }
  }

  private func beginReading(_ context: ChannelHandlerContext) {
    readingEnd?.cancel()
    readingEnd = close(context, in: reading)
  }

  private func close(_ context: ChannelHandlerContext, in time: TimeAmount) -> Scheduled<Void> {
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    return context.eventLoop.scheduleTask(in: time) {
      bound.value.close(promise: nil)
    }
  }

  private func end() {
    readingEnd?.cancel()
    writingEnd?.cancel()
    (readingEnd, writingEnd) = (nil, nil)
  }
}
