import Foundation
import Testing

@testable import Extraction

@Suite struct PageTextTests {
  private func text(_ bytes: [UInt8], _ declaredType: String? = nil) throws -> (String, String) {
    let text = try PageText(Page(bytes: bytes, declaredType: declaredType))
    return (String(decoding: text.bytes, as: UTF8.self), text.encoding)
  }

  private func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap {
      bigEndian ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)]
    }
  }

  @Test func `byte order marks decide`() throws {
    #expect(try text([0xEF, 0xBB, 0xBF] + Array("B\u{fc}ro".utf8)).0 == "B\u{fc}ro")
    #expect(
      try text([0xFF, 0xFE] + utf16("B\u{fc}ro", bigEndian: false)) == ("B\u{fc}ro", "utf-16le"))
    #expect(
      try text([0xFE, 0xFF] + utf16("B\u{fc}ro", bigEndian: true)) == ("B\u{fc}ro", "utf-16be"))
    #expect(try text([0xFF, 0xFE, 0, 0, 0x42, 0, 0, 0, 0xFC, 0, 0, 0]) == ("B\u{fc}", "utf-32le"))
  }

  @Test func `UTF-16 without a mark is known by its NUL bytes`() throws {
    let words = "The bridge over the river is closed."
    #expect(try text(utf16(words, bigEndian: false)) == (words, "utf-16le"))
    #expect(try text(utf16(words, bigEndian: true)) == (words, "utf-16be"))
  }

  @Test func `valid UTF-8 overrides a claim of Latin-1`() throws {
    let page = "<meta charset=iso-8859-1><p>B\u{fc}ro</p>"
    #expect(try text(Array(page.utf8), "text/html; charset=iso-8859-1") == (page, "utf-8"))
  }

  @Test func `the declared type comes before the page's own claim`() throws {
    let bytes =
      Array("<meta charset=windows-1251><p>".utf8) + [0xE9, 0xE8, 0x20] + Array("</p>".utf8)
    #expect(try text(bytes, "text/html; charset=windows-1252").0.contains("\u{e9}\u{e8}"))
    #expect(try text(bytes).1 == "windows-1251")
  }

  @Test func `a claim late in the head counts`() throws {
    let head =
      "<head><style>" + String(repeating: "a{} ", count: 2000)
      + "</style><!-- <meta charset=koi8-r> -->"
    let bytes =
      Array(
        (head + "<META http-equiv='Content-Type' content='text/html; charset=ISO-8859-2'></head>")
          .utf8) + [0xB1, 0xE6]
    let found = try text(bytes)
    #expect(found.1 == "iso-8859-2")
    #expect(found.0.hasSuffix("\u{105}\u{107}"))
  }

  @Test func `windows-1252 declared as UTF-8 is read as what it is`() throws {
    let words =
      "<meta charset=utf-8>\u{201C}Caf\u{e9}\u{201D} f\u{fc}r \u{e4}ltere L\u{f6}wen, na\u{ef}ve d\u{e9}j\u{e0} vu, \u{e0} la carte"
    let bytes = try #require(words.data(using: .windowsCP1252))
    #expect(try text(Array(bytes), "text/html; charset=utf-8").0 == words)
  }

  @Test func `a few broken bytes leave UTF-8 what it is`() throws {
    let bytes =
      Array("\u{e9}\u{e8}\u{ea}\u{eb} caf".utf8) + [0xE9, 0x20] + Array("\u{201C}ok\u{201D}".utf8)
    #expect(try text(bytes).0 == "\u{e9}\u{e8}\u{ea}\u{eb} caf\u{e9} \u{201C}ok\u{201D}")
  }

  @Test func `a text cut off in a letter loses only that`() throws {
    #expect(try text(Array(Array("\u{e9}t\u{e9} \u{201C}".utf8).dropLast())).0 == "\u{e9}t\u{e9} ")
  }

  @Test func `an undeclared legacy encoding is guessed`() throws {
    let words =
      "\u{41c}\u{43e}\u{441}\u{442} \u{447}\u{435}\u{440}\u{435}\u{437} \u{440}\u{435}\u{43a}\u{443} \u{437}\u{430}\u{43a}\u{440}\u{44b}\u{442} \u{434}\u{43e} \u{432}\u{435}\u{447}\u{435}\u{440}\u{430}, \u{441}\u{43e}\u{43e}\u{431}\u{449}\u{438}\u{43b}\u{438} \u{432} \u{433}\u{43e}\u{440}\u{43e}\u{434}\u{435}"
    let bytes = try #require(words.data(using: .windowsCP1251))
    #expect(try text(Array(bytes)).0 == words)
  }

  @Test(
    arguments: [
      (Array("%PDF-1.7\n%....".utf8), "a PDF file"),
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "a PNG image"),
      (Array("PK\u{3}\u{4}word/document.xml".utf8), "a zip archive"),
      ([0x1F, 0x8B, 8, 0, 0, 0], "gzip data"),
      ((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 / 13) }, "binary data"),
    ] as [([UInt8], String)])
  func `files that are no text are named`(bytes: [UInt8], kind: String) {
    #expect(throws: ExtractionError.binary(kind: kind)) { try PageText(Page(bytes: bytes)) }
  }

  @Test func `a text that begins like a file's signature is a text`() throws {
    #expect(try text(Array("Rar! said the lion, and went away.".utf8)).1 == "utf-8")
  }

  @Test(arguments: ["", " \n\t ", "\u{FEFF}", "\r\n\r\n"])
  func `nothing to read is empty`(blank: String) {
    #expect(throws: ExtractionError.empty) { try PageText(Page(bytes: Array(blank.utf8))) }
  }

  @Test func `NUL bytes within a page don't cut it`() throws {
    let found = try article(page("<h1>Ferry runs again</h1>\u{0}" + prose), as: .html)
    #expect(found.blocks.count == 3)
  }
}
