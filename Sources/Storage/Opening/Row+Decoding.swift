import Foundation
import GRDB

extension Row {
  /// The value of a column.
  ///
  /// GRDB's own subscripts end the program where the column holds something else than its definition allows:
  /// nothing that we write, but what a damaged file may hold. Here it is an error as any other, which
  /// `ArchiveError.translating` calls by its name.
  ///
  /// - Throws: `RowDecodingError`.
  func get<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
    try decode(Value.self, forColumn: column)
  }

  /// The same, for values that are read without a copy.
  ///
  /// - Throws: `RowDecodingError`.
  func get<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ column: String
  ) throws -> Value {
    try decode(Value.self, forColumn: column)
  }

  /// The value of the column at a place, for queries of which much is read.
  ///
  /// - Throws: `RowDecodingError`.
  func get<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ place: Int
  ) throws -> Value {
    try decode(Value.self, atIndex: place)
  }
}
