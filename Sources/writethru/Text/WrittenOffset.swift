import Foundation

extension Int {
  /// An offset in seconds east of Greenwich as ISO 8601 writes it, `+02:00`.
  var writtenOffset: String {
    let minutes = abs(self) / 60
    return String(format: "%@%02d:%02d", self < 0 ? "-" : "+", minutes / 60, minutes % 60)
  }
}
