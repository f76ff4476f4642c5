/// What the sentence rules know by heart.
enum Abbreviations {
  /// A name or a thing always follows: titles, "e.g.", "v.", and their like in other languages.
  static let never = words(
    """
    Mr Mrs Ms Mx Dr Prof Gov Sen Rep Gen Lt Col Maj Capt Cpl Sgt Adm Cmdr Rev Fr Hon Pres Supt Insp Det
    Msgr Amb Atty Sec Treas Messrs St Ste Mt Ft Pt Pte Pvt Brig e.g i.e vs v cf viz approx ca Lt.Col
    Maj.Gen Hr Dr.med z.B bzw d.h u.a usw.a ggf bspw sog Mme Mlle MM Mgr Sra Srta Dra Lic Ing Arq Gral
    Mons Avda núm pág EE Exmo Exma dott Dott sig Sig sig.ra prof dr ing avv Avv dhr mevr Dhr Mevr drs ul im
    f.eks bl.a esim г ул им проф акад гр тов
    """)

  /// What a number follows, as in `No. 5` and `Sept. 11`.
  static let numbered = words(
    """
    No Nos no nos Nr nr Art art Fig fig Figs p pp vol Vol ch Ch sec Para para Rm Rte Hwy Jan Feb Mar Apr
    Jun Jul Aug Sep Sept Oct Nov Dec
    """)

  /// Measures that another figure follows, as in `5 ft. 9 in.`, so that one is not the end.
  static let units = words("ft in yd mi oz lb lbs sq cu hr hrs min sec st")

  /// Words before an ordinal in German, as in `der 2. Weltkrieg`.
  static let beforeOrdinal = words(
    "der die das dem den des am im zum zur beim vom Der Die Das Dem Den Des Am Im Zum Zur Beim Vom jeder"
  )

  /// Times of the day.
  static let clock = words("a.m p.m A.M P.M")

  /// What goes on after a time of the day: days, months and time zones.
  static let afterClock = words(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Jan Feb Mar Apr May Jun Jul Aug Sep Sept Oct
    Nov Dec January February March April June July August September October November December
    ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT UTC BST CET CEST Eastern Central Pacific Mountain
    """)

  /// A sentence may end with them, if a word follows that mostly begins one.
  static let usual = words(
    """
    Inc Ltd Co Corp Bros Jr Sr Esq Ave Blvd Rd Dept Univ Assn Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill
    Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Ph.D M.D
    """)

  /// Words that begin a sentence far more often than they go on with a name.
  static let starters = words(
    """
    The A An It Its He His She Her They Their We Our You Your I This That These Those There Here But And
    Or So Yet In On At By For From With After Before When While Where What Who Why How If As Since Until
    Although Though Because However Meanwhile Still Some Many Most Several No Not Now Then Later Earlier
    Police Officials Authorities Residents According Two Three Four Five One Another Both All Each
    """)

  /// Verbs that tie a quotation to its speaker.
  static let speech = words(
    """
    said says asked asks told tells added adds wrote writes cried shouted replied explained
    """)

  /// Verbs that tie a quotation to its speaker where no upper case tells.
  static let speechWithoutCase = [
    "말했다", "물었다", "답했다", "외쳤다", "밝혔다", "问", "問", "说", "說", "道：", "答", "喊",
  ]

  /// Months after an ordinal, as in `3. Oktober`.
  static let foreignMonths = words(
    """
    Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember januar
    februar mars april mai maj juni juli august september oktober november december
    """)

  private static func words(_ list: String) -> Set<String> {
    Set(list.split { $0 == " " || $0 == "\n" }.map(String.init))
  }
}
