import Foundation
import Testing

@testable import Extraction

@Suite struct FeedTimeTests {
  private let morning = Instant.date("2031-05-04T07:30:00Z")

  @Test(arguments: [
    "2031-05-04T09:30:00+02:00", "2031-05-04T09:30+0200", "2031-05-04 09:30:00 +0200",
    "2031-05-04T09:30:00.000+02:00", "Sun, 04 May 2031 09:30:00 +0200", "4 May 2031 09:30:00 +0200",
    "Sun, 04 May 31 09:30:00 +0200", "04-May-31 09:30:00 +0200", "Sun May  4 09:30:00 +0200 2031",
    "Sun, 4 May 2031 09:30:00 CEST", "Sun, 04 May 2031 09:30:00 +0200 (CEST)",
    "Sun, 04 May 2031 09:30:00 GMT+2", "Sun, 04 May 2031 09:30:00 GMT +02:00",
    "So, 4. Mai 2031 09:30:00 +0200", "May 4, 2031 9:30 AM +0200", "20310504T093000+0200",
  ])
  func `a moment is read with its offset`(text: String) throws {
    let time = try #require(FeedTime(text))
    #expect(time.instant == morning)
    #expect(time.offset == 7200)
    #expect(time.declared == text.normalizedLine)
  }

  @Test(arguments: [
    "2031-05-04T07:30:00Z", "Sun, 04 May 2031 07:30:00 GMT", "Sun, 04 May 2031 07:30 UT",
    "2031-05-04T07:30:00z", "Sun, 04 May 2031 07:30:00 -0000",
  ])
  func `Greenwich is an offset of nothing`(text: String) {
    #expect(FeedTime(text)?.instant == morning)
    #expect(FeedTime(text)?.offset == 0)
  }

  @Test(arguments: [
    "2031-05-04T07:30:00", "Sun May  4 07:30:00 2031", "5/4/2031 7:30:00 AM", "1935646200",
    "Sun, 04 May 2031 07:30:00 XYZ",
  ])
  func `a moment without a known zone is taken as UTC and says so`(text: String) {
    #expect(FeedTime(text)?.instant == morning)
    #expect(FeedTime(text)?.offset == .some(nil))
  }

  @Test(arguments: [
    ("2031-05-04", "2031-05-04"), ("2031-05", "2031-05-01"), ("2031", "2031-01-01"),
    ("20310504", "2031-05-04"),
  ])
  func `days, months and years alone are their beginnings`(text: String, day: String) {
    #expect(FeedTime(text)?.instant == Instant.date(day))
    #expect(FeedTime(text)?.offset == .some(nil))
  }

  @Test func `the halves of a day are told apart`() {
    #expect(FeedTime("5/4/2031 12:30 AM")?.instant == Instant.date("2031-05-04T00:30:00Z"))
    #expect(FeedTime("5/4/2031 12:30 PM")?.instant == Instant.date("2031-05-04T12:30:00Z"))
    #expect(FeedTime("5/4/2031 7:30 PM EST")?.instant == Instant.date("2031-05-05T00:30:00Z"))
  }

  @Test(arguments: [
    "", "yesterday", "insert date here", "2031-13-45", "::::", "+02:00", "T", "- - -",
    String(repeating: "9", count: 500),
  ])
  func `what is no moment is none`(text: String) {
    #expect(FeedTime(text) == nil)
  }
}
