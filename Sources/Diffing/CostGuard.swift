/// Predicts what a Myers search will cost and compares it with the bit-parallel way.
///
/// Costs are counted in steps of the Myers search. Both ways are exact, so a wrong prediction costs
/// time only, and never more than about twice the cheaper way: no search goes on when it has
/// already cost what the other way would.
struct CostGuard {
  /// Up to this many token pairs the result is always proven shortest.
  static let provenPairs = 1e10

  /// Above it, the steps after which the search settles for a script that may be longer: 2³².
  static let patience = 4_294_967_296.0

  /// Steps that one machine word of the bit-parallel table is worth, measured.
  static let stepsPerWord = 0.6

  /// Steps that it is worth to set the table up for one token, measured.
  static let stepsPerToken = 5.0

  /// Predictions count when this part of the other way's cost is spent: the worse, the earlier.
  private static let earlyPart = 1.0 / 48
  private static let usualPart = 1.0 / 8

  /// What the bit-parallel way costs; infinite where it is not open.
  let alternative: Double
  private let length: Double
  private var spent = 0.0
  private var nextCheck = 8

  init(_ box: Box) {
    length = Double(box.oldCount + box.newCount)
    alternative =
      box.pairs > Self.provenPairs
      ? .infinity : box.pairs / 64 * Self.stepsPerWord + length * Self.stepsPerToken
  }

  /// A guard that never objects.
  static var none: CostGuard { CostGuard(length: 0, alternative: .infinity) }

  private init(length: Double, alternative: Double) {
    self.length = length
    self.alternative = alternative
  }

  enum Verdict { case goOn, switchOver, giveUp }

  /// Judges after a round of both directions.
  ///
  /// - Parameters:
  ///   - rounds: The rounds of one direction.
  ///   - steps: The steps of this round.
  ///   - reach: How far both directions together have got, of old and new elements together.
  @inline(__always)
  mutating func verdict(rounds: Int, steps: Int, reach: Int) -> Verdict {
    spent += Double(steps)
    if rounds < nextCheck { return .goOn }
    return check(rounds: rounds, reach: reach)
  }

  @inline(never)
  private mutating func check(rounds: Int, reach: Int) -> Verdict {
    nextCheck = rounds + max(4, rounds / 8)
    if alternative == .infinity { return spent > Self.patience ? .giveUp : .goOn }
    if spent >= alternative { return .switchOver }
    // As the search has gone so far, it will need this many edits, and a quarter of their square.
    let edits = 2 * Double(rounds) * length / Double(max(reach, 1))
    let predicted = edits * edits / 4
    if predicted > 3 * alternative, spent > alternative * Self.earlyPart { return .switchOver }
    if predicted > 1.2 * alternative, spent > alternative * Self.usualPart { return .switchOver }
    return .goOn
  }
}
