/// Words by which a line says of what its date is.
enum DateLabel {
  /// Whether a line says before its first date that it is the day of a change, and not also that of
  /// publication: "Updated 4 May 2031".
  static func isUpdate(_ line: String) -> Bool {
    let label = plainWords(line).prefix { $0.first?.isNumber != true }.prefix(longest)
    return label.contains { word in
      wholeUpdates.contains(word) || updates.contains { word.hasPrefix($0) }
    }
      && !label.contains { word in publications.contains { word.hasPrefix($0) } }
  }

  /// Most words before a date among which its label is looked for.
  private static let longest = 6

  /// Beginnings of words for a change, by language.
  private static let updates = [
    "updat", "modif", "edited", "revis",  // English, and modifié, modificado
    "aktualisier", "ge\u{e4}ndert", "bearbeitet", "actualis", "actualiz", "atualiz", "aggiorn",
    "bijgewerkt", "gewijzigd", "uppdater", "oppdater", "opdater", "p\u{e4}ivitet",
    "aktualiz", "zaktualiz", "g\u{fc}ncelle", "обновлен", "оновлен", "ενημ",
  ]

  /// Words that begin others too.
  private static let wholeUpdates: Set<String> = ["mis", "mise", "zuletzt"]

  /// Beginnings of words for publication.
  private static let publications = [
    "publi", "pubbl", "post", "creat", "ver\u{f6}ffentlich", "erstell", "erschien", "gepubli",
    "opubli", "julkais", "yay\u{131}n", "опубликован", "опубл", "δημοσ",
  ]
}
