import Foundation
import Testing

/// What a page says is harmless on every way out, in every field that it can be said in.
struct HostileWordsTests {
  private let program: Program
  private static let signs =
    "\u{1B}[2J\u{1B}]0;owned\u{7}\u{9B}31m\u{202E}\u{2066}\u{8}\u{7F} <script>alert(1)</script> "
    + "=cmd|'/C calc'!A0 ;=1+1 **bold** [x](javascript:alert) `code` ]]> & \"q\""

  init() throws {
    program = try Program()
    let signs = HostileWordsTests.signs
    let lines = try [
      ("2025-03-04T06:12:00Z", "Bridge closed", "The bridge is closed, the council said."),
      ("2025-03-04T07:12:00Z", "=Bridge \(signs)", "The bridge \(signs) is closed. \(signs)"),
      ("2025-03-04T08:12:00Z", "@Bridge \(signs)", "12 crews \(signs). +1 \(signs)\n\n- \(signs)"),
      ("2025-03-04T09:12:00Z", "-Bridge \(signs)", "15 crews \(signs). +1 \(signs)\n\n# \(signs)"),
    ].map { time, title, text in
      let object = [
        "story": "bridge \(signs)", "time": time, "title": title, "text": text,
        "url": "https://courier.example/a\"><script>alert(1)</script>",
      ]
      return String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
    }
    try program.write("history.jsonl", lines.joined(separator: "\n"))
    let taken = try program.run("ingest", "history.jsonl")
    #expect(taken.status == 0, "\(taken.error)")
    try program.write(
      "page.html",
      """
      <html><head><title>Pier</title><meta name="author" content="=Ann &#27;[2J &lt;script&gt; \u{202E}">
      <link rel="canonical" href="https://pier.example/x&quot;&gt;&lt;script&gt;"></head>
      <body><article><h1>Pier &lt;script&gt;alert(1)&lt;/script&gt;</h1>
      <p class="byline">By =Ann &lt;script&gt; \u{202E}</p>
      <p>The pier is &lt;script&gt;alert(1)&lt;/script&gt; closed, the council said on Tuesday morning.</p>
      <p>=cmd \u{202E} Nobody was hurt when the eastern end of it fell into the sea at low tide.</p>
      </article></body></html>
      """)
    _ = try program.run("ingest", "page.html")
  }

  private func expectNoControls(_ text: String, _ what: String) {
    let steering = text.unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x0A, 0x0D: false
      case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
    #expect(steering.isEmpty, "\(what): \(text.prefix(2000))")
  }

  @Test func `terminals are not steered`() throws {
    let story = "bridge"
    let commands = [
      ["blame", story], ["blame", "\(story)@2"], ["timeline", story, "--follow", "crews"],
      ["timeline", story, "--follow", "\u{1B}[31mcrews"], ["diff", story, "1", "--new"],
      ["diff", story, "1", "4"], ["diff", story, "1", "4", "--format", "unified"], ["stories"],
      ["timeline", story], ["show", story], ["blame", story, "--format", "json"],
    ]
    for words in commands {
      let result = try program.start(words).finish()
      #expect(result.status == 0, "\(words): \(result.error)")
      expectNoControls(result.output + result.error, words.joined(separator: " "))
    }
  }

  @Test(arguments: ["markdown", "json", "jsonl", "csv", "atom", "html"])
  func `no export steers, runs or calculates anything`(format: String) throws {
    let result = try program.run("export", "--all", "--format", format)
    #expect(result.status == 0, "\(result.error)")
    expectNoControls(result.output, format)
    switch format {
    case "atom", "html": #expect(!result.output.contains("<script"))
    case "markdown":
      let bare = result.output.replacing("\\<", with: "").replacing("\\[", with: "")
      #expect(!bare.contains("<script") && !bare.contains("[x]"))
    case "csv": try expectNoFormulas(result.output)
    default: break
    }
  }

  /// Splits at every sign that a spreadsheet may split at, in quotation marks or not.
  private func expectNoFormulas(_ csv: String) throws {
    for separator in [";", "\t", "|", "\n"] {
      for cell in csv.replacing("\r", with: "").split(separator: separator) {
        let bare = cell.drop { $0 == "\"" || $0.isWhitespace || $0 == "," }
        #expect(!"=+@".contains(bare.first ?? " "), "\(bare.prefix(80))")
      }
    }
    #expect(csv.contains("\"'=Bridge"))
    for line in csv.split(separator: "\r\n") { #expect(line.hasSuffix("\"")) }
  }
}
