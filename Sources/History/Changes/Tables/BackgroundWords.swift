/// Phrases by which a text turns from the news to what was before.
enum BackgroundWords {
  static let rows: [Lexicon.Row] = [
    Lexicon.Row(
      .role(.background), .english,
      """
      previously, in the past, last year, earlier this year, years ago, decades ago, months ago,
      in recent years, in recent months, historically, was founded, was established, was built,
      was first, had been, had already, has long, for decades, for years, was born, since then
      """),
    Lexicon.Row(
      .role(.background), .german,
      "bereits im, zuvor, in den vergangenen jahren, vor jahren, im vergangenen jahr, seit jahren"),
    Lexicon.Row(
      .role(.background), .french,
      "auparavant, ces dernières années, l'an dernier, l'année dernière, depuis des années"),
    Lexicon.Row(
      .role(.background), .spanish,
      "anteriormente, en los últimos años, el año pasado, hace años, desde hace años"),
    Lexicon.Row(
      .role(.background), .italian, "in precedenza, negli ultimi anni, l'anno scorso, da anni"),
    Lexicon.Row(
      .role(.background), .portuguese, "anteriormente, nos últimos anos, no ano passado, há anos"),
    Lexicon.Row(
      .role(.background), .dutch, "eerder, in de afgelopen jaren, vorig jaar, al jaren"),
  ]
}
