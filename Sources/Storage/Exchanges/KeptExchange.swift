public import Extraction
import Foundation
import History

/// What is kept of an exchange over HTTP.
///
/// Cookies are told by their name alone: the value of `set-cookie` is a key to a session and never kept. Of
/// header fields no more are kept than `fieldLimit` bytes hold, of redirects no more than `redirectLimit`.
public struct KeptExchange: Sendable, Equatable {
  /// What was said.
  public var exchange: Exchange
  /// How many header fields were more than is kept.
  public var omitted: Int
  /// Whether the header fields were taken out, with the text that they were sent with.
  public var isTakenOut = false

  /// Most bytes of names and values together: 16 KiB.
  public static let fieldLimit = 16 << 10
  /// Most redirects.
  public static let redirectLimit = 20
  /// Most bytes of an address in a redirect.
  static let addressLimit = 8 << 10

  /// Cuts an exchange down to what is kept.
  ///
  /// Where the fields are too much, those that fit are kept in their order; `etag` and `last-modified`, by
  /// which a page is asked for the next time, come before all others.
  ///
  /// - Complexity: O(*n*) in the bytes of the exchange.
  public init(_ exchange: Exchange) {
    var room = KeptExchange.fieldLimit
    var kept: Set<Int> = []
    let fields = exchange.fields.map { field in
      let name = field.name.lowercased()
      let isCookie = name == "set-cookie" || name == "set-cookie2"
      return Exchange.Field(name: name, value: isCookie ? "" : field.value)
    }
    func keep(_ isWanted: (String) -> Bool) {
      for (place, field) in fields.enumerated() where isWanted(field.name) {
        let size = field.name.utf8.count + field.value.utf8.count
        guard size <= room, kept.count < KeptExchange.countLimit else { continue }
        room -= size
        kept.insert(place)
      }
    }
    let validators: Set<String> = ["etag", "last-modified"]
    keep { validators.contains($0) }
    keep { !validators.contains($0) }
    let redirects = exchange.redirects.prefix(KeptExchange.redirectLimit).map { redirect in
      let address = String(decoding: redirect.address.utf8.prefix(Self.addressLimit), as: UTF8.self)
      return Exchange.Redirect(address: address, status: redirect.status)
    }
    self.exchange = Exchange(
      redirects: redirects, status: exchange.status.flatMap { 100...999 ~= $0 ? $0 : nil },
      fields: fields.enumerated().filter { kept.contains($0.offset) }.map(\.element))
    omitted = fields.count - kept.count
  }

  init(exchange: Exchange, omitted: Int, isTakenOut: Bool) {
    self.exchange = exchange
    self.omitted = omitted
    self.isTakenOut = isTakenOut
  }

  /// Most header fields.
  private static let countLimit = 256
}

/// The header fields of an exchange as they are hashed and packed.
struct FieldDocument {
  var fields: [Exchange.Field]
  var omitted: Int

  /// Canonical JSON: see "Checking an archive" in the README.
  var line: String {
    let list = fields.map {
      CanonicalJSON.object(["name": .text($0.name), "value": .text($0.value)])
    }
    return CanonicalJSON.object([
      "fields": .list(list), "omitted": omitted == 0 ? nil : .number(Int64(omitted)),
    ]).line
  }
}

extension FieldDocument {
  /// Reads what `line` wrote.
  ///
  /// - Throws: Where it is something else.
  init(_ bytes: [UInt8]) throws {
    struct Members: Decodable {
      var fields: [Exchange.Field]
      var omitted: Int?
    }
    let members = try JSONDecoder().decode(Members.self, from: Data(bytes))
    (fields, omitted) = (members.fields, members.omitted ?? 0)
  }
}

/// What the entry of a snapshot tells of an exchange, and what is packed beside it.
struct ExchangeFacts {
  var status: Int?
  var redirects: [Exchange.Redirect]
  /// SHA-256 of the document of the header fields; nil where there are none.
  var digest: Digest?
  /// The document; nil where there is none, or it was taken out.
  var document: [UInt8]?

  init(_ exchange: Exchange) {
    let kept = KeptExchange(exchange)
    status = kept.exchange.status
    redirects = kept.exchange.redirects
    guard !kept.exchange.fields.isEmpty || kept.omitted > 0 else { return }
    let line = FieldDocument(fields: kept.exchange.fields, omitted: kept.omitted).line
    let document = Array(line.utf8)
    digest = Digest(of: document)
    self.document = document
  }

  init(status: Int?, redirects: [Exchange.Redirect], digest: Digest?) {
    self.status = status
    self.redirects = redirects
    self.digest = digest
  }

  /// What stands under `exchange` in the entry's line.
  var json: CanonicalJSON {
    .object([
      "status": status.map { .number(Int64($0)) },
      "redirects": redirects.isEmpty ? nil : .list(redirects.map(\.json)),
      "fields": digest.map { .text($0.hex) },
    ])
  }
}

extension Exchange.Redirect {
  fileprivate var json: CanonicalJSON {
    .object(["address": .text(address), "status": .number(Int64(status))])
  }
}

extension [Exchange.Redirect] {
  /// The redirects as the table of origins keeps them; nil where there are none.
  var column: String? { isEmpty ? nil : CanonicalJSON.list(map(\.json)).line }

  /// Reads a column of the table of origins.
  ///
  /// - Throws: Where it holds something else.
  init(column: String?) throws {
    self =
      try column.map { try JSONDecoder().decode([Exchange.Redirect].self, from: Data($0.utf8)) }
      ?? []
  }
}
