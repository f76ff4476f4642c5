import Foundation

/// A port of this machine that answers nothing to whoever knocks, not even a refusal: its queue of connections
/// is full, and the system lets what comes then go unanswered.
final class DeafPort {
  let number: Int
  private var sockets: [Int32] = []

  init() throws {
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    func withPlace(_ call: (UnsafeMutablePointer<sockaddr>) -> Int32) -> Int32 {
      withUnsafeMutablePointer(to: &place) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1, call)
      }
    }
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    sockets.append(listener)
    guard listener >= 0, withPlace({ bind(listener, $0, size) }) == 0, listen(listener, 0) == 0,
      withPlace({ getsockname(listener, $0, &size) }) == 0
    else { throw POSIXError(.EADDRNOTAVAIL) }
    number = Int(UInt16(bigEndian: place.sin_port))
    // A queue for none takes one; the others wait in vain.
    for _ in 0..<3 {
      let client = socket(
        AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
      sockets.append(client)
      _ = withPlace { connect(client, $0, size) }
    }
  }

  deinit { for socket in sockets { close(socket) } }
}
