/// Predicts what a Myers search will cost and compares it with the bit-parallel way.
///
/// Costs are counted in steps of the Myers search. Both ways are exact, so a wrong prediction costs
/// time only, and never more than about twice the cheaper way: no search goes on when it has
/// already cost what the other way would.
struct CostGuard {
  private let limits: Limits

  /// Steps that one machine word of the bit-parallel table is worth, measured.
  static let stepsPerWord = 0.6

  /// Steps that an element of a snake is worth, measured.
  static let stepsPerMatch = 0.15

  /// Steps that it is worth to set the table up for one token, measured.
  static let stepsPerToken = 5.0

  /// Predictions count when this part of the other way's cost is spent: the worse, the earlier.
  private static let hopelessPart = 1.0 / 256
  private static let earlyPart = 1.0 / 48
  private static let usualPart = 1.0 / 12

  /// What the bit-parallel way costs; infinite where it is not open.
  let alternative: Double
  private let length: Double
  private var spent = 0.0
  private var nextCheck = 8

  /// How many edits the script may have: the last prediction with something to spare.
  private(set) var guess = Int.max / 4

  init(_ box: Box, _ limits: Limits) {
    self.limits = limits
    length = Double(box.oldCount + box.newCount)
    alternative =
      box.pairs > limits.provenPairs
      ? .infinity : box.pairs / 64 * Self.stepsPerWord + length * Self.stepsPerToken
  }

  enum Verdict { case goOn, switchOver, giveUp }

  /// Judges after a round of both directions.
  ///
  /// - Parameters:
  ///   - rounds: The rounds of one direction.
  ///   - steps: The steps of this round.
  ///   - walked: The equal elements in its snakes.
  ///   - reach: How far both directions together have got, of old and new elements together.
  /// - Returns: What the search should do next.
  @inline(__always)
  mutating func verdict(rounds: Int, steps: Int, walked: Int, reach: Int) -> Verdict {
    spent += Double(steps) + Double(walked) * Self.stepsPerMatch
    if rounds < nextCheck { return .goOn }
    return check(rounds: rounds, reach: reach)
  }

  @inline(never)
  private mutating func check(rounds: Int, reach: Int) -> Verdict {
    nextCheck = rounds + max(4, rounds / 8)
    // As the search has gone so far, it will need this many edits, and a quarter of their square.
    let edits = 2 * Double(rounds) * length / Double(max(reach, 1))
    let predicted = edits * edits / 4
    guess = Int(min(1.25 * edits, length)) + 64
    if alternative == .infinity {
      let isHopeless = predicted > 16 * limits.patience && spent > limits.patience / 16
      return isHopeless || spent > limits.patience ? .giveUp : .goOn
    }
    if spent >= alternative { return .switchOver }
    if predicted > 12 * alternative, spent > alternative * Self.hopelessPart { return .switchOver }
    if predicted > 3 * alternative, spent > alternative * Self.earlyPart { return .switchOver }
    if predicted > 1.2 * alternative, spent > alternative * Self.usualPart { return .switchOver }
    return .goOn
  }
}

/// Where searches change their ways; only tests choose other numbers than these.
struct Limits {
  /// Up to this many token pairs the result is always proven shortest.
  var provenPairs = 1e10

  /// Above it, the steps after which the search settles for a script that may be longer: 2³⁰.
  var patience = 1_073_741_824.0

  /// The steps after which it is cut again, when it is not proven any more: 2²⁰.
  var laterPatience = 1_048_576.0

  /// The most entries (four bytes each) of the kept rows of both directions: 64 MiB.
  var traceLimit = 1 << 24
}
