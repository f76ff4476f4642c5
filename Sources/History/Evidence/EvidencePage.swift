import Extraction
import Foundation

/// The page of an evidence bundle: what was seen of a story and when, which files show it, and how
/// anybody checks them without this program.
public struct EvidencePage: Sendable {
  private let timeline: Timeline
  private let attestation: String
  private let givenUp: Set<Digest>
  private let fields: [Int64: Digest]

  /// - Parameters:
  ///   - timeline: The story's.
  ///   - attestation: The state of the record when the bundle was made, as `attest` prints it.
  ///   - givenUp: The pages of the story whose bytes are not kept any more, and not in the bundle.
  ///   - fields: The digests of the header fields that are in the bundle, by their snapshots.
  public init(
    _ timeline: Timeline, attestation: String, givenUp: Set<Digest> = [],
    fields: [Int64: Digest] = [:]
  ) {
    self.fields = fields
    self.timeline = timeline
    self.attestation = attestation
    self.givenUp = givenUp
  }

  /// Checks the record with tools that every system has; prints what `attest` printed.
  ///
  /// The hash of each line must stand in the line behind it.
  public static let script = """
    #!/bin/sh
    # Checks this bundle: that no file was changed, and that the lines of the record are one chain.
    # Prints the number and the hash of the last entry, to be compared with what was attested.
    cd "$(dirname "$0")" || exit 1
    sha256sum --quiet -c MANIFEST.sha256 || exit 1
    hash=
    while IFS= read -r line; do
      if [ -n "$hash" ]; then
        case $line in
          *"\\"previous\\":\\"$hash\\""*) ;;
          *) echo "the chain is broken before: $line" >&2; exit 1 ;;
        esac
      fi
      hash=$(printf %s "$line" | sha256sum | cut -d' ' -f1)
      entry=$(printf %s "$line" | sed 's/.*"entry":\\([0-9]*\\),.*/\\1/')
    done < record.jsonl
    echo "$entry:$hash"

    """

  /// The page, in HTML that loads nothing.
  ///
  /// - Complexity: O(*n*) in the story's snapshots.
  public var html: String {
    let story = timeline.story
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Evidence: \(story.title.inHTML)</title>
      <style>\(Self.style)</style>
      </head>
      <body><main>
      <h1>What was seen of “<bdi>\(story.title.inHTML)</bdi>”</h1>
      <p>Story \(story.id.inHTML), known as \(story.key.inHTML)\
      \(story.addresses.isEmpty ? "" : ", at \(story.addresses.map(\.inHTML).joined(separator: ", "))").
      All times are UTC.</p>
      <h2>Snapshots</h2>
      <table>
      <thead><tr><th>Entry</th><th>Seen at</th><th>What it was</th><th>Bytes as received</th></tr></thead>
      <tbody>
      \(zip(timeline.entries, timeline.events).map(row).joined(separator: "\n"))
      </tbody></table>
      <h2>How to check</h2>
      \(Self.procedure(attestation))
      </main></body></html>

      """
  }

  private func row(_ entry: Timeline.Entry, _ events: [Event]) -> String {
    let snapshot = entry.snapshot
    var what =
      switch entry {
      case .revision(let revision):
        "revision \(revision.number): <bdi>\(revision.article.headline.inHTML)</bdi>"
          + (revision.notSeenAt.map { "; last seen without it \($0.iso8601)" } ?? "")
      case .unchanged(_, let number): "revision \(number) again"
      case .failure:
        [Run.words(of: [snapshot], events.first)].map { words, reason in
          words.inHTML + (reason.map { ": \($0.inHTML)" } ?? "")
        }.joined()
      }
    if snapshot.fingerprint != nil {
      what += events.map { "; \($0.words.inHTML)" }.joined()
      if snapshot.answer?.status == 304 { what += ", as the server says (304)" }
    }
    let declared = [
      ("published", snapshot.declaration.publishedAt),
      ("modified", snapshot.declaration.modifiedAt),
    ].compactMap { name, time in time.map { "\(name) \($0.iso8601)" } }
    let says = declared.isEmpty ? "" : "; the page says \(declared.joined(separator: ", "))"
    return "<tr><td>\(snapshot.id)</td><td>\(snapshot.seenAt.iso8601)</td><td>\(what)\(says)</td>"
      + "<td>\(bytes(of: snapshot))</td></tr>"
  }

  /// A link to the bytes, or why there are none, and one to the header fields that came with them.
  private func bytes(of snapshot: Snapshot) -> String {
    let fields = fields[snapshot.id].map {
      "<br><a href=\"fields/\($0.hex).json\" download>header fields</a>"
    }
    return page(of: snapshot) + (fields ?? "")
  }

  private func page(of snapshot: Snapshot) -> String {
    let digest = snapshot.digest.hex
    guard givenUp.contains(snapshot.digest) else {
      return "<a href=\"pages/\(digest)\" download>\(digest)</a>"
    }
    let why = snapshot.redaction.map(\.sentence) ?? "given up, as they brought nothing new"
    return "\(digest): not in this bundle; \(why.inHTML)"
  }

  private static func procedure(_ attestation: String) -> String {
    """
    <ol>
    <li>Every file is listed in <code>MANIFEST.sha256</code>; <code>sha256sum -c MANIFEST.sha256</code> says
    whether any was changed.</li>
    <li>The files in <code>pages/</code> are the bytes of the pages exactly as they were received, each named
    by its SHA-256. They are not safe to open in a browser: look at them with a program for text.</li>
    <li><code>record.jsonl</code> holds the entries of the archive's record from the first one of this story to
    the last one of the archive, a line each. The line of a snapshot (<code>"type":"snapshot"</code>) says when
    it was seen (<code>seenAt</code>) and recorded (<code>recordedAt</code>), from where (<code>source</code>,
    <code>address</code>), and under <code>page</code> the SHA-256 of its bytes: the name of a file in
    <code>pages/</code>.</li>
    <li>Of pages that were fetched the line says under <code>exchange</code> which <code>status</code> the last
    answer had, by which <code>redirects</code> it was come to, and under <code>fields</code> the SHA-256 of its
    header fields: the name of a file in <code>fields/</code>.</li>
    <li>Bytes that the archive does not keep any more are not in <code>pages/</code>; the table says so. The
    line of type <code>redaction</code> or <code>pruning</code> that lists their SHA-256 under
    <code>pages</code> says when they were given up.</li>
    <li>Under <code>previous</code> each line holds the SHA-256 of the line before it (without its line break),
    so that no line can be changed, taken out or put in without changing all behind it.
    <code>sh check.sh</code> checks this and prints the number of the last entry with its hash.</li>
    <li>When this bundle was made it printed <code>\(attestation.inHTML)</code>. That the record is as old as it
    says is proved by whoever kept such a line at the time: a line <code>N:HASH</code> that was published or
    time-stamped holds if HASH is the SHA-256 of the line with <code>"entry":N</code>.</li>
    </ol>
    """
  }

  private static let style = """
    :root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;margin:0}
    main{max-width:70rem;margin:0 auto;padding:2rem 1.2rem}
    table{border-collapse:collapse;width:100%}
    th,td{text-align:start;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #8886}
    td:last-child{font:.75rem/1.6 ui-monospace,monospace;overflow-wrap:anywhere;min-width:16rem}
    code{font:.9em ui-monospace,monospace;overflow-wrap:anywhere}
    """
}
