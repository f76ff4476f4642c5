import Extraction
import Support
import Testing

@testable import History

/// What became of sentences, put away and taken up again.
struct SentenceFatesTests {
  private func fates(_ old: [String], _ new: [String]) -> SentenceFates {
    SentenceFates(from: sentences(old), to: sentences(new))
  }

  private func sentences(_ texts: [String]) -> [Sentence] {
    texts.enumerated().map { Sentence(index: $0.offset, block: $0.offset, text: $0.element) }
  }

  @Test func `fates are the same when they are taken up again, in all small worlds`() {
    let texts = [
      "The gate gave way at dawn.", "The gate gave way at noon.", "Boats were carried off.",
    ]
    var worlds: [[String]] = [[]]
    for length in 1...4 {
      worlds += worlds.filter { $0.count == length - 1 }.flatMap { world in
        texts.map { world + [$0] }
      }
    }
    for old in worlds {
      for new in worlds {
        let fates = fates(old, new)
        #expect(
          SentenceFates(encoded: fates.encoded, oldCount: old.count, newCount: new.count) == fates)
      }
    }
  }

  @Test func `an article with a few edits takes a few bytes`() {
    let old = (0..<60).map { "Sentence number \($0) of the article stands here." }
    var new = old
    new[7] = "Sentence number 7 of the article stands there."
    new.remove(at: 30)
    new.append("A crane is on its way to the harbour.")
    new.swapAt(40, 50)
    let fates = fates(old, new)
    #expect(fates.encoded.count < 40)
    #expect(
      SentenceFates(encoded: fates.encoded, oldCount: old.count, newCount: new.count) == fates)
  }

  @Test func `what says not of every sentence what became of it is refused`() {
    var random = SeededRandom(seed: 11)
    let old = (0..<12).map { "Sentence number \($0) of the article stands here." }
    let whole = fates(old, old.reversed())
    let bytes = whole.encoded
    #expect(SentenceFates(encoded: bytes, oldCount: 12, newCount: 13) == nil)
    #expect(SentenceFates(encoded: bytes, oldCount: 11, newCount: 12) == nil)
    #expect(SentenceFates(encoded: bytes.dropLast(), oldCount: 12, newCount: 12) == nil)
    for _ in 0..<20_000 {
      let junk = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      guard let read = SentenceFates(encoded: junk, oldCount: 3, newCount: 3) else { continue }
      #expect(read.fates.flatMap(\.old).sorted() == [0, 1, 2])
      #expect(read.fates.flatMap(\.new).sorted() == [0, 1, 2])
    }
  }

  @Test func `a told story has the life that comparing gives it`() {
    let bodies = [
      ["The gate gave way.", "Eleven boats sank."], ["Eleven boats sank.", "The gate gave way."],
      ["Twelve boats sank.", "The gate gave way.", "Divers came."], ["Divers came."],
    ]
    let timeline = timeline(
      bodies.enumerated().map { offset, body in
        var told = article("Lock gate gives way")
        told.blocks = body.map { .init(.paragraph, $0) }
        return (Int64(offset + 1), offset, told)
      })
    var outline = Outline(of: timeline)
    // One that is damaged is made again.
    guard case .revision(var damaged) = outline.entries[2] else {
      Issue.record("each of these bodies is a revision")
      return
    }
    damaged.telling?.fates = [9, 9, 9]
    outline.entries[2] = .revision(damaged)
    #expect(Lineage(of: timeline, told: outline).lives == Lineage(of: timeline).lives)
  }
}
