import Foundation

/// The addresses that readers ask for.
struct Paths {
  /// In no order.
  let stories: [Stories.Story]
  /// The one that was seen last first.
  let newest: [Stories.Story]

  /// - Parameter stories: The one that was seen last first.
  init(of stories: [Stories.Story]) {
    newest = stories
    self.stories = stories.shuffled()
  }

  var revisions: Int { stories.reduce(0) { $0 + $1.revisions } }

  /// Each kind of page with addresses of it, in no order.
  var kinds: [(name: String, paths: [String])] {
    [
      ("front", ["/"]),
      ("filtered", ["/?status=developing", "/?least-weight=80", "/?kind=figure"]),
      ("story", stories.map { "/stories/\($0.id)" }),
      ("comparison", stories.flatMap(comparisons).shuffled()),
      ("revision", stories.map { "/stories/\($0.id)/revisions/\($0.revisions)" }),
      ("search", searches),
      ("changes", ["/api/v1/changes", "/api/v1/changes?limit=200"]),
      ("feed", ["/feed.atom"]),
    ]
  }

  private func comparisons(of story: Stories.Story) -> [String] {
    guard story.revisions > 1 else { return [] }
    return (1..<min(story.revisions, 6)).map { "/stories/\(story.id)/compare/\($0)..\($0 + 1)" }
  }

  private var searches: [String] {
    let words = [
      "bridge", "water", "ferry", "council", "harbour", "storm", "fire", "school", "railway",
      "%22the+fire%22",
    ]
    let pairs = words.flatMap { one in words.prefix(9).map { "\(one)+\($0)" } }.shuffled()
    return (words + pairs).map { "/search?q=\($0)" }
  }

  /// Everything, each address as often as any other.
  var all: [String] { kinds.flatMap(\.paths) }

  /// What readers ask for: a quarter the front, the others a story of the day or what is linked from it.
  var mixed: [String] {
    // How often a story is asked for falls with its rank.
    var weights: [Double] = []
    var sum = 0.0
    for rank in newest.indices {
      sum += 1 / Double(rank + 1)
      weights.append(sum)
    }
    func story() -> Stories.Story {
      let place = Double.random(in: 0..<sum)
      return newest[weights.firstIndex { $0 > place } ?? 0]
    }
    return (0..<20_000).compactMap { _ -> String? in
      let story = story()
      switch Int.random(in: 0..<100) {
      case ..<25: return "/"
      case ..<60: return "/stories/\(story.id)"
      case ..<85: return comparisons(of: story).randomElement()
      case ..<95: return "/stories/\(story.id)/revisions/\(story.revisions)"
      case ..<98: return searches.randomElement()
      default: return "/feed.atom"
      }
    }
  }
}
