public import Foundation

/// What a page declares of a change, beside what really changed.
///
/// An observation and no motive: pages change their dates without changing their text, and their text without
/// changing their dates, for many reasons.
public enum Disclosure: String, Sendable, Encodable, CaseIterable {
  /// The text changed in substance, and a correction, a clarification, an editor's note or an update line
  /// came with it.
  case noted
  /// The text changed in substance, and the page declares a later time of change than before.
  case dated
  /// The text changed in substance, and the page declares nothing of it.
  case undisclosed
  /// Nothing of substance changed.
  case minor
  /// The page declares a later time of change, and the text is the same.
  case touched

  /// Changes of this weight or more are of substance: what was said, and not how.
  public static let substance = Change.Kind.deletion.weight

  /// What the page declares of a revision's changes.
  ///
  /// - Parameters:
  ///   - changes: What changed from the revision before it in time.
  ///   - modifiedBefore: When the page said then that it was last changed.
  ///   - modifiedAfter: When it says so now.
  public init(of changes: [Change], modifiedBefore: Date?, modifiedAfter: Date?) {
    self.init(
      isNoted: Disclosure.isNoted(changes), isSubstantial: Disclosure.isSubstantial(changes),
      modifiedBefore: modifiedBefore, modifiedAfter: modifiedAfter)
  }

  /// What the page declares of changes that were told already.
  public init(of telling: Telling, modifiedBefore: Date?, modifiedAfter: Date?) {
    self.init(
      isNoted: telling.isNoted, isSubstantial: telling.isSubstantial,
      modifiedBefore: modifiedBefore, modifiedAfter: modifiedAfter)
  }

  private init(isNoted: Bool, isSubstantial: Bool, modifiedBefore: Date?, modifiedAfter: Date?) {
    if isNoted {
      self = .noted
    } else if !isSubstantial {
      self = .minor
    } else {
      self = Disclosure.isLater(modifiedAfter, than: modifiedBefore) ? .dated : .undisclosed
    }
  }

  /// What the page declares where its article is the same as before; nil where it declares nothing new.
  public init?(ofUnchanged modifiedAfter: Date?, modifiedBefore: Date?) {
    guard modifiedBefore != nil, Disclosure.isLater(modifiedAfter, than: modifiedBefore) else {
      return nil
    }
    self = .touched
  }

  /// Whether the newsroom says something of its own text in a change.
  static func isNoted(_ changes: [Change]) -> Bool {
    changes.contains { $0.new != nil && notes.contains($0.kind) }
  }

  /// Whether anything of substance changed, notes aside.
  static func isSubstantial(_ changes: [Change]) -> Bool {
    changes.contains { $0.weight >= substance && !notes.contains($0.kind) }
  }

  private static let notes: Set<Change.Kind> = [
    .correction, .clarification, .editorsNote, .updateLine,
  ]

  private static func isLater(_ after: Date?, than before: Date?) -> Bool {
    guard let after else { return false }
    return before.map { after > $0 } ?? true
  }
}
