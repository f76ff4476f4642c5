import Testing

@testable import Extraction

@Suite struct DevelopingMarkersTests {
  @Test(arguments: [
    "This is a developing story and will be updated with additional details.",
    "This is a developing story.", "This is a breaking news story.",
    "This is a developing story. ", "(This is a developing story.)",
    "This story is developing and will be updated.", "This breaking news story is being updated.",
    "More to follow.", "More to come", "More details to come.", "More soon",
    "Further updates to follow.", "Check back for updates.",
    "Please check back for the latest updates.",
    "Please check back later.", "Breaking news: more to follow",
    "Please refresh the page for the fullest version.", "Stay tuned for updates.",
    "This breaking news story is being updated and more details will be published shortly.",
    "This article will be updated as more information becomes available.",
    "More details soon \u{2026}", "This is a breaking story, check back for updates.",
    "More information will be released as it becomes available.",
    "Diese Meldung wird laufend aktualisiert.", "Mehr in K\u{fc}rze.",
    "Weitere Informationen folgen.", "Plus d'informations \u{e0} venir.", "Noticia en desarrollo.",
    "Not\u{ed}cia em atualiza\u{e7}\u{e3}o.", "Articolo in aggiornamento.",
  ])
  func `newsrooms' markers are known`(sentence: String) {
    #expect(DevelopingMarkers.developing.contains(sentence))
  }

  @Test(arguments: [
    "It was the developing story of the century.", "Aid to developing countries will be cut.",
    "This is a developing story of love and loss that no reader forgets.",
    "Breaking news travels fast in a small town.", "More than sixty people were hurt.",
    "He told them to check back in a month when the road is open.",
    "The developing fire crossed the road.",
    "More details of the plan were given to the council on Monday evening.",
    "This story begins in a small harbour town.",
    "The story will be told for years.", "We will update the harbour with new cranes.",
    "Stay tuned to your neighbours, she said.",
  ])
  func `prose is no marker`(sentence: String) {
    #expect(!DevelopingMarkers.developing.contains(sentence))
  }

  @Test func `a marker within a paragraph leaves the rest of it`() {
    var article = Article(
      headline: "Fire",
      blocks: [
        Block(.paragraph, "The fire is out. This is a developing story. Nobody was hurt."),
        Block(.paragraph, "More to follow."),
      ])
    DevelopingMarkers.take(from: &article)
    #expect(article.blocks == [Block(.paragraph, "The fire is out. Nobody was hurt.")])
    #expect(article.markers == ["This is a developing story.", "More to follow."])
    #expect(article.status == .developing)
  }

  @Test(arguments: [
    ("DEVELOPING: Fire at harbour", "Fire at harbour", "DEVELOPING:"),
    ("Breaking news: Fire at harbour", "Fire at harbour", "Breaking news:"),
    ("Developing world: aid is cut", "Developing world: aid is cut", nil),
    ("Fire: what we know", "Fire: what we know", nil), ("Breaking:", "Breaking:", nil),
  ])
  func `a marker before the headline is split off`(text: String, headline: String, marker: String?)
  {
    let found = DevelopingMarkers.splittingHeadline(text)
    #expect(found.headline == headline)
    #expect(found.marker == marker)
  }

  @Test func `what says that it is over wins`() {
    var article = Article(
      headline: "Fire",
      blocks: [Block(.paragraph, "More to follow. This story is no longer being updated.")])
    DevelopingMarkers.take(from: &article)
    #expect(article.status == .settled)
  }
}
