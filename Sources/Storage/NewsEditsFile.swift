import Extraction
import Foundation
import GRDB
public import History

/// Stories written out as an SQLite file in the shape of the NewsEdits release, for research on news edits.
///
/// `split_sentences`, `matched_sentences` and `doc_level_stats` have the columns that the notebooks and helpers
/// of the release read (github.com/isi-nlp/NewsEdits, `demo_notebooks` and `util`; Spangher et al., NAACL 2022):
/// a sentence without a partner has NULL in the other one's place, and distances are here one minus the
/// likeness. `articles`, `sentence_diffs` and `word_diffs` are named as the first technical report names its
/// tables (Spangher and May 2021, arXiv:2104.09647); of those the release holds no example, so their columns
/// and tags are ours where the report leaves them open. Ids are texts here and numbers there. Versions count
/// from 0 in the order of time.
///
/// Tags of sentences: `M 3 C` is matched with sentence 3 of the other side and changed, `M 3 U` unchanged,
/// `M 3 4 C` was split or merged, `R` is removed, `A` added. Tags of words: `M` stands on both sides, `R` on the
/// old one only, `A` on the new one only.
///
/// The same timelines give the same bytes. The file is made beside its place and moved there by `finish()`:
/// nobody finds half of one.
public final class NewsEditsFile {
  private let path: String
  private let draft: String
  private let queue: DatabaseQueue

  /// Begins a file.
  ///
  /// - Throws: `ArchiveError.unopenable` where something stands at the path already or nothing can be made
  ///   beside it.
  public init(path: String) throws(ArchiveError) {
    self.path = path
    draft = path + ".part"
    guard !FileManager.default.fileExists(atPath: path) else {
      throw .unopenable(
        path: path, reason: "there is a file already; name another one, or remove it")
    }
    do {
      if FileManager.default.fileExists(atPath: draft) {
        try FileManager.default.removeItem(atPath: draft)
      }
      queue = try DatabaseQueue(path: draft)
      try queue.write { try $0.execute(sql: NewsEditsFile.schema) }
    } catch {
      throw .unopenable(path: path, reason: "\(error)")
    }
  }

  /// Adds a story, in one transaction.
  ///
  /// - Throws: `ArchiveError.failed` where it cannot be written.
  /// - Complexity: One comparison for each revision; one is in memory at a time.
  public func add(_ timeline: Timeline) throws(ArchiveError) {
    do {
      try queue.write { database in
        let source = timeline.story.addresses.first.flatMap { URL(string: $0)?.host } ?? ""
        let writer = StoryWriter(
          database: database, source: source, story: timeline.story.id,
          count: timeline.story.revisions)
        var version = 0
        for step in timeline.steps {
          guard case .revision(let revision) = step.entry else { continue }
          try writer.write(revision, version)
          if let comparison = step.comparison { try writer.write(comparison, version) }
          version += 1
        }
      }
    } catch {
      throw .failed(path: path, reason: "\(error)")
    }
  }

  /// Ends the file and puts it in its place.
  ///
  /// - Throws: `ArchiveError.failed` where it cannot be moved.
  public func finish() throws(ArchiveError) {
    do {
      try queue.close()
      try FileManager.default.moveItem(atPath: draft, toPath: path)
    } catch {
      throw .failed(path: path, reason: "\(error)")
    }
  }

  private static let schema = """
    CREATE TABLE articles (
      source TEXT, a_id TEXT, version_id INTEGER, title TEXT, url TEXT, text TEXT, created TEXT,
      archive_url TEXT, num_versions INTEGER, PRIMARY KEY (a_id, version_id));
    CREATE TABLE sentence_diffs (
      source TEXT, a_id TEXT, version_old_id INTEGER, version_new_id INTEGER, sentence_id INTEGER,
      sentence_old TEXT, sentence_new TEXT, tag_old TEXT, tag_new TEXT,
      PRIMARY KEY (a_id, version_old_id, sentence_id));
    CREATE TABLE word_diffs (
      source TEXT, a_id TEXT, version_old_id INTEGER, version_new_id INTEGER, sentence_id INTEGER,
      word_id INTEGER, text_old TEXT, text_new TEXT, tag_old TEXT, tag_new TEXT,
      PRIMARY KEY (a_id, version_old_id, sentence_id, word_id));
    CREATE TABLE split_sentences (
      entry_id TEXT, version INTEGER, sent_idx INTEGER, sentence TEXT,
      PRIMARY KEY (entry_id, version, sent_idx));
    CREATE TABLE matched_sentences (
      entry_id TEXT, version_x INTEGER, version_y INTEGER, sent_idx_x INTEGER, sent_idx_y INTEGER,
      avg_sentence_distance_x REAL, avg_sentence_distance_y REAL);
    CREATE TABLE doc_level_stats (
      entry_id TEXT, version_x INTEGER, version_y INTEGER, "mean x dist" REAL, "mean y dist" REAL,
      num_unchanged INTEGER, num_edited_x INTEGER, num_edited_y INTEGER, num_deleted INTEGER,
      num_added INTEGER, num_merged INTEGER, num_split INTEGER, num_sentences_x INTEGER,
      num_sentences_y INTEGER, num_refactors INTEGER, mean_dist_overall REAL,
      PRIMARY KEY (entry_id, version_x, version_y));
    """
}

