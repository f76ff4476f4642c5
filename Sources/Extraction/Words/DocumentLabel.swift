/// Labels of links to the documents that a text is about: "View this dataset", "Read the ruling".
///
/// One under each part of a page looks like a label of the page's frame, since it comes again and again.
/// But a document that is no longer offered is among the changes that people follow pages for.
enum DocumentLabel {
  private static let phrases = PhraseTable([
    "(view|see|read|open|get|access|download) [the|this|our] [full|complete|original] "
      + "(data|dataset|datasets|data set|database|report|document|documents|ruling|judgment|judgement"
      + "|order|filing|complaint|indictment|letter|statement|study|transcript|pdf)",
    "(datensatz|daten|bericht|gutachten|urteil|beschluss|dokument|studie|brief|protokoll|pdf) "
      + "(ansehen|anzeigen|lesen|\u{f6}ffnen|herunterladen)",
    "(voir|lire|ouvrir|consulter|t\u{e9}l\u{e9}charger) (le|la|les|ce|cette) "
      + "(donn\u{e9}es|jeu de donn\u{e9}es|rapport|document|documents|d\u{e9}cision|jugement|arr\u{ea}t|lettre"
      + "|\u{e9}tude|pdf)",
    "(ver|leer|abrir|consultar|descargar) (el|la|los|este|esta) (datos|conjunto de datos|informe|documento"
      + "|documentos|sentencia|fallo|auto|carta|estudio|pdf)",
    "(vedi|leggi|apri|scarica|consulta) (i|il|la|lo|questo|questa) (dati|rapporto|documento|documenti"
      + "|sentenza|ordinanza|lettera|studio|pdf)",
    "(ver|ler|abrir|consultar|baixar) (os|o|a|este|esta) (dados|conjunto de dados|relat\u{f3}rio|documento"
      + "|documentos|senten\u{e7}a|decis\u{e3}o|carta|estudo|pdf)",
  ])

  /// Whether a text is such a label and nothing else.
  static func matches(_ text: String) -> Bool { phrases.contains(text) }
}
