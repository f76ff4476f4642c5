/// What counts of people are about, where newsrooms have a word for it.
enum Topic: String {
  case deaths = "death toll"
  case injuries = "injured"
  case missing = "missing"
  case arrests = "arrests"
  case evacuations = "evacuated"
}

enum TopicWords {
  static let rows: [Lexicon.Row] = [
    Lexicon.Row(
      .topic(.deaths), .english,
      """
      killed, dead, died, dies, dying, killing, kills, deaths, death, fatalities, fatality, perished,
      drowned, death toll, slain, bodies
      """),
    Lexicon.Row(
      .topic(.injuries), .english,
      "injured, wounded, hurt, injuring, wounding, injuries, injury, hospitalised, hospitalized"),
    Lexicon.Row(.topic(.missing), .english, "missing, unaccounted"),
    Lexicon.Row(.topic(.arrests), .english, "arrested, arrests, detained, arresting"),
    Lexicon.Row(.topic(.evacuations), .english, "evacuated, evacuees, displaced"),
    Lexicon.Row(
      .topic(.deaths), .german, "tote, toten, todesopfer, getötet, gestorben, starben, ums leben"),
    Lexicon.Row(.topic(.injuries), .german, "verletzte, verletzten, verletzt, schwerverletzte"),
    Lexicon.Row(.topic(.missing), .german, "vermisst, vermisste, vermissten"),
    Lexicon.Row(.topic(.arrests), .german, "festgenommen, festnahmen, verhaftet"),
    Lexicon.Row(.topic(.deaths), .french, "morts, mort, tués, tuées, décès, tué, victimes"),
    Lexicon.Row(.topic(.injuries), .french, "blessés, blessé, blessées"),
    Lexicon.Row(.topic(.missing), .french, "disparus, disparues"),
    Lexicon.Row(
      .topic(.deaths), .spanish, "muertos, muertes, fallecidos, muerto, fallecieron, murieron"),
    Lexicon.Row(.topic(.injuries), .spanish, "heridos, herido, heridas, lesionados"),
    Lexicon.Row(.topic(.missing), .spanish, "desaparecidos, desaparecidas"),
    Lexicon.Row(.topic(.deaths), .italian, "morti, morto, vittime, uccisi, deceduti"),
    Lexicon.Row(.topic(.injuries), .italian, "feriti, ferito, ferite"),
    Lexicon.Row(.topic(.missing), .italian, "dispersi, disperse"),
    Lexicon.Row(.topic(.deaths), .portuguese, "mortos, mortes, morreram, morto, óbitos"),
    Lexicon.Row(.topic(.injuries), .portuguese, "feridos, ferido, feridas"),
    Lexicon.Row(.topic(.missing), .portuguese, "desaparecidos, desaparecidas"),
    Lexicon.Row(.topic(.deaths), .dutch, "doden, dode, overleden, omgekomen, gedood"),
    Lexicon.Row(.topic(.injuries), .dutch, "gewonden, gewonde, gewond"),
    Lexicon.Row(.topic(.missing), .dutch, "vermist, vermisten"),
  ]
}
