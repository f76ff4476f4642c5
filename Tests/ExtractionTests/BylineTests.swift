import Testing

@testable import Extraction

@Suite struct BylineTests {
  @Test(arguments: [
    ("By Ada Example", ["Ada Example"]),
    ("By Ada Example and Ben Sample", ["Ada Example", "Ben Sample"]),
    ("BY: Ada Example, Ben Sample and Cy Test", ["Ada Example", "Ben Sample", "Cy Test"]),
    ("By Ada Example, Staff Writer", ["Ada Example"]),
    ("Von Ada Example und Ben Sample", ["Ada Example", "Ben Sample"]),
    ("Ada Example | May 4, 2031", ["Ada Example"]),
    ("ada@example.org", []), ("Ada Example 04.05.2031", ["Ada Example"]),
    ("By A. B. Example (Northmoor)", ["A. B. Example"]),
    ("Ada Example, Northmoor", ["Ada Example"]),
    ("Ada Example, expert for harbours", ["Ada Example"]),
    ("Ada Example, Ben Sample, Cy", ["Ada Example", "Ben Sample", "Cy"]),
    ("View all posts by Ada Example", ["Ada Example"]),
    ("Ada Example am 04.05.2031", ["Ada Example"]),
    ("By Ada Example in Northmoor", ["Ada Example"]),
    (
      "By Ada Example at Northmoor Court and Ben Sample in Eastport", ["Ada Example", "Ben Sample"]
    ),
    ("By Ada Example, in News, Harbour, Islands", ["Ada Example"]),
    ("Von Ada Example aus Nordmoor", ["Ada Example"]),
    ("Author Ada Example", ["Ada Example"]), ("Ada Example Chefredakteurin", ["Ada Example"]),
  ])
  func `names are read`(text: String, names: [String]) {
    #expect(Byline.names(in: text) == names)
  }

  @Test(arguments: [
    "By the time the crews came it was too late.", "By noon 60 people had left", "By and large",
    "Bypass closed", "by the river",
  ])
  func `sentences are no bylines`(line: String) {
    #expect(Byline.names(ofLine: line) == nil)
  }
}
