import Support

extension SeededRandom {
  /// A sequence over an alphabet.
  mutating func ids(count: Int, letters: UInt32) -> [UInt32] {
    (0..<count).map { _ in UInt32.random(in: 0..<letters, using: &self) }
  }

  /// The sequence after some deletions, insertions, replacements and a moved block.
  mutating func edited(_ ids: [UInt32], edits: Int, letters: UInt32) -> [UInt32] {
    var ids = ids
    for _ in 0..<edits {
      let place = Int.random(in: 0...ids.count, using: &self)
      let letter = UInt32.random(in: 0..<letters, using: &self)
      switch Int.random(in: 0..<8, using: &self) {
      case 0...2: ids.insert(letter, at: place)
      case 3...5: if place < ids.count { ids.remove(at: place) }
      case 6: if place < ids.count { ids[place] = letter }
      default:
        let end = min(ids.count, place + Int.random(in: 0..<20, using: &self))
        let block = Array(ids[place..<end])
        ids.removeSubrange(place..<end)
        ids.insert(contentsOf: block, at: Int.random(in: 0...ids.count, using: &self))
      }
    }
    return ids
  }
}
