import Extraction
import Foundation
import History

/// What the template of a comparison shows.
struct ComparisonPage {
  /// One of the two.
  struct Version {
    var number: Int
    var path: String
    var seen: MomentText
  }

  /// A field beside the body that changed.
  struct Field {
    var name: String
    var label: String
    var text: Markup
    var old: Markup
    var new: Markup
  }

  /// A change in words with the place where it stands.
  struct Told {
    var reason: String
    var path: String?
    var weight: String
  }

  /// A way of showing it.
  struct Switch {
    var name: String
    var path: String
    var isCurrent: Bool
  }

  var story: String
  var storyPath: String
  var headline: String
  var language: String
  var oldLanguage: String
  var old: Version
  var new: Version
  var interval: String?
  /// What changed in a few words each.
  var phrases: [String]
  var words: String
  var told: [Told]
  /// What is not told in words.
  var toldNote: String?
  var small: [Told]
  var smallCount: String
  var fields: [Field]
  var rows: [ComparisonRows.Row]
  var isSide: Bool
  var isUnchanged: Bool
  var views: [Switch]
  var shows: [Switch]
  var parts: [Switch]
  var hasParts: Bool
  var steps: VersionSteps

  /// Most changes that are told in words, the weightiest.
  static let toldLimit = 70

  init(
    _ comparison: Comparison, old: Revision, new: Revision, _ choice: ComparisonChoice,
    steps: VersionSteps, story id: String
  ) throws(SiteError) {
    let path = SitePath.comparison(id, old.number, new.number)
    let changes = comparison.changes
    let rows = ComparisonRows(
      comparison, changes, choice, newPath: SitePath.revision(id, new.number))
    guard choice.part <= rows.parts.count else {
      throw .notFound("a part \(choice.part) of this comparison")
    }
    story = id
    storyPath = SitePath.story(id)
    headline = new.article.headline
    language = new.article.language.languageTag
    oldLanguage = old.article.language.languageTag
    self.old = Version(
      number: old.number, path: SitePath.revision(id, old.number), seen: MomentText(old.firstSeenAt)
    )
    self.new = Version(
      number: new.number, path: SitePath.revision(id, new.number), seen: MomentText(new.firstSeenAt)
    )
    interval = new.notSeenAt.map { "last seen without it \(MomentText($0).full)" }
    phrases = Comparison.summary(of: changes)
    words = comparison.counts.words
    let places = comparison.passagesOfSentences
    let all = changes.map { change -> (change: Change, told: Told) in
      (
        change,
        Told(change, places, rows, choice, path, hasHeadline: comparison.headline != nil)
      )
    }
    let least =
      choice.show == .substance ? ComparisonChoice.substance : Change.trivialBelow
    told = all.filter { $0.change.weight >= least }.map(\.told)
    small = choice.show == .substance ? [] : all.filter { $0.change.weight < least }.map(\.told)
    if told.isEmpty, choice.show != .substance { swap(&told, &small) }
    smallCount = "\(small.count) small \(small.count == 1 ? "change" : "changes")"
    if told.count > Self.toldLimit {
      toldNote = "and \(told.count - Self.toldLimit) more, marked in the text"
      told.removeLast(told.count - Self.toldLimit)
    }
    small.removeLast(max(0, small.count - Self.toldLimit))
    fields = comparison.fields.map { name, wording in
      Field(
        name: name, label: name.capitalized, text: wording.markup(), old: wording.markup(.old),
        new: wording.markup(.new))
    }
    self.rows = rows.parts[choice.part - 1]
    if choice.part > 1 { fields = [] }
    isSide = choice.view == .side
    isUnchanged = comparison.isUnchanged
    views = [
      Switch(.inline, "Inline", choice, path), Switch(.side, "Side by side", choice, path),
    ]
    shows = [
      Switch(.all, "Everything", choice, path), Switch(.changes, "Only changes", choice, path),
      Switch(.substance, "Only what matters", choice, path),
    ]
    parts = rows.parts.indices.map { position in
      Switch(
        name: "Part \(position + 1)", path: choice.with(part: position + 1).path(path),
        isCurrent: position + 1 == choice.part)
    }
    hasParts = parts.count > 1
    self.steps = steps
  }
}

extension ComparisonPage.Switch {
  fileprivate init(
    _ view: ComparisonChoice.View, _ name: String, _ choice: ComparisonChoice, _ path: String
  ) {
    self.init(
      name: name, path: choice.with(view: view).path(path), isCurrent: choice.view == view)
  }

  fileprivate init(
    _ show: ComparisonChoice.Show, _ name: String, _ choice: ComparisonChoice, _ path: String
  ) {
    self.init(
      name: name, path: choice.with(show: show).path(path), isCurrent: choice.show == show)
  }
}

extension ComparisonPage.Told {
  /// Tells a change, with a link to where it stands, if it stands anywhere on the page.
  fileprivate init(
    _ change: Change, _ passages: (old: [Int: Int], new: [Int: Int]), _ rows: ComparisonRows,
    _ choice: ComparisonChoice, _ path: String, hasHeadline: Bool
  ) {
    reason = change.reason
    weight = Weight(change.weight).rawValue
    let touched =
      change.newSentences.compactMap { passages.new[$0] }
      + change.oldSentences.compactMap { passages.old[$0] }
    let fields: Set<Change.Kind> = [.headline, .standfirst, .byline]
    if let place = touched.lazy.compactMap({ rows.places[$0] }).first {
      let isHere = place.part == choice.part
      self.path = "\(isHere ? "" : choice.with(part: place.part).path(path))#\(place.id)"
    } else if fields.contains(change.kind) || touched.isEmpty && hasHeadline && change.isWorded {
      // What rests on no sentence of the body stands in a field above it, mostly in the headline.
      let field = fields.contains(change.kind) ? change.kind : .headline
      self.path = "\(choice.part == 1 ? "" : choice.with(part: 1).path(path))#\(field.rawValue)"
    }
  }
}

extension Change {
  /// Whether it is about the words of the article, and not about what its page declares.
  fileprivate var isWorded: Bool { ![.declaredDate, .status, .link].contains(kind) }
}

/// How heavily something weighs, in steps that can be seen and said.
enum Weight: String {
  case heavy
  case medium
  case light
  case trivial

  /// The step of a weight from 0 to 100.
  init(_ weight: Int) {
    switch weight {
    case Change.Kind.lead.weight...: self = .heavy
    case ComparisonChoice.substance...: self = .medium
    case Change.trivialBelow...: self = .light
    default: self = .trivial
    }
  }
}

extension Comparison.Counts {
  /// How many words came and went: `+25 −1 words`; nothing where none did.
  var words: String {
    var parts: [String] = []
    if wordsAdded > 0 { parts.append("+\(wordsAdded)") }
    if wordsRemoved > 0 { parts.append("−\(wordsRemoved)") }
    guard !parts.isEmpty else { return "" }
    return parts.joined(separator: " ") + (wordsAdded + wordsRemoved == 1 ? " word" : " words")
  }
}
