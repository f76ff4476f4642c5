import Foundation
import Synchronization

extension Fetcher {
  /// How many network addresses of a name are tried.
  private static let triedAddresses = 4
  /// How many redirects of a robots.txt are followed (RFC 9309, 2.3.1.2).
  private static let robotsRedirects = 5

  /// Asks one address once, when it is allowed and its turn has come.
  func ask(
    _ target: Target, _ fields: [(String, String)], _ ticket: Turnstile.Ticket
  ) async throws(FetchingError) -> Answer {
    // As early as this, so that no robots.txt is asked for where nothing may be.
    try policy.judge(target)
    try checkRest(of: target)
    var rest = policy.leastGap
    if policy.obeysRobots {
      let rules = try await rules(for: target, ticket)
      guard rules.allows(target.path) else { throw .disallowed }
      rest = max(rest, min(rules.crawlDelay ?? 0, policy.longestCrawlDelay))
    }
    return try await pass(question(target, fields), ticket, rest: rest)
  }

  /// Sends a form to one address once, when its turn has come.
  func post(
    _ form: [UInt8], to target: Target, _ ticket: Turnstile.Ticket
  ) async throws(FetchingError) -> Answer {
    try checkRest(of: target)
    var question = question(target)
    question.form = form
    return try await pass(question, ticket, rest: policy.leastGap)
  }

  private func question(
    _ target: Target, _ fields: [(String, String)] = [], cut: Int? = nil
  ) -> Question {
    Question(target: target, fields: fields, policy: policy, tls: tls, cut: cut)
  }

  /// Waits for the turn, and asks.
  private func pass(
    _ question: Question, _ ticket: Turnstile.Ticket, rest: TimeInterval
  ) async throws(FetchingError) -> Answer {
    let host = question.target.host
    let answer = try await gate.pass(host, ticket: ticket, rest: rest) {
      () async throws(FetchingError) -> Answer in
      // Others may have been told to leave the host alone meanwhile.
      try self.checkRest(of: question.target)
      return try await self.connect(question)
    }
    remember(answer, from: host)
    return answer
  }

  /// Looks the host up, judges all that is found, and asks there.
  private func connect(_ question: Question) async throws(FetchingError) -> Answer {
    let target = question.target
    try policy.judge(target)
    if policy.proxy?.server(for: target) != nil { return try await question.ask(at: nil) }
    let addresses = try await addresses(of: target)
    try policy.judge(addresses, port: target.port)
    var failure = FetchingError.unreachable(.lookup("it has no address"))
    for address in addresses.prefix(Self.triedAddresses) {
      do throws(FetchingError) {
        return try await question.ask(at: address)
      } catch {
        guard error.isOfConnection else { throw error }
        failure = error
      }
    }
    throw failure
  }

  private func addresses(of target: Target) async throws(FetchingError) -> [IPAddress] {
    if let number = target.number { return [number] }
    return try await withTimeLimit(policy.lookupTimeout, .lookup) {
      [resolver] () async throws(FetchingError) -> [IPAddress] in
      let found: [String]
      do {
        found = try await resolver(target.host)
      } catch let error as FetchingError {
        throw error
      } catch {
        throw error is CancellationError ? .cancelled : .unreachable(.lookup("\(error)"))
      }
      var addresses: [IPAddress] = []
      for text in found {
        guard let address = IPAddress(text) else {
          throw .unreachable(.lookup("\(text) is no network address"))
        }
        addresses.append(address)
      }
      return addresses
    }
  }

  // MARK: Robots

  private func rules(
    for target: Target, _ ticket: Turnstile.Ticket
  ) async throws(FetchingError) -> Robots {
    try await robots.rules(of: target.origin, now: now) {
      do throws(FetchingError) {
        return .success(try await self.readRobots(of: target, ticket))
      } catch {
        return .failure(error)
      }
    }
  }

  /// Reads a robots.txt; one that is not there allows everything.
  private func readRobots(
    of target: Target, _ ticket: Turnstile.Ticket
  ) async throws(FetchingError) -> Robots {
    var way = Way(target.sibling("/robots.txt"), limit: Self.robotsRedirects)
    while true {
      let answer = try await pass(
        question(way.target, cut: Robots.sizeLimit), ticket, rest: policy.leastGap)
      if let location = answer.location {
        do throws(FetchingError) {
          try way.follow(location, status: answer.status)
        } catch {
          if case .refused = error { throw error }
          // More redirects than are followed, or a circle, count as if there were none.
          return .open
        }
        continue
      }
      switch answer.status {
      case 200..<300: return Robots(answer.bytes)
      case 429, 500...: throw .robotsUnavailable(status: answer.status)
      default: return .open
      }
    }
  }

  // MARK: Rest

  /// How many seconds an answer asks to wait.
  func retryAfter(_ answer: Answer) -> TimeInterval? {
    answer.value(of: "retry-after")
      .flatMap { RetryAfter.seconds($0, now: answer.finishedAt) }
      .map { min($0, policy.longestRetryAfter) }
  }

  private func checkRest(of target: Target) throws(FetchingError) {
    let backoff = resting.withLock { $0[target.host] }
    if let until = backoff?.until, backoff?.holds(at: now()) == true {
      throw .heldBack(until: until)
    }
  }

  /// Takes note of a host that has no time, or has some again.
  private func remember(_ answer: Answer, from host: String) {
    let hasNoTime = answer.status == 429 || answer.status == 503
    let asked = retryAfter(answer)
    let moment = now()
    resting.withLock { [policy] resting in
      guard hasNoTime else { return resting[host] = nil }
      var random = SystemRandomNumberGenerator()
      resting[host, default: Backoff()].failed(
        at: moment, retryAfter: asked, longest: policy.longestRetryAfter, using: &random)
    }
  }
}

extension FetchingError {
  /// Whether another network address of the same name may do better.
  fileprivate var isOfConnection: Bool {
    switch self {
    case .unreachable(.connection), .timedOut(.connection, _): true
    default: false
    }
  }
}
