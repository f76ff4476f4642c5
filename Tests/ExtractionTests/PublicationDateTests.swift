import Foundation
import Testing

@testable import Extraction

@Suite struct PublicationDateTests {
  private func read(
    _ top: String, head: String = "", end: String = "", lang: String = "en"
  ) throws -> Article {
    try article(
      "<!DOCTYPE html><html lang='\(lang)'><head><title>Ferry runs again</title>\(head)</head>"
        + "<body><article><h1>Ferry runs again</h1>\(top)\(prose)</article>\(end)</body></html>",
      as: .html)
  }

  private func linked(_ published: String, modified: String? = nil) -> String {
    let change = modified.map { #","dateModified":"\#($0)""# } ?? ""
    return
      #"<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"\#(published)"\#(change)}</script>"#
  }

  private func meta(_ name: String, _ value: String) -> String {
    "<meta property='\(name)' content='\(value)'>"
  }

  @Test func `the day by the headline decides between two that are declared`() throws {
    let head =
      linked("2031-05-04T09:30:00Z") + meta("article:published_time", "2031-06-01T08:00:00Z")
    #expect(try read("", head: head).publishedDay == "2031-05-04")
    #expect(try read("<p>01.06.2031</p>", head: head).publishedDay == "2031-06-01")
    #expect(try read("<p>Updated 1 June 2031</p>", head: head).publishedDay == "2031-05-04")
    #expect(
      try read(
        "<p>Updated <time datetime='2031-06-01T08:00:00Z'>1 June</time></p>", head: head
      ).publishedDay == "2031-05-04")
  }

  @Test func `two declarations that agree are not overruled`() throws {
    let head =
      linked("2031-05-04T09:30:00Z") + meta("article:published_time", "2031-05-04T09:30:00Z")
      + meta("sailthru.date", "2031-06-01")
    #expect(try read("<p>01.06.2031</p>", head: head).publishedDay == "2031-05-04")
  }

  @Test func `one moment in two zones is one declaration`() throws {
    let head =
      linked("2031-05-04T21:00:00-05:00") + meta("article:published_time", "2031-05-05T02:00:00Z")
    let found = try read("<p>5 May 2031</p>", head: head)
    #expect(found.publishedOffset == -18_000)
    #expect(found.publishedDay == "2031-05-04")
  }

  @Test func `a date by the headline goes before a name that may mean any date`() throws {
    let head = meta("dcterms.date", "2031-06-01T08:00:00Z")
    #expect(try read("<p class='date'>04.05.2031</p>", head: head).publishedDay == "2031-05-04")
    // The same day is declared with the time.
    #expect(
      try read("<p class='date'>01.06.2031</p>", head: head).publishedAt?.formatted(.iso8601)
        == "2031-06-01T08:00:00Z")
    #expect(try read("", head: head).publishedDay == "2031-06-01")
  }

  @Test(arguments: [
    "<p>Northmoor, 04.05.2031, 058/31</p>", "<p>04.05.2031 - Harbour desk (press office)</p>",
    "<div>By <a>Ada Example</a> <span class='documentPublished'>on 04.05.2031 06:00</span> in Harbour</div>",
    "<abbr class='published' title='2031-05-04T09:30:00+02:00'>this morning</abbr>",
    "<span class='dtpublished' title='2031-05-04'>Sunday</span>",
    "<h6>Ada Example 04.05.2031 22:41</h6>",
    "<p>Updated 6 May 2031</p><p>Published 4 May 2031</p>",
    "<time class='updated' datetime='2031-05-06'>6 May</time><time datetime='2031-05-04'>4 May</time>",
    "<time itemprop='dateModified' datetime='2031-05-06'></time><span class='date'>4 May 2031</span>",
  ])
  func `the day by the headline is found`(line: String) throws {
    #expect(try read(line, lang: "de").publishedDay == "2031-05-04")
  }

  @Test func `a date above the headline is taken where none stands below it`() throws {
    let found = try article(
      page("<div>Northmoor, 4 May 2031</div><h1>Ferry runs again</h1>\(prose)"), as: .html)
    #expect(found.publishedDay == "2031-05-04")
  }

  @Test func `the day that a headline names is not that of publication`() throws {
    let found = try article(
      page(
        "<h1>Results of the regatta on 3.5.2031</h1><p class='date'>4 May 2031</p>\(prose)",
        title: "Results of the regatta on 3.5.2031"), as: .html)
    #expect(found.publishedDay == "2031-05-04")
  }

  @Test func `dates of comments and of other articles are none of this one`() throws {
    let comments = """
      <div class='comments'><div><time datetime='2031-05-09'>9 May 2031</time> I was there.</div></div>
      """
    #expect(try read("", end: comments).publishedAt == nil)
    let found = try article(
      page(
        "<h1>Ferry runs again</h1><div>04.05.2031 11:38<br>Section: Harbour</div>\(prose)"
          + "<ul><li><a href='/x'>Bridge closed</a> <span class='date'>09.10.2030</span></li></ul>"),
      as: .html)
    #expect(found.publishedDay?.hasPrefix("2031") == true)
  }

  @Test func `no zone is so far off that a day late in the evening was yesterday`() throws {
    let head = linked("2031-05-04T23:12:00Z")
    #expect(try read("<p class='date'>3 May 2031</p>", head: head).publishedDay == "2031-05-04")
    #expect(try read("<p class='date'>5 May 2031</p>", head: head).publishedDay == "2031-05-05")
  }

  @Test func `the zone of another declared date tells the day of one in UTC`() throws {
    let head = linked("2031-05-05T02:10:00Z", modified: "2031-05-05T09:00:00-04:00")
    #expect(try read("", head: head).publishedDay == "2031-05-04")
    #expect(try read("<p class='date'>5 May 2031</p>", head: head).publishedDay == "2031-05-05")
  }

  @Test func `updated in hNews is the time of the change`() throws {
    let found = try read(
      """
      <abbr class='published' title='2031-05-04T10:00:00+01:00'>4 May</abbr>
      <abbr class='updated' title='2031-05-04T15:30:00+01:00'>updated 3.30pm</abbr>
      """)
    #expect(found.publishedAt?.formatted(.iso8601) == "2031-05-04T09:00:00Z")
    #expect(found.modifiedAt?.formatted(.iso8601) == "2031-05-04T14:30:00Z")
  }

  @Test(arguments: [
    "<div>By Ada Example</div>", "<ul><li>By Ada Example</li><li>Share</li></ul>",
    "<div>By Ada Example in Northmoor</div>", "<p>By Ada Example at Northmoor Court</p>",
  ])
  func `a byline needs no class`(line: String) throws {
    let found = try article(
      page("<header><h1>Ferry runs again</h1>\(line)</header><main>\(prose)</main>"), as: .html)
    #expect(found.byline == ["Ada Example"])
    #expect(found.blocks.count == 3)
  }
}
