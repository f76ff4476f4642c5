import Testing

@testable import Extraction

@Suite struct CounterLineTests {
  @Test(arguments: [
    "3,198 views",
    "By Ada Example Published 4 May 2031, 06.04 Updated 06.27 (3 minutes ago) 412 views",
    "Updated an hour ago", "Ada Example, 12 hours ago",
    "vor 3 Stunden aktualisiert", "il y a 2 heures", "hace 5 minutos", "31 Kommentare",
  ])
  func `lines that change by themselves are known`(line: String) {
    #expect(CounterLine.matches(line))
  }

  @Test(arguments: [
    "The bridge was closed 3 hours ago, police said.", "Two views of the harbour",
    "What the mayor views", "“It began 3 minutes ago”", "12 people were hurt",
  ])
  func `lines of an article are not`(line: String) {
    #expect(!CounterLine.matches(line))
  }
}
