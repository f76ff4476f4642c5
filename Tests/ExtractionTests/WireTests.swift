import Testing

@testable import Extraction

@Suite struct WireTests {
  @Test(arguments: datelines)
  func `datelines are read`(text: String, place: String?, credit: String?) {
    #expect(Dateline(of: text) == Dateline(place: place, credit: credit))
  }

  @Test(arguments: [
    "The ferry \u{2014} out of service for nine days \u{2014} runs again.",
    "Nine days (and nights) \u{2014} that is how long the ferry was out of service.",
    "A well-known ferry runs again.", "Northmoor - a town by the sea - has its ferry back.",
    "The office (Tel. 12345) - call for tickets.", "", "\u{2014}",
  ])
  func `prose has no dateline`(text: String) {
    #expect(Dateline(of: text) == nil)
  }

  @Test func `dateline and marks are fields, and stay in the text`() throws {
    let found = try article(
      page(
        """
        <article><h1>UPDATE 2-Ferry runs again</h1><p>(Adds details, quotes)</p>
        <p>NORTHMOOR (AP) \u{2014} The ferry runs again, the harbour office said on Monday morning at the quay.</p>
        \(prose)</article>
        """, title: "UPDATE 2-Ferry runs again"), as: .html)
    #expect(found.headline == "UPDATE 2-Ferry runs again")
    #expect(found.wireMarks == ["UPDATE 2", "(Adds details, quotes)"])
    #expect(found.dateline == Dateline(place: "NORTHMOOR", credit: "AP"))
    #expect(found.text.contains("NORTHMOOR (AP) \u{2014} The ferry"))
  }

  @Test(arguments: [
    ("Ferry runs again, 1st Ld-Writethru", "1st Ld-Writethru"),
    ("(2nd LD) Ferry runs again", "(2nd LD)"),
    ("WRAPUP 3-Ferry runs again", "WRAPUP 3"),
  ])
  func `marks of headlines are read`(headline: String, mark: String) {
    #expect(WireMarks.of(headline: headline, lines: []) == [mark])
  }

  @Test(arguments: [
    "Update: ferry runs again", "Changes to the timetable", "First lead of the season",
    "Corrected: the ferry",
  ])
  func `other headings are no marks`(text: String) {
    #expect(WireMarks.of(headline: text, lines: [text]).isEmpty)
  }
}

private let datelines: [(String, String?, String?)] = [
  ("NORTHMOOR (AP) \u{2014} The ferry runs again.", "NORTHMOOR", "AP"),
  ("NORTHMOOR, Westmark (AP) \u{2014} The ferry runs again.", "NORTHMOOR, Westmark", "AP"),
  ("Northmoor (dpa/lby) - Die F\u{e4}hre f\u{e4}hrt wieder.", "Northmoor", "dpa/lby"),
  ("NORTHMOOR, May 4 (Reuters) - The ferry runs again.", "NORTHMOOR, May 4", "Reuters"),
  ("Northmoor/AFP \u{2013} Le ferry reprend.", "Northmoor", "AFP"),
  ("(AFP) - Le ferry reprend.", nil, "AFP"),
  ("NORTHMOOR \u{2014} The ferry runs again.", "NORTHMOOR", nil),
]
