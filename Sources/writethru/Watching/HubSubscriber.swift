import Extraction
import Fetching
import Foundation
import Site
import Storage

/// Subscribes to what hubs tell of feeds (WebSub): asks, makes sure, renews in time, and ends.
///
/// A hub that calls back is believed only what was asked of it: the last part of the callback's address is
/// random, a lease is confirmed only while it was asked for, and what is sent must carry the right signature.
struct HubSubscriber: Sendable {
  /// Sends a form to an address.
  typealias Sending = @Sendable ([URLQueryItem], String) async -> Result<Fetch, FetchingError>

  let archive: Archive
  /// Under which address hubs reach the site, without a slash at the end.
  let publicAddress: String
  let send: Sending
  let time: Timekeeper

  /// How long a lease is asked for: ten days, as hubs commonly grant.
  static let lease: TimeInterval = 10 * 86400
  /// How long before its end a lease is renewed; a shorter lease in its last quarter.
  private static let early: TimeInterval = 86400
  /// How long a hub has to come back before it is asked again.
  private static let patience: TimeInterval = 3600

  // MARK: Asking

  /// Takes note of where a feed's news can be subscribed to.
  ///
  /// - Throws: `ArchiveError`.
  func found(_ links: HubLinks?, in feed: Followed) async throws {
    guard let links, let hub = links.hubs.first else { return }
    let known = try archive.subscriptions().filter { $0.feed == feed.id }
    if known.contains(where: { $0.hub == hub && $0.topic == links.topic && $0.state != .leaving }) {
      return
    }
    // The feed has moved to another hub.
    for old in known where old.state != .leaving { try await leave(old) }
    try await ask(
      Subscription(
        path: Self.random(), feed: feed.id, hub: hub, topic: links.topic,
        secret: Self.random(), askedAt: time.now()), mode: "subscribe")
  }

  /// Renews leases that end soon, asks again where a hub did not come back, and ends what is no longer wanted.
  ///
  /// - Throws: `ArchiveError`.
  func tend() async throws {
    let now = time.now()
    let followed = try Dictionary(
      uniqueKeysWithValues: archive.followed().map { ($0.id, $0) })
    for one in try archive.subscriptions() {
      let isWanted = one.feed.flatMap { followed[$0] }.map { !$0.isPaused } ?? false
      let isSilent = now.timeIntervalSince(one.askedAt) > Self.patience
      switch one.state {
      case .asked where !isWanted, .active where !isWanted: try await leave(one)
      case .asked where isSilent: try await ask(one, mode: "subscribe")
      case .active where one.renewsAt(early: Self.early) <= now && isSilent:
        try await ask(one, mode: "subscribe")
      case .leaving where isSilent: try archive.forgetSubscription(one.path)
      case .refused where now.timeIntervalSince(one.askedAt) > Self.lease:
        try archive.forgetSubscription(one.path)
      default: break
      }
    }
  }

  private func leave(_ one: Subscription) async throws {
    var one = one
    one.state = .leaving
    try await ask(one, mode: "unsubscribe")
  }

  /// Asks a hub, which then makes sure by the callback; that is kept first, since it may be quick.
  private func ask(_ one: Subscription, mode: String) async throws {
    var one = one
    one.askedAt = time.now()
    try archive.keep(one)
    let answer = await send(
      [
        URLQueryItem(name: "hub.mode", value: mode),
        URLQueryItem(name: "hub.topic", value: one.topic),
        URLQueryItem(name: "hub.callback", value: publicAddress + HubCallbacks.folder + one.path),
        URLQueryItem(name: "hub.secret", value: one.secret),
        URLQueryItem(name: "hub.lease_seconds", value: String(Int(Self.lease))),
      ], one.hub)
    // Without an answer it is asked again later. An answer of refusal is final, as long as nothing else came.
    if case .success(let fetch) = answer, (400..<500).contains(fetch.status), fetch.status != 429,
      one.state == .asked
    {
      one.state = .refused
      try archive.keep(one)
    }
  }

  // MARK: Being called back

  /// Who answers hubs on the site.
  var callbacks: HubCallbacks {
    HubCallbacks(
      confirm: { path, parameters in
        try await withTaskExecutorPreference(OwnThreads.shared) { try confirm(path, parameters) }
      },
      receive: { path, signature, bytes in
        try await withTaskExecutorPreference(OwnThreads.shared) {
          try receive(path, signature, bytes)
        }
      })
  }

  /// What to answer a hub that makes sure of what was asked of it; nil for what was not.
  func confirm(_ path: String, _ parameters: [String: String]) throws -> String? {
    guard var one = try archive.subscription(path), parameters["hub.topic"] == one.topic else {
      return nil
    }
    let challenge = parameters["hub.challenge"].flatMap { $0.utf8.count <= 1024 ? $0 : nil }
    switch parameters["hub.mode"] {
    case "subscribe" where one.state == .asked || one.state == .active:
      guard let challenge else { return nil }
      // Bounded both ways: a lease of no time would be renewed without end.
      let seconds = parameters["hub.lease_seconds"].flatMap { Double($0) } ?? Self.lease
      one.state = .active
      one.endsAt = time.now() + min(max(seconds, 300), 90 * 86400)
      try archive.keep(one)
      return challenge
    case "unsubscribe" where one.state == .leaving:
      guard let challenge else { return nil }
      try archive.forgetSubscription(path)
      return challenge
    case "denied":
      one.state = .refused
      one.endsAt = nil
      try archive.keep(one)
      return ""
    default: return nil
    }
  }

  /// Takes what a hub sends: where its signature is right, the feed is due at once.
  ///
  /// The feed is asked for itself, so that what is followed never depends on what a hub says.
  ///
  /// - Returns: Whether there is such a subscription; of what is not signed rightly nothing else is told.
  func receive(_ path: String, _ signature: String?, _ bytes: [UInt8]) throws -> Bool {
    guard let one = try archive.subscription(path), one.state == .active else { return false }
    if let signature, HubSignature.isValid(signature, of: bytes, secret: one.secret),
      let feed = one.feed
    {
      try archive.makeDue([feed], reason: VisitReason.told.rawValue, now: time.now())
    }
    return true
  }

  /// 40 hexadecimal digits that nobody can guess.
  private static func random() -> String {
    var random = SystemRandomNumberGenerator()
    return (0..<20).map { _ in
      let digits = String(UInt8.random(in: .min ... .max, using: &random), radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}

extension Subscription {
  /// When its lease is to be renewed: so long before its end, or in the last quarter of a shorter one.
  fileprivate func renewsAt(early: TimeInterval) -> Date {
    guard let endsAt else { return .distantPast }
    return endsAt - min(early, endsAt.timeIntervalSince(askedAt) / 4)
  }
}
