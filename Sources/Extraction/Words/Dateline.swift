/// Place and wire service at the beginning of a text: `NORTHMOOR (AP) —`.
public struct Dateline: Sendable, Hashable, Codable {
  /// The place as it is written, `NORTHMOOR, Westmark`; nil where only a service is named.
  public var place: String?
  /// The service that the text is from, as it is written in brackets; nil where none is named.
  public var credit: String?

  public init(place: String? = nil, credit: String? = nil) {
    self.place = place
    self.credit = credit
  }

  /// Most characters before the dash.
  private static let longest = 80

  /// Services whose name before a dash or in brackets is a credit, in lower case.
  private static let services: Set<String> = [
    "ap", "afp", "reuters", "dpa", "apa", "sda", "keystone-sda", "efe", "ansa", "lusa", "upi",
    "pa", "pa media", "aap", "cp", "the canadian press", "xinhua", "kyodo", "jiji", "yonhap",
    "tass",
    "interfax", "ria", "anadolu", "aa", "pti", "ani", "ians", "bernama", "antara", "belga", "anp",
    "ntb", "tt", "ritzau", "stt", "pap", "ctk", "\u{10d}tk", "tasr", "mti", "agerpres", "tanjug",
    "hina", "sta", "unian", "ukrinform", "cnn", "bloomberg", "kna", "epd", "afx", "nna", "wam",
    "spa",
    "associated press", "the associated press", "agence france-presse", "sid", "europa press",
  ]

  /// Reads the dateline of a paragraph, or gives nil where it has none.
  ///
  /// Either the place is written in capitals, or a service is named in brackets or before the dash.
  init?(of text: String) {
    let head = text.prefix(Self.longest + 1)
    guard let dash = Self.dash(in: head) else { return nil }
    var place = head[..<dash].trimmingSpaces
    var credit: String?
    if place.hasSuffix(")"), let open = place.lastIndex(of: "(") {
      credit = place[place.index(after: open)...].dropLast().trimmingSpaces
      place = place[..<open].trimmingSpaces
    } else if let slash = place.lastIndex(where: { $0 == "/" }),
      Self.isService(place[place.index(after: slash)...])
    {
      credit = place[place.index(after: slash)...].trimmingSpaces
      place = place[..<slash].trimmingSpaces
    } else if Self.isService(place[...]) {
      credit = place
      place = ""
    }
    if let name = credit, !Self.isCredit(name) { return nil }
    guard credit != nil && Self.isPlace(place) || Self.isCapitals(place) else { return nil }
    self.init(place: place.isEmpty ? nil : place, credit: credit)
  }

  /// The dash that ends the dateline: a long one, or a short one between spaces.
  private static func dash(in text: Substring) -> Substring.Index? {
    // Most paragraphs have none, which the bytes tell at once: a hyphen, or how both long ones begin.
    guard text.utf8.contains(where: { $0 == 0x2D || $0 == 0xE2 }) else { return nil }
    if let long = text.firstIndex(where: { "\u{2014}\u{2013}".contains($0) }) { return long }
    return text.ranges(of: " - ").first?.lowerBound ?? text.ranges(of: " -- ").first?.lowerBound
  }

  private static func isService(_ name: Substring) -> Bool {
    name.trimmingSpaces.lowercased().split(separator: "/").allSatisfy {
      services.contains($0.trimmingSpaces)
    } && name.contains { $0.isLetter }
  }

  /// A service, or another short name that is written like one.
  private static func isCredit(_ name: String) -> Bool {
    isService(name.prefix { $0 != "/" })
      || (2...24).contains(name.count) && name.split(separator: " ").count <= 3
        && name.first?.isUppercase == true && !name.contains { $0.isNumber }
  }

  /// Up to six words that begin like names; empty where only a service is named.
  private static func isPlace(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    return words.count <= 6 && !text.contains { ".!?:\u{201C}\"".contains($0) && $0 != "." }
      && (words.first.map { $0.first?.isUppercase == true } ?? true)
  }

  /// A place in capitals, which may be followed by its region: `NORTHMOOR, Westmark`.
  private static func isCapitals(_ text: String) -> Bool {
    let letters = text.prefix { $0 != "," }.filter(\.isLetter)
    return letters.count >= 3 && letters.allSatisfy(\.isUppercase) && isPlace(text)
  }
}
