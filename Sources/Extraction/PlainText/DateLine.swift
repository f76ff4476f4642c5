/// Lines that say when, and nothing else: `Published June 5, 2031`, `Updated 6 hours ago`, `4
/// minute read`.
///
/// They are declarations rather than text of the article, and the relative ones change with every
/// look.
enum DateLine {
  /// Names of months and days in the languages of most newsrooms.
  private static let names: Set<String> = Set(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    januar februar m\u{e4}rz mai juni juli oktober dezember j\u{e4}nner montag dienstag mittwoch donnerstag freitag
    samstag sonntag mo di mi do fr sa so
    janvier f\u{e9}vrier mars avril juin juillet ao\u{fb}t septembre octobre novembre d\u{e9}cembre
    lundi mardi mercredi jeudi vendredi samedi dimanche janv f\u{e9}vr juil d\u{e9}c
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre ene abr ago dic
    lunes martes mi\u{e9}rcoles jueves viernes s\u{e1}bado domingo
    janeiro fevereiro mar\u{e7}o maio junho julho setembro outubro novembro dezembro fev abr mai set out dez
    gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre gen mag giu lug ott
    luned\u{ec} marted\u{ec} mercoled\u{ec} gioved\u{ec} venerd\u{ec} sabato domenica
    januari februari maart mei augustus maj
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Other words of such lines; numbers count besides.
  private static let words: Set<String> = Set(
    """
    published publish updated update posted post last first modified created edited on at in the of from
    a an ago hour hours hr hrs minute minutes min mins second seconds day days week weeks month months
    year years just now read reading time to am pm a.m p.m m p est edt et cst cdt ct mst pst pdt pt gmt
    utc bst cet cest ist uhr date original
    stand ver\u{f6}ffentlicht aktualisiert zuletzt am um vor stunden stunde minuten tagen lesezeit lesedauer
    publi\u{e9} publi\u{e9}e mis mise jour le \u{e0} il y heures heure h temps lecture
    publicado actualizado actualizada el las la a hace horas hora minutos lectura de del
    publicada atualizado em \u{e0}s h\u{e1} leitura
    pubblicato aggiornato il alle ore fa lettura minuti tempo
    gepubliceerd bijgewerkt om leestijd publicerad uppdaterad publisert oppdatert kl opublikowano
    publikov\u{e1}no aktualizov\u{e1}no giri\u{15f} g\u{fc}ncelleme
    th st nd rd
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Whether every word of the line belongs to a date, and a number or a weekday is among them.
  static func matches(_ line: String) -> Bool {
    guard line.utf8.count <= 120 else { return false }
    let found = plainWords(line)
    guard (1...18).contains(found.count),
      found.contains(where: { $0.first?.isNumber == true })
        || line.lowercased().hasSuffix(" ago")
    else { return false }
    return found.allSatisfy { word in
      isWord(word)
    } && (found.count > 1 || line.utf8.count >= 8)
  }

  /// Whether a word can stand in such a line.
  static func isWord(_ word: String) -> Bool {
    names.contains(word) || words.contains(word) || isNumber(word)
  }

  /// Whether a word is the name of a month or a day.
  static func isNameInDate(_ word: String) -> Bool { names.contains(word) }

  /// `2031`, `5th`, `8h30`, `10am`.
  private static func isNumber(_ word: String) -> Bool {
    guard let first = word.first, first.isNumber else { return false }
    let letters = word.filter { !$0.isNumber }
    return letters.isEmpty || words.contains(letters)
      || letters.unicodeScalars.allSatisfy { $0.value > 0x2E80 }
  }
}
