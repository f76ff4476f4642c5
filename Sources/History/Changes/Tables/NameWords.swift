/// What stands in and around the names of people, organisations, places and numbered things.
enum NameWords {
  static let rows: [Lexicon.Row] = [
    Lexicon.Row(
      .role(.title), .english,
      """
      mr, mrs, ms, dr, prof, professor, gov, governor, sen, senator, rep, gen, general, lt, col,
      colonel, maj, major, capt, captain, sgt, sergeant, rev, president, minister, mayor, sheriff,
      chief, judge, justice, king, queen, prince, princess, pope, sir, lady, lord, chancellor,
      secretary, ambassador, commissioner, superintendent, inspector, detective, officer, deputy
      """),
    Lexicon.Row(
      .role(.title), .german,
      "herr, frau, dr, prof, präsident, präsidentin, minister, ministerin, kanzler, kanzlerin"),
    Lexicon.Row(.role(.title), .french, "m, mme, mlle, dr, pr, président, présidente, ministre"),
    Lexicon.Row(.role(.title), .spanish, "sr, sra, dr, dra, presidente, presidenta, ministro"),
    Lexicon.Row(.role(.title), .italian, "sig, dott, presidente, ministro, ministra"),
    Lexicon.Row(.role(.title), .portuguese, "sr, sra, dr, dra, presidente, ministro, ministra"),
    Lexicon.Row(.role(.title), .dutch, "dhr, mevr, dr, president, minister, burgemeester"),

    // Words that are part of a place's name, before or after it.
    Lexicon.Row(
      .role(.geographic), .english,
      """
      river, creek, lake, mount, mountain, mountains, island, islands, bay, beach, valley, canyon,
      county, city, town, village, district, province, state, park, forest, road, rd, street, st,
      avenue, ave, boulevard, blvd, lane, highway, hwy, interstate, route, bridge, airport, station,
      harbour, harbor, port, square, hill, hills, ridge, peninsula, coast, sea, ocean, desert, cape,
      north, south, east, west, northern, southern, eastern, western, drive, peak, springs, strip
      """),
    Lexicon.Row(
      .role(.geographic), .german,
      "fluss, see, berg, insel, landkreis, kreis, bezirk, stadt, straße, platz, brücke, flughafen"),
    Lexicon.Row(
      .role(.geographic), .french,
      "rivière, lac, mont, île, îles, baie, vallée, ville, rue, avenue, place, pont, aéroport"),
    Lexicon.Row(
      .role(.geographic), .spanish,
      "río, lago, monte, isla, islas, bahía, valle, ciudad, calle, avenida, plaza, puente, provincia"
    ),
    Lexicon.Row(
      .role(.geographic), .italian,
      "fiume, lago, monte, isola, isole, valle, città, via, viale, piazza, ponte, provincia"),
    Lexicon.Row(
      .role(.geographic), .portuguese,
      "rio, lago, monte, ilha, ilhas, vale, cidade, rua, avenida, praça, ponte, estado"),
    Lexicon.Row(
      .role(.geographic), .dutch, "rivier, meer, berg, eiland, stad, straat, plein, brug, provincie"
    ),

    Lexicon.Row(
      .role(.placePreposition), .english,
      "in, at, near, outside, around, across, towards, toward, throughout, off"),
    Lexicon.Row(.role(.placePreposition), .french, "à, près, dans, vers"),
    Lexicon.Row(.role(.placePreposition), .spanish, "en, cerca"),
    Lexicon.Row(.role(.placePreposition), .italian, "a, in, nel, vicino"),
    Lexicon.Row(.role(.placePreposition), .portuguese, "em, no, na, perto"),
    Lexicon.Row(.role(.placePreposition), .dutch, "in, bij, nabij"),

    // Small words inside names, between two capitals.
    Lexicon.Row(.role(.particle), nil, "de, la, del, von, van, der, den, bin, ibn, al, el, du, da"),
    Lexicon.Row(.role(.particle), .english, "of, for, and the"),

    // A figure behind one of these names something.
    Lexicon.Row(
      .role(.label), .english,
      """
      highway, hwy, route, rte, interstate, road, rd, number, no, nos, case, docket, article, section,
      chapter, page, version, flight, room, phone, telephone, tel, fax, call, zip, apartment, apt,
      suite, unit, bus, line, exit, gate, pier, channel, episode, figure, fig, table, rule, title,
      bill, act, resolution, form, model, type, zone, district, ward, precinct, terminal, platform,
      runway, block, lot, cve, iso, rfc, covid, sr, us, i, ca, box, station, ext, extension, step,
      part, volume, vol, issue, item, appendix, annex, node, python, ios, android, windows, nodejs,
      highways, routes, interstates, roads, zones, articles, sections, chapters, pages, flights,
      rooms, lines, exits, gates, piers, tables, districts, wards, precincts, platforms, terminals,
      lots, volumes, rules, bills
      """),
    Lexicon.Row(
      .role(.label), .german,
      "nr, nummer, artikel, art, paragraf, seite, kapitel, version, flug, tel, telefon, linie, zimmer"
    ),
    Lexicon.Row(.role(.label), .french, "n°, numéro, article, page, chapitre, version, vol, tél"),
    Lexicon.Row(.role(.label), .spanish, "número, artículo, página, capítulo, versión, tel, ruta"),
    Lexicon.Row(.role(.label), .italian, "numero, articolo, pagina, capitolo, versione, tel"),
    Lexicon.Row(.role(.label), .portuguese, "número, artigo, página, capítulo, versão, tel"),
    Lexicon.Row(.role(.label), .dutch, "nummer, nr, artikel, pagina, hoofdstuk, versie, tel"),
  ]
}
