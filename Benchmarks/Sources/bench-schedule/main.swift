import Foundation

// How much of real histories each way of visiting sees, and for how many requests: at a fixed interval, by the
// table of ages alone, and by the schedule. Every story is followed for a year from its first revision. Then a
// week of ten thousand addresses under the usual budgets, of which none of the promises may be broken.

let files = Array(CommandLine.arguments.dropFirst())
if files.isEmpty {
  print("no histories were named, so none are replayed: JSON Lines with story and time")
} else {
  var all: [History] = []
  for file in files {
    let histories = try History.read(file)
    all += histories
    Replay(name: (file as NSString).lastPathComponent, histories: histories).report()
  }
  if files.count > 1 { Replay(name: "all together", histories: all).report() }
}
Simulation().report()
