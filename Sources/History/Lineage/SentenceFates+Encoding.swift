// The encoding: one number for each fate, its action and move, with the counts and places that these need; of
// sentences that stand as they stood, one for a whole run of them. Places are distances from where the next
// sentence of that side is expected, so that nearly all are 0. Numbers are written in groups of seven bits
// (LEB128), signed ones zigzag.

extension SentenceFates {
  /// The fates in a few bytes; how alike edited sentences are is left out.
  public var encoded: [UInt8] {
    var writer = NumberWriter()
    var next = (old: 0, new: 0)
    var position = 0
    while position < fates.count {
      let fate = fates[position]
      var end = position
      while end < fates.count, fates[end].isRun,
        fates[end].old[0] == next.old + end - position,
        fates[end].new[0] == next.new + end - position
      {
        end += 1
      }
      if end > position {
        writer.append(Self.run)
        writer.append(end - position)
        next = (next.old + end - position, next.new + end - position)
        position = end
        continue
      }
      writer.append(Self.number(of: fate.action) << 2 | Self.number(of: fate.move))
      // Of edits, additions and deletions the counts are mostly known.
      if fate.hasCounts {
        writer.append(fate.old.count)
        writer.append(fate.new.count)
      }
      writer.append(fate.old, from: next.old)
      writer.append(fate.new, from: next.new)
      if fate.move == nil, let last = fate.old.last { next.old = last + 1 }
      if let last = fate.new.last { next.new = last + 1 }
      position += 1
    }
    return writer.bytes
  }

  /// Takes up what was encoded; nil for anything that says not of every sentence what became of it.
  ///
  /// - Parameters:
  ///   - encoded: As `encoded` gives it.
  ///   - oldCount: How many sentences the old side has.
  ///   - newCount: How many sentences the new side has.
  public init?(encoded: some Collection<UInt8>, oldCount: Int, newCount: Int) {
    var reader = NumberReader(encoded)
    var fates: [Fate] = []
    var next = (old: 0, new: 0)
    var isTaken = (
      old: [Bool](repeating: false, count: oldCount), new: [Bool](repeating: false, count: newCount)
    )
    func take(_ fate: Fate) -> Bool {
      for index in fate.old {
        guard isTaken.old.indices.contains(index), !isTaken.old[index] else { return false }
        isTaken.old[index] = true
      }
      for index in fate.new {
        guard isTaken.new.indices.contains(index), !isTaken.new[index] else { return false }
        isTaken.new[index] = true
      }
      fates.append(fate)
      return true
    }
    while !reader.isAtEnd {
      guard let head = reader.number() else { return nil }
      if head == Self.run {
        guard let count = reader.number(), count > 0, count <= oldCount else { return nil }
        for offset in 0..<count {
          let fate = Fate(action: .unchanged, old: [next.old + offset], new: [next.new + offset])
          guard take(fate) else { return nil }
        }
        next = (next.old + count, next.new + count)
        continue
      }
      guard let action = Self.action(head >> 2), let move = Self.move(head & 3) else { return nil }
      var counts = (old: action == .addition ? 0 : 1, new: action == .deletion ? 0 : 1)
      if Fate.hasCounts(action) {
        guard let old = reader.number(), let new = reader.number(), old > 0, new > 0,
          old <= oldCount, new <= newCount
        else { return nil }
        counts = (old, new)
      }
      guard let old = reader.numbers(counts.old, from: next.old),
        let new = reader.numbers(counts.new, from: next.new),
        take(Fate(action: action, old: old, new: new, move: move.move))
      else { return nil }
      if move.move == nil, let last = old.last { next.old = last + 1 }
      if let last = new.last { next.new = last + 1 }
    }
    guard !isTaken.old.contains(false), !isTaken.new.contains(false) else { return nil }
    self.init(fates)
  }

  /// Stands for a run of sentences that neither changed nor moved.
  private static let run = 0
  private static let actions: [Passage.Action] = [
    .unchanged, .edit, .split, .merge, .addition, .deletion,
  ]

  private static func number(of action: Passage.Action) -> Int {
    (actions.firstIndex(of: action) ?? 0) + 1
  }

  private static func action(_ number: Int) -> Passage.Action? {
    actions.indices.contains(number - 1) ? actions[number - 1] : nil
  }

  private static func number(of move: Passage.Move?) -> Int {
    switch move {
    case nil: 0
    case .up: 1
    case .down: 2
    }
  }

  private static func move(_ number: Int) -> (move: Passage.Move?, Void)? {
    switch number {
    case 0: (nil, ())
    case 1: (.up, ())
    case 2: (.down, ())
    default: nil
    }
  }
}

extension SentenceFates.Fate {
  /// Whether it can be one of a run.
  fileprivate var isRun: Bool {
    action == .unchanged && move == nil && old.count == 1 && new.count == 1
  }

  fileprivate var hasCounts: Bool { Self.hasCounts(action) }

  fileprivate static func hasCounts(_ action: Passage.Action) -> Bool {
    action != .addition && action != .deletion
  }
}

/// Writes numbers in as few bytes as they need.
private struct NumberWriter {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ number: Int) {
    var rest = UInt(bitPattern: number)
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Places in rising order, the first one from where it is expected.
  mutating func append(_ places: [Int], from expected: Int) {
    var expected = expected
    for place in places {
      let distance = place - expected
      append((distance << 1) ^ (distance >> 63))
      expected = place + 1
    }
  }
}

/// Reads what a `NumberWriter` wrote, and anything else without harm.
private struct NumberReader<Bytes: Collection<UInt8>> {
  private var rest: Bytes.SubSequence

  init(_ bytes: Bytes) { rest = bytes[...] }

  var isAtEnd: Bool { rest.isEmpty }

  /// The next number; nil where it does not end, or is larger than any count.
  mutating func number() -> Int? {
    var number = 0
    for shift in stride(from: 0, to: 35, by: 7) {
      guard let byte = rest.popFirst() else { return nil }
      number |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return number }
    }
    return nil
  }

  mutating func numbers(_ count: Int, from expected: Int) -> [Int]? {
    var expected = expected
    var places: [Int] = []
    for _ in 0..<count {
      guard let folded = number() else { return nil }
      let place = expected + ((folded >> 1) ^ -(folded & 1))
      places.append(place)
      expected = place + 1
    }
    return places
  }
}
