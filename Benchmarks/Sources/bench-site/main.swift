import Foundation

// How fast the site answers one reader and fifty, measured by wrk, and whether its memory stays as it is.
//
// Cold: a server that was just started, and every address asked for once, so that nothing is in memory. Warm:
// addresses that were asked for before. Mixed: readers as they are, most of them at the front and at the
// stories of the day: how often a story is asked for falls with its rank (Zipf's law). Like browsers they
// take gzip. At rest: the same a minute and a half after the start, in which nobody asked and the site has made the
// newest pages in advance.

let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count >= 2 else {
  print("usage: bench-site PROGRAM ARCHIVE [SECONDS [KIND]]")
  exit(64)
}
guard (try? output(of: ["wrk", "-v"], status: 1)) != nil else {
  print("bench-site: wrk is needed: apt-get install wrk")
  exit(69)
}
let (program, archive) = (arguments[0], arguments[1])
let seconds = arguments.count > 2 ? Int(arguments[2]) ?? 10 : 10
/// The only kind of page that is measured: as in the first column, or `mixed` or `memory`; nil for all.
let only = arguments.count > 3 ? arguments[3] : nil

func isMeasured(_ kind: String) -> Bool { only.map { $0 == kind } ?? true }

/// Runs some work with a server that was just started.
func withServer(_ work: (Server) throws -> Void) throws {
  let server = try Server(program: program, archive: archive)
  defer { server.stop() }
  try work(server)
}

/// Writes a row at once: whoever looks at a run of minutes wants to see how far it is.
func row(_ cells: [String]) {
  let line = cells.enumerated().map { place, cell in
    let width = place == 0 ? 26 : 12
    return cell + String(repeating: " ", count: max(1, width - cell.count))
  }.joined()
  FileHandle.standardOutput.write(Data("\(line)\n".utf8))
}

/// Measures one load, and writes its row.
func measure(
  _ name: String, _ server: Server, _ paths: [String], connections: Int, _ order: Load.Order
) throws {
  let load = try Load(
    server.address, paths: paths, connections: connections, seconds: seconds, order)
  // What its readers still waited for when they left is made all the same.
  defer { Thread.sleep(forTimeInterval: 2) }
  row([
    name, "\(connections)", String(format: "%.2f", load.median),
    String(format: "%.2f", load.nearlyAll), String(format: "%.0f", load.perSecond),
    "\(load.failed)", "\(load.requests)", String(format: "%.0f", try server.memory()),
  ])
}

var paths = Paths(of: [])
try withServer { paths = Paths(of: try Stories($0.address).all) }
row(["\(paths.stories.count) stories, \(paths.revisions) revisions, \(seconds) s for each row"])
row(["page", "readers", "median ms", "99 % ms", "a second", "failed", "asked", "MB after"])
for kind in paths.kinds where isMeasured(kind.name) {
  try withServer { server in
    try measure("\(kind.name), cold", server, kind.paths, connections: 1, .once)
  }
  try withServer { server in
    if kind.paths.count > 100 {
      try measure("\(kind.name), cold", server, kind.paths, connections: 50, .once)
    }
    let popular = Array(kind.paths.prefix(200))
    for path in popular {
      _ = try output(of: ["curl", "-sf", "-o", "/dev/null", server.address + path])
    }
    for connections in [1, 50] {
      try measure("\(kind.name), warm", server, popular, connections: connections, .random)
    }
  }
}
if isMeasured("mixed") {
  try withServer { server in
    for round in 1...4 {
      try measure("mixed, \(round)", server, paths.mixed, connections: 50, .random)
    }
  }
  try withServer { server in
    Thread.sleep(forTimeInterval: 90)
    for round in 1...2 {
      try measure("mixed at rest, \(round)", server, paths.mixed, connections: 50, .random)
    }
  }
}
if !isMeasured("memory") { exit(0) }
try withServer { server in
  row(["memory over 100,000 requests for addresses at random"])
  var asked = 0
  while asked < 100_000 {
    let load = try Load(
      server.address, paths: paths.all, connections: 50, seconds: seconds, .random)
    asked += load.requests
    row(["\(asked) asked", "", "", "", "", "", "", String(format: "%.0f", try server.memory())])
  }
}
