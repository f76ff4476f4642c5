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
}
