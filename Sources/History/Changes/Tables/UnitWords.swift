/// What figures measure; all ways to write one unit are one.
enum Unit: UInt8 {
  case percent, percentagePoint, degree, celsius, fahrenheit
  case acre, hectare, squareKilometre, squareMile, squareMetre, squareFoot
  case kilometre, metre, centimetre, millimetre, mile, yard, foot, inch, knot
  case kilometresPerHour, milesPerHour
  case kilogram, gram, tonne, ton, pound, ounce, litre, gallon, barrel
  case megawatt, kilowatt, gigabyte, megabyte
  case second, minute, hour, day, week, month, year, decade
  case person
  case dollar, euro, sterling, yen, rupee, franc, krona, yuan, ruble, won, lira, currency

  /// Whether it says how long.
  var isDuration: Bool { Unit.second.rawValue...Unit.decade.rawValue ~= rawValue }
  var isMoney: Bool { rawValue >= Unit.dollar.rawValue }
}

enum UnitWords {
  static let rows: [Lexicon.Row] = [
    Lexicon.Row(.unit(.percent), .english, "percent, per cent, pct"),
    Lexicon.Row(.unit(.percent), .german, "prozent"),
    Lexicon.Row(.unit(.percent), .french, "pour cent"),
    Lexicon.Row(.unit(.percent), .spanish, "por ciento"),
    Lexicon.Row(.unit(.percent), .italian, "per cento"),
    Lexicon.Row(.unit(.percent), .portuguese, "por cento"),
    Lexicon.Row(.unit(.percent), .dutch, "procent"),
    Lexicon.Row(.unit(.percentagePoint), .english, "percentage point, percentage points"),
    Lexicon.Row(.unit(.percentagePoint), .german, "prozentpunkt, prozentpunkte, prozentpunkten"),
    Lexicon.Row(.unit(.degree), .english, "degree, degrees"),
    Lexicon.Row(.unit(.degree), .german, "grad"),
    Lexicon.Row(.unit(.degree), .french, "degré, degrés"),
    Lexicon.Row(.unit(.degree), .spanish, "grado, grados"),
    Lexicon.Row(.unit(.degree), .italian, "grado, gradi"),
    Lexicon.Row(.unit(.degree), .portuguese, "grau, graus"),
    Lexicon.Row(.unit(.degree), .dutch, "graden"),
    Lexicon.Row(.unit(.celsius), nil, "degrees celsius, degrees c, grad celsius, degrés celsius"),
    Lexicon.Row(.unit(.fahrenheit), nil, "degrees fahrenheit, degrees f"),
    Lexicon.Row(.unit(.acre), .english, "acre, acres"),
    Lexicon.Row(.unit(.hectare), nil, "ha, hectare, hectares, hektar, ettari, hectáreas, hectaren"),
    Lexicon.Row(
      .unit(.squareKilometre), nil,
      """
      km², km2, sq km, square kilometres, square kilometers, square km, square kilometre,
      square kilometer, quadratkilometer, quadratkilometern, kilomètres carrés,
      kilómetros cuadrados, chilometri quadrati, quilômetros quadrados, vierkante kilometer
      """),
    Lexicon.Row(.unit(.squareMile), .english, "square miles, square mile, sq mi, sq miles"),
    Lexicon.Row(
      .unit(.squareMetre), nil,
      "m², m2, square metres, square meters, quadratmeter, mètres carrés, metros cuadrados"),
    Lexicon.Row(.unit(.squareFoot), .english, "square feet, square foot, sq ft"),
    Lexicon.Row(
      .unit(.kilometre), nil,
      """
      km, kms, kilometre, kilometres, kilometer, kilometers, kilometern, kilomètre, kilomètres,
      kilómetros, chilometri, quilômetros
      """),
    Lexicon.Row(
      .unit(.metre), nil, "m, metre, metres, meter, meters, metern, mètre, mètres, metros, metri"),
    Lexicon.Row(.unit(.centimetre), nil, "cm, centimetres, centimeters, zentimeter, centímetros"),
    Lexicon.Row(.unit(.millimetre), nil, "mm, millimetres, millimeters, millimeter"),
    Lexicon.Row(.unit(.mile), .english, "mile, miles, mi"),
    Lexicon.Row(.unit(.yard), .english, "yard, yards, yd"),
    Lexicon.Row(.unit(.foot), .english, "foot, feet, ft"),
    Lexicon.Row(.unit(.inch), .english, "inch, inches"),
    Lexicon.Row(.unit(.knot), .english, "knot, knots"),
    Lexicon.Row(
      .unit(.kilometresPerHour), nil,
      "kph, kmh, kilometres per hour, kilometers per hour, kilometers an hour, kilometres an hour"),
    Lexicon.Row(.unit(.milesPerHour), .english, "mph, miles per hour, miles an hour"),
    Lexicon.Row(
      .unit(.kilogram), nil, "kg, kilo, kilos, kilogram, kilograms, kilogramm, kilogramme"),
    Lexicon.Row(.unit(.gram), .english, "gram, grams, g"),
    Lexicon.Row(.unit(.tonne), nil, "tonne, tonnes, tonnen, toneladas, tonnellate"),
    Lexicon.Row(.unit(.ton), nil, "ton, tons"),
    Lexicon.Row(.unit(.pound), .english, "lb, lbs"),
    Lexicon.Row(.unit(.ounce), .english, "oz, ounce, ounces"),
    Lexicon.Row(.unit(.litre), nil, "litre, litres, liter, liters, litern, litros, litri"),
    Lexicon.Row(.unit(.gallon), .english, "gallon, gallons"),
    Lexicon.Row(.unit(.barrel), .english, "barrel, barrels"),
    Lexicon.Row(.unit(.megawatt), nil, "mw, megawatt, megawatts"),
    Lexicon.Row(.unit(.kilowatt), nil, "kw, kilowatt, kilowatts"),
    Lexicon.Row(.unit(.gigabyte), nil, "gb, gigabyte, gigabytes"),
    Lexicon.Row(.unit(.megabyte), nil, "mb, megabyte, megabytes"),
    Lexicon.Row(.unit(.second), .english, "second, seconds"),
    Lexicon.Row(.unit(.minute), .english, "minute, minutes, mins"),
    Lexicon.Row(.unit(.hour), .english, "hour, hours, hrs"),
    Lexicon.Row(.unit(.day), .english, "day, days"),
    Lexicon.Row(.unit(.week), .english, "week, weeks"),
    Lexicon.Row(.unit(.month), .english, "month, months"),
    Lexicon.Row(.unit(.year), .english, "year, years"),
    Lexicon.Row(.unit(.decade), .english, "decade, decades"),
    Lexicon.Row(.unit(.minute), .german, "minute, minuten"),
    Lexicon.Row(.unit(.hour), .german, "stunde, stunden"),
    Lexicon.Row(.unit(.day), .german, "tag, tage, tagen"),
    Lexicon.Row(.unit(.week), .german, "woche, wochen"),
    Lexicon.Row(.unit(.month), .german, "monat, monate, monaten"),
    Lexicon.Row(.unit(.year), .german, "jahr, jahre, jahren"),
    Lexicon.Row(.unit(.minute), .french, "minute, minutes"),
    Lexicon.Row(.unit(.hour), .french, "heure, heures"),
    Lexicon.Row(.unit(.day), .french, "jour, jours"),
    Lexicon.Row(.unit(.week), .french, "semaine, semaines"),
    Lexicon.Row(.unit(.month), .french, "mois"),
    Lexicon.Row(.unit(.year), .french, "an, ans, année, années"),
    Lexicon.Row(.unit(.hour), .spanish, "hora, horas"),
    Lexicon.Row(.unit(.day), .spanish, "día, días"),
    Lexicon.Row(.unit(.month), .spanish, "mes, meses"),
    Lexicon.Row(.unit(.year), .spanish, "año, años"),
    Lexicon.Row(.unit(.hour), .italian, "ora, ore"),
    Lexicon.Row(.unit(.day), .italian, "giorno, giorni"),
    Lexicon.Row(.unit(.month), .italian, "mese, mesi"),
    Lexicon.Row(.unit(.year), .italian, "anno, anni"),
    Lexicon.Row(.unit(.day), .portuguese, "dia, dias"),
    Lexicon.Row(.unit(.month), .portuguese, "mês, meses"),
    Lexicon.Row(.unit(.year), .portuguese, "ano, anos"),
    Lexicon.Row(.unit(.hour), .dutch, "uur, uren"),
    Lexicon.Row(.unit(.day), .dutch, "dag, dagen"),
    Lexicon.Row(.unit(.year), .dutch, "jaar, jaren"),
    Lexicon.Row(.unit(.person), .english, "person, persons, people"),
    Lexicon.Row(.unit(.person), .german, "mensch, menschen, person, personen"),
    Lexicon.Row(.unit(.person), .french, "personne, personnes"),
    Lexicon.Row(.unit(.person), .spanish, "persona, personas"),
    Lexicon.Row(.unit(.person), .italian, "persona, persone"),
    Lexicon.Row(.unit(.person), .portuguese, "pessoa, pessoas"),
    Lexicon.Row(.unit(.person), .dutch, "mens, mensen, personen"),
    Lexicon.Row(.unit(.dollar), nil, "dollar, dollars, usd, us$, dólares, dollari"),
    Lexicon.Row(.unit(.euro), nil, "euro, euros, eur"),
    Lexicon.Row(.unit(.sterling), nil, "gbp, pounds, pfund, livres sterling, pounds sterling"),
    Lexicon.Row(.unit(.yen), nil, "yen, jpy"),
    Lexicon.Row(.unit(.rupee), nil, "rupee, rupees, inr"),
    Lexicon.Row(.unit(.franc), nil, "chf, francs, franken"),
    Lexicon.Row(.unit(.krona), nil, "kronor, kroner, sek, nok, dkk"),
    Lexicon.Row(.unit(.yuan), nil, "yuan, renminbi, cny"),
    Lexicon.Row(.unit(.ruble), nil, "ruble, rubles, rouble, roubles, rubel"),
    Lexicon.Row(.unit(.won), nil, "krw"),
    Lexicon.Row(.unit(.lira), nil, "lira, lire, try"),
  ]

  /// Currency signs; any other counts as some currency.
  static func currency(_ sign: UInt64) -> Unit {
    switch sign {
    case 0x24: .dollar
    case 0x20AC: .euro
    case 0xA3: .sterling
    case 0xA5: .yen
    case 0x20B9: .rupee
    case 0x20BD: .ruble
    case 0x20A9: .won
    case 0x20BA: .lira
    default: .currency
    }
  }
}
