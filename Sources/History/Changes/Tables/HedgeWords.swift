/// Words and phrases by which a text leaves open whether it is so.
///
/// Left out is what mostly says something else: "could" (was able to), "would", "about".
enum HedgeWords {
  static let rows: [Lexicon.Row] = [
    Lexicon.Row(
      .role(.hedge), .english,
      """
      allegedly, alleged, reportedly, apparently, apparent, purportedly, purported, supposedly,
      possibly, possible, probably, presumably, perhaps, maybe, likely, unlikely, seemingly,
      potentially, may, might, unconfirmed, unverified, suspected, presumed, rumoured, rumored,
      appears to, appear to, appeared to, appears that, seems to, seem to, seemed to, believed to,
      is believed, are believed, was believed, were believed, thought to, said to have, said to be,
      understood to, is understood, it is unclear, it was unclear, remains unclear, not clear, feared,
      tentatively, preliminary, initial reports, early reports, so-called, as yet unconfirmed
      """),
    Lexicon.Row(
      .role(.hedge), .german,
      """
      angeblich, mutmaßlich, mutmaßliche, mutmaßlichen, mutmaßlicher, offenbar, möglicherweise,
      vermutlich, wahrscheinlich, anscheinend, wohl, vielleicht, womöglich, scheinbar, soll, sollen
      """),
    Lexicon.Row(
      .role(.hedge), .french,
      """
      présumé, présumée, présumés, apparemment, probablement, peut-être, possiblement, vraisemblablement,
      semble, semblent, aurait, auraient, serait, seraient, supposé
      """),
    Lexicon.Row(
      .role(.hedge), .spanish,
      """
      presunto, presunta, presuntos, presuntamente, supuesto, supuesta, supuestamente, aparentemente,
      probablemente, posiblemente, quizás, quizá, tal vez, habría, habrían, parece, parecen
      """),
    Lexicon.Row(
      .role(.hedge), .italian,
      """
      presunto, presunta, presunti, presumibilmente, apparentemente, probabilmente, forse, sembra,
      sembrano, avrebbe, avrebbero, sarebbe, sarebbero, pare
      """),
    Lexicon.Row(
      .role(.hedge), .portuguese,
      """
      suposto, suposta, supostamente, aparentemente, provavelmente, possivelmente, talvez, teria,
      teriam, seria, seriam, parece, parecem, alegadamente
      """),
    Lexicon.Row(
      .role(.hedge), .dutch,
      """
      vermoedelijk, vermoedelijke, vermeend, vermeende, mogelijk, waarschijnlijk, blijkbaar, misschien,
      lijkt, lijken, naar verluidt, kennelijk
      """),
  ]
}
