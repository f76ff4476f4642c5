import Support
import Testing

import Diffing

@Suite struct TokensTests {
  @Test func `figures and contractions are one token`() {
    let text = "It don't cost 1,100 or 3.5% but $2m."
    #expect(
      text.tokens(.word) == [
        "It", " ", "don't", " ", "cost", " ", "1,100", " ", "or", " ", "3.5%", " ", "but", " ",
        "$2m", ".",
      ])
  }

  @Test func `a sentence carries its trailing white space`() {
    #expect(
      "One came.  Two left.\nThree".tokens(.sentence) == ["One came.  ", "Two left.\n", "Three"])
  }

  @Test func `titles and initials do not end a sentence`() {
    let text =
      "Gov. J. B. Marsh met Dr. Lund at 5 p.m. Tuesday in the U.S. Senate. “Why?” she asked. It ended."
    #expect(text.tokens(.sentence).count == 3)
  }

  @Test func `a paragraph carries its line breaks`() {
    #expect("One.\n\nTwo.\r\nThree".tokens(.paragraph) == ["One.\n\n", "Two.\r\n", "Three"])
  }

  @Test(arguments: TokenUnit.allCases)
  func `joined tokens are the text again`(unit: TokenUnit) {
    let texts = [
      "", " ", "\n\n", "a", "e\u{301}\u{301} \r\n\r\n x", "東京で地震。「怖い。」と話した。", "ไปเที่ยวกันเถอะ",
      "👩‍👩‍👧 🇩🇰🇩🇰 ok...",
      "\u{301}start", "He said “No.” Then—nothing… -5 +$3 US$5.2bn 20°C",
    ]
    for text in texts {
      let tokens = text.tokens(unit)
      #expect(Array(tokens.joined().utf8) == Array(text.utf8))
      #expect(!tokens.contains { $0.isEmpty })
    }
  }

  @Test(arguments: TokenUnit.allCases)
  func `random texts are joined again`(unit: TokenUnit) {
    let stock = Array(
      "aB 1.,!?'’“”«»()…-–$%°\n\r\u{301}\u{200D}\u{202F}東あアกเ👩🇩।。한й".unicodeScalars)
    var random = SeededRandom(seed: 11)
    for _ in 0..<500 {
      var view = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...40, using: &random) {
        view.append(stock[Int.random(in: 0..<stock.count, using: &random)])
      }
      let text = String(view)
      let tokens = text.tokens(unit)
      #expect(Array(tokens.joined().utf8) == Array(text.utf8))
      #expect(!tokens.contains { $0.isEmpty })
    }
  }

  @Test(arguments: [
    ("The U.S. rose 3.5%.", ["The", " ", "U.S.", " ", "rose", " ", "3.5%", "."]),
    ("at 10:30 a.m.", ["at", " ", "10:30", " ", "a.m."]),
    ("US$5.2bn, €3", ["US$5.2bn", ",", " ", "€3"]),
    ("-5 to +3", ["-5", " ", "to", " ", "+3"]),
    ("5-3", ["5", "-", "3"]),
    ("well-known", ["well", "-", "known"]),
    ("20°C, 100€", ["20°C", ",", " ", "100€"]),
    ("No...", ["No", "..."]),
    ("“Go,” he said", ["“", "Go", ",", "”", " ", "he", " ", "said"]),
    ("l’eau", ["l’eau"]),
    ("end.The", ["end", ".", "The"]),
    ("東京タワー", ["東", "京", "タワー"]),
    ("เที่ยวกัน", ["เที่", "ย", "ว", "กั", "น"]),
    ("한국어 말", ["한국어", " ", "말"]),
    ("1\u{202F}100 km", ["1\u{202F}100", " ", "km"]),
    ("e\u{301}te\u{301}", ["e\u{301}te\u{301}"]),
    ("👩‍👩‍👧!", ["👩‍👩‍👧", "!"]),
    ("🇩🇰🇸🇪", ["🇩🇰", "🇸🇪"]),
  ])
  func `words of many kinds`(text: String, words: [String]) {
    #expect(text.tokens(.word).map(String.init) == words)
  }

  @Test(arguments: ["He left. (", "He left. “", "“Why?” “", "No. (\"", "a.\u{A0}«"])
  func `an opening mark at the very end is no trouble`(text: String) {
    #expect(text.tokens(.sentence).joined() == text)
  }

  @Test func `tokens are equal for a diff exactly if they are equal strings`() {
    let stock: [Substring] = [
      "", "a", "ab", "abcdefg", "abcdefgh", "abcdefgi", "abcdefghi", "abcdefghijklmnopqrstuvw",
      "abcdefghijklmnopqrstuvx", "é", "e\u{301}", "\u{212A}", "K", ";", "\u{37E}", "`", "\u{1FEF}",
      "\u{212A}elvin and more", "Kelvin and more", "\u{212B}", "Å", "A\u{30A}", "\0", "a\0", "東京",
      "abcdefgé", "abcdefge\u{301}",
    ]
    for old in stock {
      for new in stock {
        #expect(Diff(from: [old], to: [new]).isEmpty == (old == new), "\(old), \(new)")
      }
    }
    let numbers = (0..<5000).map { Substring("token\($0 % 1700)") }
    #expect(Diff(from: numbers, to: numbers + ["end"]).insertions == 1)
    #expect(Diff(from: numbers, to: numbers.map { $0 + "\u{301}" }).deletions == 5000)
  }
}
