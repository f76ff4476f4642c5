/// Which page of an article this is that its site divides into several.
///
/// What is read is the text of the one page that was given; the others are read like any page, and the
/// marks by which the site numbers them are not of the text.
public struct Pagination: Sendable, Hashable, Codable {
  /// From 1 on; nil where the page doesn't say.
  public var number: Int?
  /// How many there are; nil where the page doesn't say.
  public var count: Int?
  public var previous: Address?
  public var next: Address?

  public init(
    number: Int? = nil, count: Int? = nil, previous: Address? = nil, next: Address? = nil
  ) {
    self.number = number
    self.count = count
    self.previous = previous
    self.next = next
  }
}
