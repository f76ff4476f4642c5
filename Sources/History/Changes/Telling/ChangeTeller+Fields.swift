import Extraction

/// Headline, standfirst, byline, status and declared dates.
extension ChangeTeller {
  mutating func tellFields() {
    tell(.headline, "headline", comparison.headline)
    tell(.standfirst, "standfirst", comparison.standfirst)
    tell(.byline, "byline", comparison.byline)
    let (old, new) = (comparison.old, comparison.new)
    if old.status != new.status || old.markers != new.markers {
      let brief: String
      switch (old.status, new.status) {
      case (.developing, .developing): brief = "developing marker reworded"
      case (_, .developing): brief = "developing marker added"
      case (.developing, _): brief = "developing marker gone"
      case (_, let status): brief = "status now \(status.rawValue)"
      }
      changes.append(
        Change(
          .status, brief, old: old.markers.joinedOrNil, new: new.markers.joinedOrNil))
    }
    for (name, before, after) in [
      ("published", old.publishedAt, new.publishedAt), ("modified", old.modifiedAt, new.modifiedAt),
    ] where before != after {
      changes.append(
        Change(
          .declaredDate, "declared as \(name) \(after?.iso8601 ?? "no more")",
          old: before?.iso8601, new: after?.iso8601))
    }
  }

  mutating func tell(_ kind: Change.Kind, _ name: String, _ wording: Wording?) {
    guard let wording else { return }
    let (old, new) = (wording.old, wording.new)
    guard !old.isEmpty, !new.isEmpty else {
      changes.append(
        Change(
          kind, "\(name) \(old.isEmpty ? "added" : "removed")", detail: (old + new).quoted,
          old: old.isEmpty ? nil : old, new: new.isEmpty ? nil : new))
      return
    }
    let verb = kind == .headline ? "reworded" : "changed"
    if PassageTeller.isTypographic(old, new) {
      changes.append(Change(.typography, "\(name) differs in signs only", old: old, new: new))
    } else {
      changes.append(
        Change(kind, "\(name) \(verb)", detail: "\(old.quoted) → \(new.quoted)", old: old, new: new)
      )
      // A figure in a headline is told as a figure as well: it is what most readers carry on.
      let teller = PassageTeller(wording, lexicon, language)
      changes += teller.changes.filter { $0.kind == .figure || $0.kind == .money }
    }
  }
}

extension [String] {
  fileprivate var joinedOrNil: String? { isEmpty ? nil : joined(separator: " ") }
}
