extension Int {
  /// An offset in seconds east of Greenwich as ISO 8601 writes it, `+02:00`.
  public var writtenOffset: String {
    let minutes = abs(self) / 60
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return (self < 0 ? "-" : "+") + padded(minutes / 60) + ":" + padded(minutes % 60)
  }
}
