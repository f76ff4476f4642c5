import Foundation
import Testing

@testable import Extraction

@Suite struct InstantTests {
  private let morning = Date(timeIntervalSince1970: 1_935_653_400)

  @Test(arguments: [
    "2031-05-04T09:30:00Z", "2031-05-04T09:30Z", "2031-05-04 09:30:00", "2031-05-04T11:30:00+02:00",
    "2031-05-04T11:30:00+0200",
    "2031-05-04T11:30+02", "20310504T093000Z", "2031-05-04T05:30:00-04:00",
    "2031-05-04 09:30:00 UTC", "2031-05-04T09:30:00.000Z",
    "Sun, 04 May 2031 09:30:00 GMT", "04 May 2031 09:30 +0000", "1935653400", "1935653400000",
    " 2031-05-04T09:30:00Z", "2031-05-04T09:30:00:000Z",
  ])
  func `spellings of one moment are one`(text: String) {
    #expect(Instant.date(text) == morning)
  }

  @Test(arguments: [
    "", "yesterday", "2031-13-04", "2031-02-29T00:00:00Z", "2031-05-04T25:00:00Z", "31",
    "2031-05-04T09:61:00Z", "Sun, 04 Mai 2031",
  ])
  func `what is no moment is none`(text: String) {
    #expect(Instant.date(text) == nil)
  }

  @Test func `days are counted as the calendar counts them`() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    for day in stride(from: -200_000, through: 200_000, by: 137) {
      let date = Date(timeIntervalSince1970: Double(day) * 86_400)
      let parts = calendar.dateComponents([.year, .month, .day], from: date)
      // Before October 1582 Foundation's calendar is the Julian one.
      guard let year = parts.year, let month = parts.month, let number = parts.day, year > 1582
      else { continue }
      #expect(Instant.days(year: year, month: month, day: number) == day)
    }
  }

  @Test(arguments: [
    ("May 4, 2031", true), ("Published on Sunday, 4 May 2031 at 9:30", true),
    ("4. Mai 2031", false), ("4 de mayo de 2031", false), ("04.05.2031, 11:30 Uhr", true),
    ("5/4/2031", true), ("4/5/2031", false), ("2031\u{5e74}5\u{6708}4\u{65e5}", true),
    ("4 maggio 2031", false), ("2031. m\u{e1}jus 4.", false),
    ("09:22 4.5.2031", false), ("4 \u{645}\u{627}\u{64a}\u{648} 2031", false),
    ("Sunday 4 \u{623}\u{64a}\u{627}\u{631} / \u{645}\u{627}\u{64a}\u{648} 2031 09:22", false),
    ("4 \u{39c}\u{3b1}\u{390}\u{3bf}\u{3c5} 2031", false), ("2031. 5. 4.", false),
    ("2031-05-04", true), ("4th May 2031", false),
  ])
  func `days written for people are read`(text: String, monthFirst: Bool) {
    #expect(
      WrittenDate.first(in: text, monthFirst: monthFirst)
        == Date(timeIntervalSince1970: 1_935_619_200))
  }

  @Test(arguments: [
    "Version 2031 5.4", "Spring 2031 09:22", "\u{a9} 2019-2031",
    "Bird of the year 2031 May 4 to go",
    "31 of 12 in 2031",
  ])
  func `numbers that are no days are none`(text: String) {
    #expect(WrittenDate.first(in: text, monthFirst: true) == nil)
  }

  @Test(arguments: [
    ("Updated 4 May 2031", true), ("Last modified on 4 May 2031", true),
    ("Mis \u{e0} jour le 4 mai 2031", true), ("Aktualisiert: 04.05.2031", true),
    ("G\u{fc}ncelleme 04.05.2031", true), ("Published 4 May 2031, updated 5 May 2031", false),
    ("4 May 2031, updated 5 May 2031", false), ("Publi\u{e9} le 4 mai 2031", false),
    ("Stand: 04.05.2031", false), ("4. maj 2031", false),
  ])
  func `a label says whether a day is of a change`(line: String, isUpdate: Bool) {
    #expect(DateLabel.isUpdate(line) == isUpdate)
  }

  @Test func `a day belongs to a moment in some zone or in none`() throws {
    let evening = try #require(Instant.moment("2031-05-04T23:12:00Z"))
    let days = try ["2031-05-03", "2031-05-04", "2031-05-05", "2031-05-06"].map {
      try #require(Instant.moment($0))
    }
    #expect(days.map(evening.canFall) == [false, true, true, false])
  }

  @Test(arguments: [
    "Published June 5, 2031", "Updated 6 hours ago", "4 minute read", "Stand: 04.05.2031 11:30 Uhr",
    "Publi\u{e9} le 4 mai 2031 \u{e0} 9h30",
  ])
  func `lines that only say when are known`(line: String) {
    #expect(DateLine.matches(line))
  }

  @Test(arguments: [
    "On May 4 the bridge was closed.", "60 firefighters came", "The bridge", "At 9 the mayor spoke",
  ])
  func `lines that say more are not`(line: String) {
    #expect(!DateLine.matches(line))
  }
}
