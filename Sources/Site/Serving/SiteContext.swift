import Hummingbird
import NIOCore

/// What a request carries through the middleware to its route.
struct SiteContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The connection of whoever asks.
  let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    channel = source.channel
  }
}
