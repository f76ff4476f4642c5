/// How newsrooms own up to a change: words that open a note, and words that stand in one.
enum NoteWords {
  /// Looked for at the beginning of a sentence.
  ///
  /// An opening of one word counts only where a colon, a
  /// dash, a bracket or a date follows it.
  static let rows: [Lexicon.Row] = [
    Lexicon.Row(
      .note(.correction), .english,
      """
      correction, corrections, corrected, correction notice, corrects, correction appended,
      an earlier version, a previous version, an earlier headline, an earlier edition,
      earlier versions of this, previous versions of this, this story has been corrected,
      this article has been corrected, this post has been corrected, this page has been corrected,
      this story was corrected, this article was corrected, this report has been corrected,
      this article was amended, this story was amended, this article has been amended,
      this version corrects, the story has been corrected, the article has been corrected
      """),
    Lexicon.Row(
      .note(.clarification), .english,
      """
      clarification, clarifications, clarified, this story has been clarified,
      this article has been clarified, this story has been updated to clarify,
      this article has been updated to clarify, this article was updated to clarify
      """),
    Lexicon.Row(
      .note(.editorsNote), .english,
      "editor's note, editors' note, editors note, editor note, a note to readers, publisher's note"
    ),
    Lexicon.Row(
      .note(.updateLine), .english,
      """
      update, updated, updates, last updated, last update, page updated, page last updated,
      this story has been updated, this article has been updated, this post has been updated,
      this page has been updated, this story was updated, this article was updated,
      this post was updated, this page was last updated, latest update, last modified
      """),
    Lexicon.Row(
      .note(.correction), .german,
      """
      korrektur, berichtigung, richtigstellung, in einer früheren version, in einer früheren fassung,
      in einer ersten version, korrigiert, anmerkung zur korrektur
      """),
    Lexicon.Row(.note(.clarification), .german, "klarstellung"),
    Lexicon.Row(
      .note(.editorsNote), .german,
      "anmerkung der redaktion, anm der redaktion, hinweis der redaktion, in eigener sache"),
    Lexicon.Row(
      .note(.updateLine), .german,
      "aktualisiert, update, letzte aktualisierung, zuletzt aktualisiert, stand"),
    Lexicon.Row(
      .note(.correction), .french,
      "correction, rectificatif, erratum, une version précédente, une première version"),
    Lexicon.Row(.note(.clarification), .french, "précision"),
    Lexicon.Row(.note(.editorsNote), .french, "note de la rédaction, ndlr, note de l'éditeur"),
    Lexicon.Row(
      .note(.updateLine), .french, "mis à jour, mise à jour, actualisé, dernière mise à jour"),
    Lexicon.Row(
      .note(.correction), .spanish,
      "corrección, fe de errores, fe de erratas, una versión anterior, en una versión anterior"),
    Lexicon.Row(.note(.clarification), .spanish, "aclaración"),
    Lexicon.Row(
      .note(.editorsNote), .spanish, "nota del editor, nota de la redacción, nota de redacción"),
    Lexicon.Row(
      .note(.updateLine), .spanish, "actualización, actualizado, última actualización"),
    Lexicon.Row(.note(.correction), .italian, "correzione, errata corrige, rettifica"),
    Lexicon.Row(.note(.clarification), .italian, "precisazione, chiarimento"),
    Lexicon.Row(.note(.editorsNote), .italian, "nota del direttore, nota della redazione, ndr"),
    Lexicon.Row(
      .note(.updateLine), .italian, "aggiornamento, aggiornato, ultimo aggiornamento"),
    Lexicon.Row(.note(.correction), .portuguese, "correção, errata, uma versão anterior"),
    Lexicon.Row(.note(.clarification), .portuguese, "esclarecimento"),
    Lexicon.Row(.note(.editorsNote), .portuguese, "nota do editor, nota da redação"),
    Lexicon.Row(
      .note(.updateLine), .portuguese, "atualização, atualizado, última atualização"),
    Lexicon.Row(
      .note(.correction), .dutch, "correctie, rectificatie, in een eerdere versie, gecorrigeerd"),
    Lexicon.Row(.note(.clarification), .dutch, "verduidelijking"),
    Lexicon.Row(.note(.editorsNote), .dutch, "noot van de redactie, van de redactie"),
    Lexicon.Row(
      .note(.updateLine), .dutch, "update, bijgewerkt, laatst bijgewerkt, laatste update"),
  ]

  /// What stands inside a sentence that owns up to an error, wherever in it.
  static let inside: [(language: Language, words: String)] = [
    (.english, "an earlier version of this"), (.english, "a previous version of this"),
    (.english, "earlier version of the story"), (.english, "has been corrected to"),
    (.english, "was corrected to"), (.english, "has been amended to"),
    (.english, "incorrectly stated that"), (.english, "an earlier version incorrectly"),
    (.german, "in einer früheren version dieses"), (.german, "einer früheren fassung dieses"),
    (.french, "une version précédente de cet article"),
    (.spanish, "una versión anterior de este"), (.italian, "una versione precedente di questo"),
    (.portuguese, "uma versão anterior deste"), (.dutch, "een eerdere versie van dit"),
  ]
}
