import Foundation
import Testing

@testable import writethru

struct TerminalTests {
  private let narrow = Terminal(width: 20, hasColor: false)

  @Test func `text is wrapped to the width, with its indent`() {
    let lines = StyledText("The bridge over the river is closed until noon.")
      .lines(first: "~ ", rest: "  ", on: narrow)
    #expect(lines == "~ The bridge over\n  the river is\n  closed until noon.\n")
    for line in lines.split(separator: "\n") { #expect(line.count <= 20) }
  }

  @Test func `without a width a line stays a line`() {
    let text = String(repeating: "word ", count: 100)
    let lines = StyledText(text).lines(
      first: "", rest: "", on: Terminal(width: nil, hasColor: false))
    #expect(lines.filter { $0 == "\n" }.count == 1)
  }

  @Test func `wide characters take two columns and may part anywhere`() {
    #expect("橋は閉鎖".columns == 8)
    #expect("e\u{301}🌊".columns == 3)
    let lines = StyledText("橋は洪水のため閉鎖された").lines(first: "", rest: "", on: narrow)
    #expect(lines == "橋は洪水のため閉鎖さ\nれた\n")
  }

  @Test func `a word longer than the line stands alone`() {
    let word = String(repeating: "x", count: 40)
    #expect(
      StyledText("a \(word) b").lines(first: "", rest: "", on: narrow) == "a\n\(word)\nb\n")
  }

  @Test func `styles do not break words that belong together`() {
    var text = StyledText("toll: ")
    text.append("[-12-]", .deletion)
    text.append("{+15+}", .insertion)
    text.append(", police said")
    let colored = text.lines(first: "", rest: "", on: Terminal(width: nil, hasColor: true))
    #expect(
      colored == "toll: \u{1B}[31m[-12-]\u{1B}[0m\u{1B}[32m{+15+}\u{1B}[0m, police said\n")
  }

  @Test func `controls and turned directions are made visible`() {
    #expect("a\u{1B}[2Jb".printable == "a␛[2Jb")
    #expect("a\u{7F}\u{9B}\u{202E}b".printable == "a<U+7F><U+9B><U+202E>b")
    #expect("naïve – “ok” 橋".printable == "naïve – “ok” 橋")
  }

  @Test(arguments: [
    ("2025-03-04", 1_741_046_400), ("2025-03-04T06:12Z", 1_741_068_720),
    ("2025-03-04 06:12", 1_741_068_720), ("2025-03-04T06:12:00+01:00", 1_741_065_120),
    ("2025-03-04T06:12:00-05:00", 1_741_086_720), ("2025-03-04T06:12:00.500Z", 1_741_068_720.5),
  ]) func `a moment is read as people write it`(text: String, seconds: Double) throws {
    #expect(try Moment.date(text).timeIntervalSince1970 == seconds)
  }

  @Test(arguments: ["", "soon", "2025-13-04", "2025-03-04T25:00", "12:00", "2025-03-04Tx"])
  func `what is no moment is refused`(text: String) {
    #expect(throws: (any Error).self) { try Moment.date(text) }
  }

  @Test(arguments: [
    ("20250304T061200Z", true), ("20250304T061200Z-page", true), ("2025-03-04T06:12:00Z", true),
    ("20250304", false), ("page-20250304T061200Z", false), ("20251304T061200Z", false), ("", false),
  ]) func `a file is named by its time`(name: String, isTime: Bool) {
    #expect((PageSource.time(inName: name) != nil) == isTime)
  }

  @Test(
    arguments: [
      ("bridge@3", "bridge", 3), ("bridge", "bridge", nil), ("a@b", "a@b", nil),
      ("a@b@2", "a@b", 2),
      ("bridge@", "bridge@", nil), ("@3", "", 3),
    ] as [(String, String, Int?)]) func `STORY@N names a revision`(
      text: String, story: String, number: Int?
    )
  {
    let reference = RevisionReference(argument: text)
    #expect(reference.story == story)
    #expect(reference.number == number)
  }
}
