import Testing

@testable import Fetching

struct AddressSafetyTests {
  @Test(arguments: [
    "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
    "126.255.255.255", "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255",
    "172.32.0.0", "192.0.1.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
    "223.255.255.255", "2606:4700::1111", "2001:4860:4860::8888", "2a00:1450::1", "2620:fe::fe",
  ])
  func `addresses of the public internet are asked, up to the edges of what is not`(
    _ text: String
  ) throws {
    let address = try #require(IPAddress(text))
    #expect(address.speciality == nil)
    #expect(address.description == text)
    try FetchPolicy().judge([address], port: 443)
  }

  @Test func `one bad address among good ones is enough`() throws {
    let good = try #require(IPAddress("1.1.1.1"))
    let bad = try #require(IPAddress("192.168.0.1"))
    #expect(throws: FetchingError.self) { try FetchPolicy().judge([good, bad], port: 80) }
  }

  @Test(arguments: [
    "127.0.0.1", "10.1.2.3", "192.168.1.1", "169.254.7.7", "100.64.0.1", "::1", "fd00::1",
    "fe80::1",
  ])
  func `private addresses can be allowed, then at any port`(_ text: String) throws {
    var policy = FetchPolicy()
    policy.allowPrivate = true
    try policy.judge([try #require(IPAddress(text))], port: 8080)
    #expect(throws: FetchingError.refused(.port(8080))) {
      try policy.judge([try #require(IPAddress("1.1.1.1"))], port: 8080)
    }
  }

  @Test(arguments: [
    "0.0.0.0", "169.254.169.254", "224.0.0.1", "255.255.255.255", "192.0.2.1", "::",
    "::ffff:10.0.0.1",
    "64:ff9b::a00:1", "2002:a00:1::", "ff02::1", "fd00:ec2::254",
  ])
  func `what can be nobody's site is refused even then`(_ text: String) throws {
    var policy = FetchPolicy()
    policy.allowPrivate = true
    let address = try #require(IPAddress(text))
    #expect(throws: FetchingError.self) { try policy.judge([address], port: 80) }
  }

  @Test(arguments: [
    "", "1", "1.2.3", "1.2.3.4.5", "01.2.3.4", "1.2.3.4 ", "0x1.2.3.4", "1.2.3.256", "fe80::1%eth0",
    ":::",
    "1:2:3:4:5:6:7:8:9", "[::1]", "１.1.1.1",
  ])
  func `only the plain forms are numbers`(_ text: String) {
    #expect(IPAddress(text) == nil)
  }
}
