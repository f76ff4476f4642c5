/// Words that turn a statement into its opposite.
enum NegationWords {
  /// Beginnings by which a word denies what it would say without them: "unable", "misunderstood".
  static let prefixes = ["un", "in", "im", "ir", "il", "dis", "mis", "non", "non-", "dés", "des"]

  static let rows: [Lexicon.Row] = [
    Lexicon.Row(
      .role(.negation), .english,
      """
      not, no, never, without, none, nobody, nothing, nowhere, neither, nor, cannot, can't, don't,
      doesn't, didn't, isn't, aren't, wasn't, weren't, won't, wouldn't, couldn't, shouldn't, hasn't,
      haven't, hadn't, mustn't, denied, denies, deny, denying, refused, refuses, failed to, no longer,
      not yet, no one, unable to, ruled out
      """),
    Lexicon.Row(
      .role(.negation), .german,
      """
      nicht, kein, keine, keinen, keinem, keiner, keines, nie, niemals, niemand, niemanden, nichts,
      ohne, weder, bestreitet, bestritt, dementierte, dementiert, nicht mehr
      """),
    Lexicon.Row(
      .role(.negation), .french,
      "pas, jamais, aucun, aucune, rien, personne ne, sans, ni, nie, nié, dément, démenti"),
    Lexicon.Row(
      .role(.negation), .spanish,
      "no, nunca, jamás, ningún, ninguno, ninguna, nadie, nada, sin, ni, negó, niega, tampoco"),
    Lexicon.Row(
      .role(.negation), .italian,
      "non, mai, nessuno, nessuna, nessun, niente, nulla, senza, né, negato, nega, smentito"),
    Lexicon.Row(
      .role(.negation), .portuguese,
      "não, nunca, jamais, nenhum, nenhuma, ninguém, nada, sem, nem, negou, nega"),
    Lexicon.Row(
      .role(.negation), .dutch,
      "niet, geen, nooit, niemand, niets, zonder, noch, ontkent, ontkende, ontkennen"),
  ]
}
