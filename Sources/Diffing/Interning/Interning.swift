/// Numbers that stand for elements: equal elements get the same number.
///
/// The search compares numbers only, so that the cost of comparing elements is paid once for each.
/// An open table with linear probing is kept at most half full; an element is compared with another
/// one only if 32 bits of their hashes are the same.
@usableFromInline
struct Interning<Element: Hashable> {
  /// The elements by number.
  @usableFromInline var elements: [Element] = []
  /// For each place 32 bits of the hash, and the number plus 1; 0 is a free place.
  @usableFromInline var places: [(hash: UInt32, number: UInt32)] = []
  /// Places looked at: what interning costs, without a clock.
  @usableFromInline var probes = 0

  @inlinable
  init() {}

  /// The numbers of all elements of a collection, in order.
  @inlinable
  mutating func ids(of elements: some Collection<Element>) -> [UInt32] {
    var ids: [UInt32] = []
    ids.reserveCapacity(elements.count)
    for element in elements { ids.append(id(of: element)) }
    return ids
  }

  /// The number of an element, a fresh one where it is new.
  @inlinable
  mutating func id(of element: Element) -> UInt32 {
    if 2 * elements.count >= places.count { grow() }
    let hash = UInt32(truncatingIfNeeded: element.hashValue)
    let mask = places.count - 1
    var place = Int(hash) & mask
    while true {
      probes &+= 1
      let (otherHash, number) = places[place]
      if number == 0 {
        elements.append(element)
        places[place] = (hash, UInt32(truncatingIfNeeded: elements.count))
        return UInt32(truncatingIfNeeded: elements.count - 1)
      }
      if otherHash == hash, elements[Int(number) - 1] == element { return number - 1 }
      place = (place + 1) & mask
    }
  }

  @usableFromInline
  mutating func grow() {
    let old = places
    places = Array(repeating: (0, 0), count: max(64, 4 * old.count))
    let mask = places.count - 1
    for entry in old where entry.number != 0 {
      var place = Int(entry.hash) & mask
      while places[place].number != 0 { place = (place + 1) & mask }
      places[place] = entry
    }
  }
}