/// Writes one story's rows.
private struct StoryWriter {
  let database: Database
  let source: String
  let story: String
  let count: Int

  func write(_ revision: Revision, _ version: Int) throws {
    try database.execute(
      sql: "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, NULL, ?)",
      arguments: [
        source, story, version, revision.article.headline, revision.snapshot.address,
        revision.article.text, revision.firstSeenAt.iso8601, count,
      ])
    for sentence in revision.article.sentences {
      try database.execute(
        sql: "INSERT INTO split_sentences VALUES (?, ?, ?, ?)",
        arguments: [story, version, sentence.index, sentence.text])
    }
  }

  /// Writes what changed up to a version from the one before it.
  func write(_ comparison: Comparison, _ version: Int) throws {
    for (offset, passage) in comparison.passages.enumerated() {
      let fate = passage.action == .unchanged ? "U" : "C"
      func tag(_ partners: [Sentence], alone: String) -> String {
        partners.isEmpty
          ? alone : "M \(partners.map { String($0.index) }.joined(separator: " ")) \(fate)"
      }
      let (old, new) = (passage.old.map(\.text), passage.new.map(\.text))
      try database.execute(
        sql: "INSERT INTO sentence_diffs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          source, story, version - 1, version, offset,
          old.isEmpty ? nil : old.joined(separator: " "),
          new.isEmpty ? nil : new.joined(separator: " "),
          old.isEmpty ? nil : tag(passage.new, alone: "R"),
          new.isEmpty ? nil : tag(passage.old, alone: "A"),
        ])
      try writeMatches(passage, version)
      if passage.action != .unchanged { try writeWords(passage.wording, offset, version) }
    }
    try writeCounts(comparison.passages, version)
  }

  /// Counts a pair of versions: sentences of either side, and matched groups for merged, split and moved ones.
  private func writeCounts(_ passages: [Passage], _ version: Int) throws {
    func sentences(_ side: KeyPath<Passage, [Sentence]>, _ takes: (Passage) -> Bool) -> Int {
      passages.reduce(0) { $0 + (takes($1) ? $1[keyPath: side].count : 0) }
    }
    func mean(_ side: KeyPath<Passage, [Sentence]>) -> Double? {
      let matched = passages.filter { !$0.old.isEmpty && !$0.new.isEmpty }
      let count = matched.reduce(0) { $0 + $1[keyPath: side].count }
      let sum = matched.reduce(0.0) { $0 + (1 - $1.likeness) * Double($1[keyPath: side].count) }
      return count == 0 ? nil : sum / Double(count)
    }
    let means = (x: mean(\.old), y: mean(\.new))
    let isEdited = { (passage: Passage) in
      ![.unchanged, .addition, .deletion].contains(passage.action)
    }
    try database.execute(
      sql: "INSERT INTO doc_level_stats VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        story, version - 1, version, means.x, means.y,
        sentences(\.new) { $0.action == .unchanged }, sentences(\.old, isEdited),
        sentences(\.new, isEdited), sentences(\.old) { $0.action == .deletion },
        sentences(\.new) { $0.action == .addition }, passages.count { $0.action == .merge },
        passages.count { $0.action == .split }, sentences(\.old) { _ in true },
        sentences(\.new) { _ in true }, passages.count { $0.move != nil },
        means.x.flatMap { x in means.y.map { (x + $0) / 2 } },
      ])
  }

  private func writeMatches(_ passage: Passage, _ version: Int) throws {
    let olds = passage.old.isEmpty ? [nil] : passage.old.map { Optional($0.index) }
    let news = passage.new.isEmpty ? [nil] : passage.new.map { Optional($0.index) }
    for old in olds {
      for new in news {
        let distance = old == nil || new == nil ? nil : Optional(1 - passage.likeness)
        try database.execute(
          sql: "INSERT INTO matched_sentences VALUES (?, ?, ?, ?, ?, ?, ?)",
          arguments: [story, version - 1, version, old, new, distance, distance])
      }
    }
  }

  private func writeWords(_ wording: Wording, _ sentence: Int, _ version: Int) throws {
    for (offset, run) in wording.runs.enumerated() {
      let isOld = run.operation != .insert
      let isNew = run.operation != .delete
      let tag = isOld && isNew ? "M" : isOld ? "R" : "A"
      try database.execute(
        sql: "INSERT INTO word_diffs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          source, story, version - 1, version, sentence, offset, isOld ? run.text : nil,
          isNew ? run.text : nil, isOld ? tag : nil, isNew ? tag : nil,
        ])
    }
  }
}
