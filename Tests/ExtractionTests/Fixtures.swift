import Extraction
import Testing

/// The article of a text in a format.
func article(_ text: String, as format: Page.Format, address: String? = nil) throws -> Article {
  try Extractor().article(from: Page(bytes: Array(text.utf8), address: address, format: format))
}

/// A web page around a body.
func page(_ body: String, title: String = "Ferry runs again", head: String = "") -> String {
  "<!DOCTYPE html><html><head><title>\(title)</title>\(head)</head><body>\(body)</body></html>"
}

/// Three paragraphs of prose, enough for any page to be an article.
let prose = """
  <p>The ferry between Northmoor and the islands runs again, the harbour office said on Monday morning.</p>
  <p>It had been out of service for nine days, after a pillar of the west quay was found to be cracked.</p>
  <p>“We are glad that this is over,” said a spokesman, who thanked the divers for their work at night.</p>
  """
