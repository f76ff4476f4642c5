/// Numbers in words, what multiplies them, and what says that they are not exact.
enum NumberWords {
  static let rows: [Lexicon.Row] =
    cardinals(.english, from: 0, english) + cardinals(.german, from: 0, german)
    + cardinals(.french, from: 0, french) + cardinals(.spanish, from: 0, spanish)
    + cardinals(.italian, from: 0, italian) + cardinals(.portuguese, from: 0, portuguese)
    + cardinals(.dutch, from: 0, dutch) + tens + scales + scores + ordinals + bounds + joiners

  /// From zero on, one after the other; a hyphen where the word is mostly an article.
  private static let english = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty
    """
  private static let german = """
    null - zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn
    sechzehn siebzehn achtzehn neunzehn zwanzig
    """
  private static let french = """
    zéro - deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize - -
    - vingt
    """
  private static let spanish = """
    cero - dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis
    diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco
    veintiséis veintisiete veintiocho veintinueve treinta
    """
  private static let italian = """
    zero - due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici
    quindici sedici diciassette diciotto diciannove venti ventuno ventidue ventitré ventiquattro
    venticinque ventisei ventisette ventotto ventinove trenta
    """
  private static let portuguese = """
    zero - dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis
    dezessete dezoito dezenove vinte
    """
  private static let dutch = """
    nul - twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien
    zeventien achttien negentien twintig
    """

  private static func cardinals(_ language: Language, from first: Int, _ words: String)
    -> [Lexicon.Row]
  {
    words.split { $0 == " " || $0 == "\n" }.enumerated().compactMap { offset, word in
      word == "-" ? nil : Lexicon.Row(.number(Double(first + offset)), language, String(word))
    }
  }

  private static let tens: [Lexicon.Row] = [
    (.english, "thirty forty fifty sixty seventy eighty ninety"),
    (.german, "dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"),
    (.french, "trente quarante cinquante soixante septante - nonante"),
    (.spanish, "treinta cuarenta cincuenta sesenta setenta ochenta noventa"),
    (.italian, "trenta quaranta cinquanta sessanta settanta ottanta novanta"),
    (.portuguese, "trinta quarenta cinquenta sessenta setenta oitenta noventa"),
    (.dutch, "dertig veertig vijftig zestig zeventig tachtig negentig"),
  ].flatMap { (language: Language, words: String) in
    words.split(separator: " ").enumerated().compactMap { offset, word in
      word == "-" ? nil : Lexicon.Row(.number(Double(30 + 10 * offset)), language, String(word))
    }
  }

  private static let scales: [Lexicon.Row] = [
    Lexicon.Row(.scale(100), .english, "hundred"),
    Lexicon.Row(.scale(1000), .english, "thousand"),
    Lexicon.Row(.scale(12), .english, "dozen"),
    Lexicon.Row(.scale(1e6), .english, "million, mn"),
    Lexicon.Row(.scale(1e9), .english, "billion"),
    Lexicon.Row(.scale(1e12), .english, "trillion"),
    Lexicon.Row(.scale(1e9), nil, "bn"),
    Lexicon.Row(.scale(100), .german, "hundert"),
    Lexicon.Row(.scale(1000), .german, "tausend"),
    Lexicon.Row(.scale(1e6), .german, "million, millionen, mio"),
    Lexicon.Row(.scale(1e9), .german, "milliarde, milliarden, mrd"),
    Lexicon.Row(.scale(12), .german, "dutzend"),
    Lexicon.Row(.scale(100), .french, "cent, cents"),
    Lexicon.Row(.scale(1000), .french, "mille"),
    Lexicon.Row(.scale(1e6), .french, "million, millions"),
    Lexicon.Row(.scale(1e9), .french, "milliard, milliards"),
    Lexicon.Row(.scale(1000), .spanish, "mil"),
    Lexicon.Row(.scale(1e6), .spanish, "millón, millones"),
    Lexicon.Row(.scale(100), .italian, "cento"),
    Lexicon.Row(.scale(1000), .italian, "mille, mila"),
    Lexicon.Row(.scale(1e6), .italian, "milione, milioni"),
    Lexicon.Row(.scale(1e9), .italian, "miliardo, miliardi"),
    Lexicon.Row(.scale(1000), .portuguese, "mil"),
    Lexicon.Row(.scale(1e6), .portuguese, "milhão, milhões"),
    Lexicon.Row(.scale(1e9), .portuguese, "bilhão, bilhões"),
    Lexicon.Row(.scale(100), .dutch, "honderd"),
    Lexicon.Row(.scale(1000), .dutch, "duizend"),
    Lexicon.Row(.scale(1e6), .dutch, "miljoen"),
    Lexicon.Row(.scale(1e9), .dutch, "miljard"),
  ]

  private static let scores: [Lexicon.Row] = [
    Lexicon.Row(.scores(12), .english, "dozens"),
    Lexicon.Row(.scores(20), .english, "scores"),
    Lexicon.Row(.scores(100), .english, "hundreds"),
    Lexicon.Row(.scores(1000), .english, "thousands"),
    Lexicon.Row(.scores(10000), .english, "tens of thousands"),
    Lexicon.Row(.scores(100_000), .english, "hundreds of thousands"),
    Lexicon.Row(.scores(1e6), .english, "millions"),
    Lexicon.Row(.scores(12), .german, "dutzende"),
    Lexicon.Row(.scores(100), .german, "hunderte"),
    Lexicon.Row(.scores(1000), .german, "tausende"),
    Lexicon.Row(.scores(10), .french, "dizaines, une dizaine"),
    Lexicon.Row(.scores(100), .french, "centaines, une centaine"),
    Lexicon.Row(.scores(1000), .french, "milliers, un millier"),
    Lexicon.Row(.scores(10), .spanish, "decenas"),
    Lexicon.Row(.scores(100), .spanish, "cientos"),
    Lexicon.Row(.scores(1000), .spanish, "miles"),
    Lexicon.Row(.scores(10), .italian, "decine"),
    Lexicon.Row(.scores(100), .italian, "centinaia"),
    Lexicon.Row(.scores(1000), .italian, "migliaia"),
    Lexicon.Row(.scores(10), .portuguese, "dezenas"),
    Lexicon.Row(.scores(100), .portuguese, "centenas"),
    Lexicon.Row(.scores(1000), .portuguese, "milhares"),
    Lexicon.Row(.scores(10), .dutch, "tientallen"),
    Lexicon.Row(.scores(100), .dutch, "honderden"),
    Lexicon.Row(.scores(1000), .dutch, "duizenden"),
  ]

  private static let ordinals: [Lexicon.Row] =
    [
      "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
      "eleventh", "twelfth",
    ].enumerated().map { Lexicon.Row(.ordinal(Double($0.offset + 1)), .english, $0.element) } + [
      Lexicon.Row(.role(.suffix), .english, "st, nd, rd, th"),
      Lexicon.Row(.role(.suffix), .french, "er, ère, re, e, ème, eme"),
      Lexicon.Row(.role(.suffix), .spanish, "º, ª"),
      Lexicon.Row(.role(.suffix), .italian, "º, ª"),
      Lexicon.Row(.role(.suffix), .portuguese, "º, ª"),
      Lexicon.Row(.role(.suffix), .dutch, "e, ste, de"),
    ]

  private static let bounds: [Lexicon.Row] = [
    Lexicon.Row(
      .bound(.about), .english,
      """
      about, around, roughly, approximately, approx, some, an estimated, estimated, close to, circa,
      nearly, almost, just under, just over
      """),
    Lexicon.Row(.bound(.atLeast), .english, "at least, a minimum of, no fewer than, no less than"),
    Lexicon.Row(.bound(.over), .english, "more than, over, upwards of, in excess of, greater than"),
    Lexicon.Row(
      .bound(.atMost), .english,
      "up to, as many as, as much as, at most, no more than, a maximum of, as few as"),
    Lexicon.Row(.bound(.under), .english, "fewer than, less than, under, below"),
    Lexicon.Row(.bound(.about), .german, "etwa, rund, circa, ca, ungefähr, knapp, fast, gut"),
    Lexicon.Row(.bound(.atLeast), .german, "mindestens, wenigstens"),
    Lexicon.Row(.bound(.over), .german, "mehr als, über"),
    Lexicon.Row(.bound(.atMost), .german, "bis zu, höchstens, maximal"),
    Lexicon.Row(.bound(.under), .german, "weniger als, unter"),
    Lexicon.Row(.bound(.about), .french, "environ, près de, quelque, presque, à peu près"),
    Lexicon.Row(.bound(.atLeast), .french, "au moins"),
    Lexicon.Row(.bound(.over), .french, "plus de, plus d'"),
    Lexicon.Row(.bound(.atMost), .french, "jusqu'à, au plus, au maximum"),
    Lexicon.Row(.bound(.under), .french, "moins de"),
    Lexicon.Row(.bound(.about), .spanish, "unos, unas, cerca de, casi, alrededor de"),
    Lexicon.Row(.bound(.atLeast), .spanish, "al menos, por lo menos"),
    Lexicon.Row(.bound(.over), .spanish, "más de"),
    Lexicon.Row(.bound(.atMost), .spanish, "hasta, como máximo"),
    Lexicon.Row(.bound(.under), .spanish, "menos de"),
    Lexicon.Row(.bound(.about), .italian, "circa, quasi, intorno a"),
    Lexicon.Row(.bound(.atLeast), .italian, "almeno"),
    Lexicon.Row(.bound(.over), .italian, "più di, oltre"),
    Lexicon.Row(.bound(.atMost), .italian, "fino a, al massimo"),
    Lexicon.Row(.bound(.under), .italian, "meno di"),
    Lexicon.Row(.bound(.about), .portuguese, "cerca de, quase, aproximadamente"),
    Lexicon.Row(.bound(.atLeast), .portuguese, "pelo menos, ao menos"),
    Lexicon.Row(.bound(.over), .portuguese, "mais de"),
    Lexicon.Row(.bound(.atMost), .portuguese, "até, no máximo"),
    Lexicon.Row(.bound(.under), .portuguese, "menos de"),
    Lexicon.Row(.bound(.about), .dutch, "ongeveer, circa, zo'n, bijna, rond"),
    Lexicon.Row(.bound(.atLeast), .dutch, "minstens, zeker, ten minste"),
    Lexicon.Row(.bound(.over), .dutch, "meer dan, ruim"),
    Lexicon.Row(.bound(.atMost), .dutch, "tot, hoogstens, maximaal"),
    Lexicon.Row(.bound(.under), .dutch, "minder dan"),
  ]

  private static let joiners: [Lexicon.Row] = [
    Lexicon.Row(.role(.rangeJoiner), .english, "to"),
    Lexicon.Row(.role(.rangeJoiner), .german, "bis"),
    Lexicon.Row(.role(.rangeJoiner), .french, "à"),
    Lexicon.Row(.role(.rangeJoiner), .spanish, "a"),
    Lexicon.Row(.role(.rangeJoiner), .italian, "a"),
    Lexicon.Row(.role(.rangeJoiner), .portuguese, "a"),
    Lexicon.Row(.role(.rangeJoiner), .dutch, "tot"),
  ]
}

/// What a figure says of its own exactness; words for the same bound are one.
enum Bound: UInt8 {
  case about, atLeast, over, atMost, under
}
