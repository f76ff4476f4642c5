/// Verbs that tie a statement to whoever made it, and phrases that do so.
enum SpeechWords {
  static let rows: [Lexicon.Row] = [
    Lexicon.Row(
      .role(.speech), .english,
      """
      said, says, tells, wrote, writes, announced, announces, confirmed, confirms,
      stated, states, claimed, claims, alleged, alleges, insisted, insists, warned, warns, argued,
      argues, explained, explains, noted, notes, testified, tweeted, posted, replied, acknowledged,
      admitted, asserted, declared, disclosed, commented, recalled, revealed, remarked
      """),
    Lexicon.Row(
      .role(.source), .english,
      """
      according to, in the words of, citing, cited by, quoted by, as reported by, as quoted by
      """),
    Lexicon.Row(
      .role(.speech), .german,
      """
      sagte, sagt, sagten, erklärte, erklärt, erklärten, teilte, teilten, schrieb, schreibt,
      berichtete, berichtet, berichten, betonte, kritisierte, fügte, meldete, meldet, bestätigte
      """),
    Lexicon.Row(.role(.source), .german, "laut, zufolge, nach angaben, nach angaben von"),
    Lexicon.Row(
      .role(.speech), .french,
      """
      dit, déclaré, déclare, affirmé, affirme, expliqué, explique, annoncé, annonce, indiqué, indique,
      précisé, ajouté, ajoute, écrit, estimé, confirmé
      """),
    Lexicon.Row(.role(.source), .french, "selon, d'après"),
    Lexicon.Row(
      .role(.speech), .spanish,
      """
      dijo, dice, declaró, afirmó, afirma, explicó, anunció, indicó, señaló, agregó, añadió, aseguró,
      informó, escribió, confirmó
      """),
    Lexicon.Row(.role(.source), .spanish, "según, de acuerdo con"),
    Lexicon.Row(
      .role(.speech), .italian,
      "detto, dice, dichiarato, dichiara, affermato, spiegato, annunciato, aggiunto, scritto, ha detto"
    ),
    Lexicon.Row(.role(.source), .italian, "secondo, stando a"),
    Lexicon.Row(
      .role(.speech), .portuguese,
      "disse, diz, declarou, afirmou, afirma, explicou, anunciou, informou, acrescentou, escreveu"),
    Lexicon.Row(.role(.source), .portuguese, "segundo, de acordo com, conforme"),
    Lexicon.Row(
      .role(.speech), .dutch,
      "zei, zegt, zeggen, verklaarde, meldde, meldt, schreef, schrijft, bevestigde, vertelde"),
    Lexicon.Row(.role(.source), .dutch, "volgens, aldus"),
  ]
}
