import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// Maps the elements on all processors, in their order.
  package func concurrentMap<Value: Sendable>(
    _ transform: @Sendable (Element) -> Value
  ) -> [Value] {
    let results = Mutex<[Value?]>(Swift.Array(repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { position in
      let value = transform(self[position])
      results.withLock { $0[position] = value }
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}
