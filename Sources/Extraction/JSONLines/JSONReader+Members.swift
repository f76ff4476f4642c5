extension JSONReader {
  /// Reads an object whose end is the end of the text, keeping only some of its members.
  ///
  /// The others are walked over without being decoded: a line of an archive carries much that
  /// nobody asks for.
  static func members(_ wanted: [String], of text: [UInt8]) throws(Failure) -> [String: JSON] {
    let result: Result<[String: JSON], Failure> = text.withUnsafeBufferPointer { buffer in
      var reader = JSONReader(buffer)
      do throws(Failure) {
        let members = try reader.members(wanted)
        try reader.end()
        return .success(members)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private mutating func members(_ wanted: [String]) throws(Failure) -> [String: JSON] {
    guard take(UInt8(ascii: "{")) else { throw fail("no object") }
    var members: [String: JSON] = [:]
    if take(UInt8(ascii: "}")) { return members }
    while true {
      let name = try memberName()
      if wanted.contains(name), members[name] == nil {
        members[name] = try value(depth: 1)
      } else {
        try skip(depth: 1)
      }
      if take(UInt8(ascii: ",")) { continue }
      if take(UInt8(ascii: "}")) { return members }
      throw fail("no comma or } in an object")
    }
  }

  /// Walks over a value.
  private mutating func skip(depth: Int) throws(Failure) {
    guard depth < Self.deepest else { throw fail("values lie too deep in one another") }
    skipSpace()
    if skipString() { return }
    if take(UInt8(ascii: "{")) {
      if take(UInt8(ascii: "}")) { return }
      repeat {
        skipSpace()
        guard skipString(), take(UInt8(ascii: ":")) else { throw fail("no name in an object") }
        try skip(depth: depth + 1)
      } while take(UInt8(ascii: ","))
      guard take(UInt8(ascii: "}")) else { throw fail("no comma or } in an object") }
    } else if take(UInt8(ascii: "[")) {
      if take(UInt8(ascii: "]")) { return }
      repeat { try skip(depth: depth + 1) } while take(UInt8(ascii: ","))
      guard take(UInt8(ascii: "]")) else { throw fail("no comma or ] in an array") }
    } else {
      _ = try value(depth: depth)
    }
  }
}
