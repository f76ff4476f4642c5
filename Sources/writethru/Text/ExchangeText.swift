import Extraction
import Storage

/// What was said over HTTP, a line for each redirect, the status and each header field.
struct ExchangeText {
  let text: String

  init(_ kept: KeptExchange) {
    var lines = kept.exchange.redirects.map { "\(Exchange.name(of: $0.status)): \($0.address)" }
    lines.append(kept.exchange.status.map { Exchange.name(of: $0) } ?? "no answer")
    lines += kept.exchange.fields.map { field in
      let isCookie = field.name.hasPrefix("set-cookie")
      return "\(field.name): \(isCookie ? "its value is not kept" : field.value)"
    }
    if kept.omitted > 0 { lines.append("\(counted(kept.omitted, "field")) more were not kept") }
    if kept.isTakenOut { lines.append("the header fields were taken out with the text") }
    text = lines.map { $0.printable + "\n" }.joined()
  }
}
