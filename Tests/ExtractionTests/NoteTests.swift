import Extraction
import Testing

@Suite struct NoteTests {
  @Test(arguments: [
    ("Correction: The bridge opened in 1968.", Block.Kind.correction),
    ("Correction, 4 March 2031, 1.26pm: It opened in 1968.", .correction),
    ("(This article was amended on 4 March 2031 to give the right year.)", .correction),
    ("An earlier version of this article gave a wrong year.", .correction),
    ("Clarification – The council owns the bridge, not the road.", .clarification),
    ("Editor’s note: We do not name children.", .editorsNote),
    ("[Editor's note: We do not name children.]", .editorsNote),
    ("Updated 4 March 2031, 10:15 GMT", .updateLine),
    ("This story has been updated with the mayor's answer.", .updateLine),
    ("Korrektur: Die Brücke wurde 1968 eröffnet.", .correction),
    ("In einer früheren Version dieses Textes stand ein falsches Jahr.", .correction),
    ("Anmerkung der Redaktion: Die Namen sind geändert.", .editorsNote),
    ("Stand: 04.03.2031, 20:44 Uhr", .updateLine),
    ("Rectificatif : le pont a ouvert en 1968.", .correction),
    ("Note de la rédaction : les noms ont été modifiés.", .editorsNote),
    ("Mis à jour le 4 mars 2031 à 10h15", .updateLine),
    ("Fe de errores: el puente abrió en 1968.", .correction),
    ("Aclaración: el puente es del municipio.", .clarification),
    ("Errata corrige: il ponte fu aperto nel 1968.", .correction),
    ("Nota da redação: os nomes foram trocados.", .editorsNote),
    ("Atualizado: 4 de março de 2031", .updateLine),
    ("Correctie: de brug ging in 1968 open.", .correction),
    ("In een eerdere versie van dit artikel stond een verkeerd jaartal.", .correction),
  ])
  func `a paragraph in which the newsroom speaks of its text is a note`(
    line: String, kind: Block.Kind
  ) throws {
    let read = try article(
      page("<article><h1>Ferry runs again</h1>\(prose)<p>\(line)</p></article>"), as: .html)
    #expect(read.blocks.last == Block(kind, line))
    let plain = try article(
      "Ferry runs again\n\nThe ferry runs again, they said.\n\n\(line)", as: .text)
    #expect(plain.blocks.last == Block(kind, line))
  }

  @Test(arguments: [
    "Updates were slow to come from the harbour office on Monday morning.",
    "An earlier version of the bill had passed the council in spring.",
    "“Correction: that is not what I said,” the chairman told reporters.",
    "Corrections officers were called to the harbour prison on Monday.",
    "Update 5.3 for the harbour's phones brings the times of ferries.",
    "Stand by for a long night, the harbour office told its staff.",
    "Precision, speed and patience are what divers need, she said.",
  ])
  func `a paragraph that only begins like a note is none`(line: String) throws {
    let read = try article(
      page("<article><h1>Ferry runs again</h1>\(prose)<p>\(line)</p></article>"), as: .html)
    #expect(read.blocks.last == Block(.paragraph, line))
  }

  @Test func `a note counts in a box, under its heading and shortly behind the text`() throws {
    let boxed = try article(
      page(
        "<article><h1>Ferry runs again</h1>\(prose)<aside class=correction><p>The quay was named wrongly at first, and is the west quay.</p></aside><p>More ferries will run in the summer, the office said on Monday.</p></article>"
      ),
      as: .html)
    #expect(
      boxed.blocks.map(\.kind) == [.paragraph, .paragraph, .paragraph, .correction, .paragraph])
    let footer = try article(
      page(
        "<article><h1>Ferry runs again</h1><div class=article-body>\(prose)</div><footer><p>Correction: it was the west quay.</p><a href=/tags>harbour</a></footer></article>"
      ),
      as: .html)
    #expect(footer.blocks.last == Block(.correction, "Correction: it was the west quay."))
    let headed = try article(
      page(
        "<article><h1>Ferry runs again</h1>\(prose)<h4>Corrections</h4><p>The quay was named wrongly at first, and is the west quay.</p></article>"
      ),
      as: .html)
    #expect(headed.blocks.last?.kind == .correction)
  }

  @Test func `a line that says how long ago the text was updated is none`() throws {
    for line in ["Updated 3 minutes ago", "Updated just now", "Aktualisiert: vor 3 Stunden"] {
      let read = try article(
        page("<article><h1>Ferry runs again</h1><p>\(line)</p>\(prose)</article>"), as: .html)
      #expect(read.blocks.count == 3)
    }
  }

  @Test func `a line that only says when the text was updated is no part of it`() throws {
    let read = try article(
      page(
        "<article><h1>Ferry runs again</h1>\(prose)<p>Updated 4 March 2031, 10:15 GMT</p></article>"
      ),
      as: .html)
    #expect(read.blocks.last?.kind == .updateLine)
    #expect(!read.text.contains("10:15"))
  }

  @Test func `readers' comments hold no notes`() throws {
    let read = try article(
      page(
        "<article><h1>Ferry runs again</h1>\(prose)</article><section id=comments><div class=comment><p>Correction: you are all wrong about that quay.</p></div></section>"
      ),
      as: .html)
    #expect(read.blocks.count == 3)
  }
}
