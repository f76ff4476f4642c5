import Testing

@testable import Storage

struct PassageRunsTests {
  @Test(arguments: ["[]", "[7,3]", "[7,3,11,1]", "[21,1,-15,3]", "[9000000000000000,1048576]"])
  func `what is written is read`(json: String) throws {
    #expect(try PassageRuns(json).json == json)
  }

  @Test func `runs are where they were`() throws {
    #expect(try PassageRuns("[7,3,11,1,-15,2]").runs.map(\.ids) == [7..<10, 21..<22, 7..<9])
    #expect(try PassageRuns(pairs: "[[7,3],[21,1]]").json == "[7,3,11,1]")
  }

  @Test(arguments: [
    "", "[", "]", "[7]", "[7,3,]", "[7,3]]", "[7,3] ", " [7,3]", "[7, 3]", "[07,3]", "[7,-3]",
    "[7,0]", "[-7,3]", "[7,3,0,1]", "[7,3,-0,1]", "[7,3,-10,1]", "[--7,3]", "[7,3,x]", "[7.0,3]",
    "[9999999999999999999,1]", "[7,1048577]", "[999999999999999999,1048576,999999999999999999,1]x",
  ])
  func `anything else is damage`(json: String) {
    #expect(throws: Packer.Failure.self) { try PassageRuns(json) }
  }

  @Test(arguments: ["[[7]]", "[[7,3,1]]", "[[0,3]]", "[[7,0]]", "[7,3]", "x"])
  func `so is it in the older form`(json: String) {
    #expect(throws: Packer.Failure.self) { try PassageRuns(pairs: json) }
  }
}
