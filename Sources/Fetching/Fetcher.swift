import Extraction
import Foundation

// Fetching knows how addresses are asked: politely, safely, and when to look again. It refuses to know what
// an article is, what changed, and how anything is kept.

/// Asks addresses over HTTP, politely and within limits.
///
///     let fetcher = Fetcher(FetchPolicy())
///     let fetch = try await fetcher.fetch(FetchRequest("https://news.example/flood"))
///     await fetcher.shutdown()
///
/// However many are asked for at once, each host gets one request at a time with a gap between two, in the
/// order in which they were asked for, and all together no more than the policy's limit.
public final class Fetcher: Sendable {
  /// Looks a name up: gives network addresses written in numbers, the best first.
  ///
  /// Whatever it gives is judged, and connected to without being looked up again.
  public typealias Resolver = @Sendable (_ name: String) async throws -> [String]
}
