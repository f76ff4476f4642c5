import Foundation

// How fast the site answers fifty readers at once, measured by wrk, and whether its memory stays as it is.
// Each reader asks for another story each time, so that what is kept in memory helps as little as it does
// in life.

let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count >= 2 else {
  print("usage: bench-site PROGRAM ARCHIVE [SECONDS]")
  exit(64)
}
let seconds = arguments.count > 2 ? Int(arguments[2]) ?? 10 : 10

let server = try Server(program: arguments[0], archive: arguments[1])
defer { server.stop() }
let stories = try Stories(server.address)
print("\(stories.all.count) stories, 50 connections, \(seconds) s for each kind of page")
print(
  ["page", "median ms", "99 % ms", "a second", "failed", "asked", "MB after"]
    .map { $0.padding(toLength: 12, withPad: " ", startingAt: 0) }.joined())

let kinds: [(name: String, paths: [String])] = [
  ("front", ["/"]),
  ("filtered", ["/?status=developing", "/?least-weight=80", "/?kind=figure"]),
  ("story", stories.all.map { "/stories/\($0.id)" }),
  (
    "comparison",
    stories.all.filter { $0.revisions > 1 }.flatMap { story in
      (1..<min(story.revisions, 6)).map { "/stories/\(story.id)/compare/\($0)..\($0 + 1)" }
    }
  ),
  ("revision", stories.all.map { "/stories/\($0.id)/revisions/\($0.revisions)" }),
  ("search", ["bridge", "water", "%22the+fire%22", "ferry"].map { "/search?q=\($0)" }),
  ("changes", ["/api/v1/changes", "/api/v1/changes?limit=200"]),
  ("feed", ["/feed.atom"]),
]
for kind in kinds {
  let load = try Load(server.address, paths: kind.paths, seconds: seconds)
  let cells = [
    kind.name, String(format: "%.2f", load.median), String(format: "%.2f", load.nearlyAll),
    String(format: "%.0f", load.perSecond), "\(load.failed)", "\(load.requests)",
    String(format: "%.0f", try server.memory()),
  ]
  print(cells.map { $0.padding(toLength: 12, withPad: " ", startingAt: 0) }.joined())
}
