import Foundation

/// The stories that a site has, as its API lists them.
struct Stories {
  struct Story: Decodable {
    var id: String
    var revisions: Int
  }

  private struct Part: Decodable {
    struct Entry: Decodable {
      var story: Story
    }

    var stories: [Entry]
    var next: String?
  }

  private(set) var all: [Story] = []

  init(_ address: String) throws {
    var next: String? = "/api/v1/stories?limit=200"
    while let path = next {
      let part = try JSONDecoder().decode(
        Part.self, from: output(of: ["curl", "-s", address + path]))
      all += part.stories.map(\.story)
      next = part.next
    }
  }
}
