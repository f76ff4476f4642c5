import Extraction
import History

/// What is new to a reader of an older revision, on a terminal: sentences to read, weightiest first.
struct NewsText {
  private(set) var text = ""

  init(_ comparison: Comparison, old: String, new: String, on terminal: Terminal) {
    text += terminal.styled("new in \(new.printable)\nsince  \(old.printable)", .dim) + "\n\n"
    var isEmpty = true
    if comparison.headline != nil {
      text += StyledText(comparison.new.headline, .bold).lines(first: "", rest: "", on: terminal)
      text += "\n"
      isEmpty = false
    }
    for news in comparison.news {
      text += StyledText(news.text).lines(first: "•   ", rest: "    ", on: terminal)
      isEmpty = false
    }
    if isEmpty { text += "nothing that the older one did not say\n" }
  }
}
