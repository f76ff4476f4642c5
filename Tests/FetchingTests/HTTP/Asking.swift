import Extraction
import LocalSite

@testable import Fetching

/// A policy under which a site on this machine is asked without waiting, and a fetch that hangs ends soon.
func quickPolicy(_ change: (inout FetchPolicy) -> Void = { _ in }) -> FetchPolicy {
  var policy = FetchPolicy()
  policy.allowPrivate = true
  policy.obeysRobots = false
  policy.leastGap = 0
  policy.lookupTimeout = 5
  policy.connectTimeout = 5
  policy.answerTimeout = 5
  policy.wholeTimeout = 20
  change(&policy)
  return policy
}

/// Looks all names up as this machine.
let thisMachine: Fetcher.Resolver = { _ in ["127.0.0.1"] }

/// Runs work with a fetcher, and shuts it down.
@discardableResult
func withFetcher<Value>(
  _ policy: FetchPolicy = quickPolicy(), resolver: @escaping Fetcher.Resolver = thisMachine,
  _ work: (Fetcher) async throws -> Value
) async throws -> Value {
  let fetcher = Fetcher(policy, resolver: resolver)
  do {
    let value = try await work(fetcher)
    await fetcher.shutdown()
    return value
  } catch {
    await fetcher.shutdown()
    throw error
  }
}

/// Runs work with a site that answers as a script says, and stops it.
@discardableResult
func withSite<Value>(
  _ script: @escaping LocalSite.Script, _ work: (LocalSite) async throws -> Value
) async throws -> Value {
  let site = try await LocalSite(script)
  do {
    let value = try await work(site)
    await site.stop()
    return value
  } catch {
    await site.stop()
    throw error
  }
}

/// Asks a site once.
func fetch(
  _ path: String = "/", policy: FetchPolicy = quickPolicy(), validators: Validators? = nil,
  from script: @escaping LocalSite.Script
) async throws -> Fetch {
  try await withSite(script) { site in
    try await withFetcher(policy) { fetcher in
      let address = "http://news.example:\(site.port)\(path)"
      return try await fetcher.fetch(FetchRequest(address, validators: validators))
    }
  }
}

/// Asks a site once, and gives why there was no answer.
func failure(
  _ path: String = "/", policy: FetchPolicy = quickPolicy(),
  from script: @escaping LocalSite.Script
) async throws -> FetchingError? {
  do {
    _ = try await fetch(path, policy: policy, from: script)
    return nil
  } catch let error as FetchingError {
    return error
  }
}
