extension Sequence where Element: Hashable {
  /// Each element once, in the order in which it first stands, with how often it does.
  ///
  /// - Complexity: O(*n*) in the length of the sequence.
  public var tally: [(element: Element, times: Int)] {
    var result: [(element: Element, times: Int)] = []
    var places: [Element: Int] = [:]
    for element in self {
      if let place = places[element] {
        result[place].times += 1
      } else {
        places[element] = result.count
        result.append((element, 1))
      }
    }
    return result
  }
}
