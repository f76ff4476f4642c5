import Foundation
import History

/// Where a reader can go from two versions of a story: to the changes before and behind, and to any other two.
struct VersionSteps {
  /// A version that can be chosen.
  struct Option {
    var number: Int
    var label: String
    var isOld: Bool
    var isNew: Bool
  }

  var action: String
  /// All versions; empty where they are too many for a list.
  var options: [Option]
  var old: Int
  var new: Int
  var previous: String?
  var next: String?
  var previousNumber: Int?
  var nextNumber: Int?

  /// Most versions that a list offers; with more, numbers are typed.
  static let optionLimit = 60

  /// Looks around two versions.
  ///
  /// - Parameters:
  ///   - outline: The story; nil where its numbers are not those that are meant, as it is linked into another.
  ///   - id: The story's id.
  ///   - old: The number of the old version.
  ///   - new: The number of the new version.
  ///   - path: Turns two neighbours into an address.
  init(
    _ outline: Outline?, _ id: String, _ old: Int, _ new: Int,
    path: (Int, Int) -> String
  ) {
    action = "\(SitePath.story(id))/compare"
    self.old = old
    self.new = new
    let revisions = outline?.revisions ?? []
    let numbers = revisions.map(\.number)
    options =
      revisions.count > Self.optionLimit
      ? []
      : revisions.map { revision in
        Option(
          number: revision.number,
          label: "@\(revision.number) · \(MomentText(revision.snapshot.seenAt).full)",
          isOld: revision.number == old, isNew: revision.number == new)
      }
    if let position = numbers.firstIndex(of: old), position > 0 {
      previousNumber = numbers[position - 1]
      previous = path(numbers[position - 1], old)
    }
    if let position = numbers.firstIndex(of: new), position + 1 < numbers.count {
      nextNumber = numbers[position + 1]
      next = path(new, numbers[position + 1])
    }
  }
}
