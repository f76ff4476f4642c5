/// How newsrooms own up to a change: the words that open a note, by language.
///
/// The one table for both readers of notes: here they make a block a note, in comparisons a change.
public enum NoteWords {
  /// Words and phrases of one language that open notes of one kind.
  public struct Row: Sendable {
    /// A kind of note.
    public let kind: Block.Kind
    /// The language's BCP 47 tag.
    public let language: String
    /// Phrases separated by commas, in lower case.
    public let words: String

    init(_ kind: Block.Kind, _ language: String, _ words: String) {
      (self.kind, self.language, self.words) = (kind, language, words)
    }
  }

  /// Looked for at the beginning of a text.
  ///
  /// An opening of one word counts only where a colon, a dash, a bracket or a date follows it.
  public static let rows: [Row] = [
    Row(
      .correction, "en",
      """
      correction, corrections, corrected, correction notice, corrects, correction appended,
      an earlier version, a previous version, an earlier headline, an earlier edition,
      earlier versions of this, previous versions of this, this story has been corrected,
      this article has been corrected, this post has been corrected, this page has been corrected,
      this story was corrected, this article was corrected, this report has been corrected,
      this article was amended, this story was amended, this article has been amended,
      this version corrects, the story has been corrected, the article has been corrected
      """),
    Row(
      .clarification, "en",
      """
      clarification, clarifications, clarified, this story has been clarified,
      this article has been clarified, this story has been updated to clarify,
      this article has been updated to clarify, this article was updated to clarify
      """),
    Row(
      .editorsNote, "en",
      "editor's note, editors' note, editors note, editor note, a note to readers, publisher's note"
    ),
    Row(
      .updateLine, "en",
      """
      update, updated, updates, last updated, last update, page updated, page last updated,
      this story has been updated, this article has been updated, this post has been updated,
      this page has been updated, this story was updated, this article was updated,
      this post was updated, this page was last updated, latest update, last modified
      """),
    Row(
      .correction, "de",
      """
      korrektur, berichtigung, richtigstellung, in einer früheren version, in einer früheren fassung,
      in einer ersten version, korrigiert, anmerkung zur korrektur
      """),
    Row(.clarification, "de", "klarstellung"),
    Row(
      .editorsNote, "de",
      "anmerkung der redaktion, anm der redaktion, hinweis der redaktion, in eigener sache"),
    Row(
      .updateLine, "de",
      "aktualisiert, update, letzte aktualisierung, zuletzt aktualisiert, stand"),
    Row(
      .correction, "fr",
      "correction, rectificatif, erratum, une version précédente, une première version"),
    Row(.clarification, "fr", "précision"),
    Row(.editorsNote, "fr", "note de la rédaction, ndlr, note de l'éditeur"),
    Row(.updateLine, "fr", "mis à jour, mise à jour, actualisé, dernière mise à jour"),
    Row(
      .correction, "es",
      "corrección, fe de errores, fe de erratas, una versión anterior, en una versión anterior"),
    Row(.clarification, "es", "aclaración"),
    Row(.editorsNote, "es", "nota del editor, nota de la redacción, nota de redacción"),
    Row(.updateLine, "es", "actualización, actualizado, última actualización"),
    Row(.correction, "it", "correzione, errata corrige, rettifica"),
    Row(.clarification, "it", "precisazione, chiarimento"),
    Row(.editorsNote, "it", "nota del direttore, nota della redazione, ndr"),
    Row(.updateLine, "it", "aggiornamento, aggiornato, ultimo aggiornamento"),
    Row(.correction, "pt", "correção, errata, uma versão anterior"),
    Row(.clarification, "pt", "esclarecimento"),
    Row(.editorsNote, "pt", "nota do editor, nota da redação"),
    Row(.updateLine, "pt", "atualização, atualizado, última atualização"),
    Row(
      .correction, "nl", "correctie, rectificatie, in een eerdere versie, gecorrigeerd"),
    Row(.clarification, "nl", "verduidelijking"),
    Row(.editorsNote, "nl", "noot van de redactie, van de redactie"),
    Row(.updateLine, "nl", "update, bijgewerkt, laatst bijgewerkt, laatste update"),
  ]

  /// Openings that are said of bills and maps too: a word for a newsroom's own text must follow within
  /// `reach` words.
  static let ambiguous: Set<String> = [
    "an earlier version", "a previous version", "an earlier edition", "an earlier headline",
    "in einer früheren version", "in einer früheren fassung", "in einer ersten version",
    "une version précédente", "une première version", "una versión anterior",
    "en una versión anterior", "uma versão anterior", "in een eerdere versie", "latest update",
    "in eigener sache", "van de redactie",
  ]
  static let reach = 6

  /// How newsrooms call their own text.
  static let ownTexts: Set<String> = [
    "article", "story", "report", "post", "headline", "caption", "page", "dispatch", "column",
    "graphic", "newsletter", "item", "artikels", "textes", "berichts", "meldung", "beitrags",
    "überschrift", "artikel", "text", "bericht", "légende", "titre", "artículo", "noticia",
    "información", "titular", "texto", "reportagem", "matéria", "notícia", "artigo", "articolo",
    "notizia", "stuk", "verhaal", "wir", "wij", "we",
  ]
}
