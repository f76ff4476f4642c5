/// Memory that a search keeps from one diff to the next; it grows and never shrinks by itself.
///
/// Invariant: `base` points to `capacity` elements, all of them initialised memory of a trivial
/// type, owned by this value alone and freed with it.
struct ScratchBuffer<Element: BitwiseCopyable>: ~Copyable {
  private(set) var base: UnsafeMutablePointer<Element>
  private(set) var capacity: Int

  init() {
    base = UnsafeMutablePointer<Element>.allocate(capacity: 0)
    capacity = 0
  }

  deinit { base.deallocate() }

  /// The bytes that the buffer holds.
  var bytes: Int { capacity * MemoryLayout<Element>.stride }

  /// Makes room for `count` elements and keeps what is there; the rest has any value.
  mutating func reserve(_ count: Int) {
    if count > capacity { grow(count) }
  }

  /// Makes room for `count` elements and sets all of them.
  mutating func reset(_ count: Int, to value: Element) {
    reserve(count)
    base.update(repeating: value, count: count)
  }

  /// Gives the memory back.
  mutating func release() {
    base.deallocate()
    base = UnsafeMutablePointer<Element>.allocate(capacity: 0)
    capacity = 0
  }

  @inline(never)
  private mutating func grow(_ count: Int) {
    let larger = max(count, capacity &+ capacity / 2, 64)
    let fresh = UnsafeMutablePointer<Element>.allocate(capacity: larger)
    fresh.update(from: base, count: capacity)
    // The tail is initialised bytewise, so that every element is some value of the trivial type.
    UnsafeMutableRawPointer(fresh + capacity).initializeMemory(
      as: UInt8.self, repeating: 0, count: (larger - capacity) * MemoryLayout<Element>.stride)
    base.deallocate()
    (base, capacity) = (fresh, larger)
  }
}
