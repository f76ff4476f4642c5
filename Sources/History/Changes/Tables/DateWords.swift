/// Days and times in words.
///
/// A month's number is the same in every language.
enum DateWords {
  static let rows: [Lexicon.Row] = months + days + times

  private static let months: [Lexicon.Row] = [
    (
      .english,
      """
      january february march april may june july august september october november december
      """
    ),
    (.english, "jan feb mar apr - jun jul aug sept oct nov dec"),
    (.english, "- - - - - - - - sep - - -"),
    (
      .german,
      "januar februar märz april mai juni juli august september oktober november dezember"
    ),
    (
      .french,
      "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    ),
    (
      .spanish,
      """
      enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
      """
    ),
    (
      .italian,
      """
      gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
      """
    ),
    (
      .portuguese,
      "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
    ),
    (
      .dutch,
      "januari februari maart april mei juni juli augustus september oktober november december"
    ),
  ].flatMap { (language: Language, words: String) in
    words.split { $0 == " " || $0 == "\n" }.enumerated().compactMap { offset, word in
      word == "-" ? nil : Lexicon.Row(.month(Double(offset + 1)), language, String(word))
    }
  }

  private static let days: [Lexicon.Row] = [
    Lexicon.Row(
      .role(.day), .english,
      """
      monday, tuesday, wednesday, thursday, friday, saturday, sunday, today, yesterday, tomorrow,
      tonight, last week, last month, last year, this week, this month, this year, next week,
      next month, next year
      """),
    Lexicon.Row(
      .role(.day), .german,
      """
      montag, dienstag, mittwoch, donnerstag, freitag, samstag, sonnabend, sonntag, heute, gestern,
      vorgestern, letzte woche, vergangene woche, nächste woche
      """),
    Lexicon.Row(
      .role(.day), .french,
      """
      lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche, aujourd'hui, hier, demain
      """),
    Lexicon.Row(
      .role(.day), .spanish,
      "lunes, martes, miércoles, jueves, viernes, sábado, domingo, hoy, ayer"),
    Lexicon.Row(
      .role(.day), .italian,
      "lunedì, martedì, mercoledì, giovedì, venerdì, sabato, domenica, oggi, ieri, domani"),
    Lexicon.Row(
      .role(.day), .portuguese,
      "domingo, sábado, segunda-feira, terça-feira, quarta-feira, hoje, ontem, amanhã"),
    Lexicon.Row(
      .role(.day), .dutch,
      """
      maandag, dinsdag, woensdag, donderdag, vrijdag, zaterdag, zondag, vandaag, gisteren, morgen
      """),
  ]

  private static let times: [Lexicon.Row] = [
    Lexicon.Row(
      .role(.dayTime), .english,
      "noon, midday, midnight, morning, afternoon, evening, night, dawn, dusk, overnight"),
    Lexicon.Row(.role(.dayTime), .german, "mittag, mitternacht, morgen, abend, nacht, vormittag"),
    Lexicon.Row(.role(.dayTime), .french, "midi, minuit, matin, soir, après-midi"),
    Lexicon.Row(.role(.dayTime), .spanish, "mediodía, medianoche, mañana, tarde, noche"),
    Lexicon.Row(.role(.dayTime), .italian, "mezzogiorno, mezzanotte, mattina, sera, notte"),
    Lexicon.Row(.role(.dayTime), .portuguese, "meio-dia, meia-noite, manhã, tarde, noite"),
    Lexicon.Row(.role(.dayTime), .dutch, "middag, middernacht, ochtend, avond, nacht"),
    Lexicon.Row(
      .role(.clock), nil,
      "am, pm, gmt, utc, est, edt, cst, cdt, mst, mdt, pst, pdt, bst, cet, cest, ist, z"),
    Lexicon.Row(.role(.clock), .english, "o'clock, local time, et, pt, ct, eastern time"),
    Lexicon.Row(.role(.clock), .german, "uhr"),
    Lexicon.Row(.role(.clock), .french, "h"),
    Lexicon.Row(.role(.clock), .dutch, "uur"),
  ]
}
