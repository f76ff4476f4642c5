import Testing

@testable import Fetching

/// The known ways to make a program ask a machine that only it can reach.
struct AddressTricksTests {
  /// Addresses in which the trick stands for everybody to see who reads them as this program does.
  static let tricks = [
    // plainly local
    "http://127.0.0.1/", "http://127.1.2.3/", "http://127.255.255.255/", "http://10.0.0.1/",
    "http://172.16.0.1/", "http://172.31.255.255/", "http://192.168.1.1/", "http://169.254.1.1/",
    "http://100.64.0.1/", "http://100.127.255.255/", "http://0.0.0.0/", "http://0.1.2.3/",
    "http://255.255.255.255/", "http://224.0.0.1/", "http://239.255.255.250/", "http://240.0.0.1/",
    "http://192.0.0.1/", "http://192.0.2.1/", "http://198.18.0.1/", "http://198.51.100.7/",
    "http://203.0.113.9/", "http://192.88.99.1/",
    // metadata services of clouds
    "http://169.254.169.254/latest/meta-data/", "http://100.100.100.200/", "http://168.63.129.16/",
    "http://192.0.0.192/", "http://[fd00:ec2::254]/", "http://[fd20:ce::254]/",
    "http://metadata.google.internal/",
    // decimal, octal, hexadecimal, short and mixed forms
    "http://2130706433/", "http://017700000001/", "http://0x7f000001/", "http://0x7f.0.0.1/",
    "http://0177.0.0.1/", "http://127.1/", "http://127.0.1/", "http://0x7f.1/", "http://0/",
    "http://0x0/", "http://00.00.00.00/", "http://127.0.0.01/", "http://127.0.0.0x1/",
    "http://0x7F.0x0.0x0.0x1/", "http://0300.0250.1.1/", "http://3232235777/", "http://256.0.0.1/",
    "http://1.2.3.4.5/", "http://127.0.0.1.1/", "http://4294967296/", "http://2852039166/",
    "http://0251.0376.0251.0376/", "http://0xa9.0xfe.0xa9.0xfe/", "http://0x/", "http://a.0x7f/",
    "http://010.0.0.1/", "http://08.0.0.1/",
    // IPv6, and IPv4 in it
    "http://[::1]/", "http://[::]/", "http://[0:0:0:0:0:0:0:1]/", "http://[::127.0.0.1]/",
    "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[0:0:0:0:0:ffff:10.0.0.1]/",
    "http://[::ffff:0:127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://[64:ff9b::10.0.0.1]/",
    "http://[64:ff9b:1::a00:1]/", "http://[2002:7f00:1::]/", "http://[2002:a9fe:a9fe::1]/",
    "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/", "http://[2001:db8::1]/", "http://[3fff::1]/",
    "http://[fc00::1]/", "http://[fd12:3456::1]/", "http://[fe80::1]/", "http://[fec0::1]/",
    "http://[ff02::1]/", "http://[100::1]/", "http://[5f00::1]/", "http://[::2]/",
    "http://[2606:2800::5efe:7f00:1]/", "http://[2606:2800::200:5efe:10.0.0.1]/",
    "http://[fe80::1%25eth0]/", "http://[fe80::1%eth0]/", "http://[::1", "http://::1/",
    "http://[127.0.0.1]/", "http://[v1.fe]/", "http://[[::1]]/", "http://[::1].example.org/",
    // other names for this machine and its network
    "http://localhost/", "http://LOCALHOST/", "http://localhost:80/", "http://sub.localhost/",
    "http://localhost.localdomain/", "http://ip6-localhost/", "http://ip6-loopback/",
    "http://printer.local/", "http://db.internal/", "http://router.home.arpa/", "http://intranet/",
    "http://nas.lan/", "http://wiki.corp/", "http://router.home/",
    // trailing dots, and names that are none
    "http://localhost./", "http://127.0.0.1./", "http://example.org./", "http://example..org/",
    "http://.example.org/", "http://./", "http:///", "http:///etc/passwd", "http:example.org",
    "http:/example.org", "http://exa mple.org/", "http://example.org\u{0}.localhost/",
    "http://example.org\r\nHost: localhost/", "http://example.org\t/", "http://*.example.org/",
    // credentials, and what looks like them
    "http://user@example.org/", "http://user:secret@example.org/", "http://@127.0.0.1/",
    "http://example.org@127.0.0.1/", "http://127.0.0.1@example.org/", "http://a@b@127.0.0.1/",
    "http://example.org:80@127.0.0.1/", "http://example.org:@127.0.0.1/",
    "http://example.org#@127.0.0.1:x@127.0.0.1/".replacing("#", with: "%23"),
    // backslashes, which browsers read as slashes
    "http://example.org\\@127.0.0.1/", "http://127.0.0.1\\.example.org/", "http:\\\\127.0.0.1\\",
    "http://example.org\\.localhost/",
    // percent-encoded hosts
    "http://%31%32%37.0.0.1/", "http://127%2e0.0.1/", "http://%6c%6f%63%61%6c%68%6f%73%74/",
    "http://localhost%00.example.org/", "http://example.org%2f@127.0.0.1/", "http://%5b::1%5d/",
    // digits, dots and letters that only look as they should
    "http://１２７.0.0.1/", "http://①②⑦.⓪.⓪.①/", "http://127。0。0。1/", "http://127．0．0．1/",
    "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/", "http://loc\u{00AD}alhost/", "http://local\u{200B}host/",
    "http://еxample.org/", "http://example．org/",
    // ports
    "http://example.org:22/", "http://example.org:25/", "http://example.org:6379/",
    "https://example.org:8443/", "http://example.org:0/", "http://example.org:65536/",
    "http://example.org:99999999999/", "http://example.org:-80/", "http://example.org:80:80/",
    "http://example.org:8 0/", "http://example.org:٨٠/", "http://example.org:+80/",
    // other schemes, and none
    "file:///etc/passwd", "ftp://example.org/", "gopher://127.0.0.1:6379/_INFO",
    "dict://127.0.0.1/",
    "ldap://127.0.0.1/", "data:text/html,hi", "javascript:alert(1)", "unix:///run/docker.sock",
    "http+unix://%2Frun%2Fdocker.sock/", "https+unix://x/", "ws://example.org/", "jar:http://x!/",
    "view-source:http://127.0.0.1/", "//127.0.0.1/", "127.0.0.1", "example.org", "", " ", "http",
    "http:", "http://", "://example.org/", "ht\ntp://example.org/",
  ]

  @Test(arguments: tricks)
  func `an address that hides where it leads is refused before anybody is asked`(_ text: String) {
    #expect(throws: FetchingError.self, "\(text)") {
      try FetchPolicy().judge(try Target(text))
    }
  }

  @Test(arguments: [
    "http://user:secret@example.org/", "http://secret@127.0.0.1/", "https://secret:secret@[::1]/",
    "ftp://secret@example.org/", "http://secret\\@example.org/", "secret@example.org",
  ])
  func `no refusal repeats a password`(_ text: String) {
    #expect {
      try FetchPolicy().judge(try Target(text))
    } throws: {
      !"\($0)".contains("secret")
    }
  }

  @Test(arguments: [
    ("http://example.org", "http://example.org/"),
    ("HTTPS://News.Example.ORG/A", "https://news.example.org/A"),
    ("https://example.org:443/a?b=c#d", "https://example.org/a?b=c"),
    ("http://example.org:80?b", "http://example.org/?b"),
    ("https://example.org:80/", "https://example.org:80/"),
    (" https://example.org/a/./b/../c/.. ", "https://example.org/a/"),
    ("https://example.org/../../x", "https://example.org/x"),
    ("https://example.org/Ä b?q=ä&r[]=\"", "https://example.org/%C3%84%20b?q=%C3%A4&r%5B%5D=%22"),
    ("https://example.org/100%/%zz/%41", "https://example.org/100%25/%25zz/%41"),
    ("https://example.org/a\\b", "https://example.org/a%5Cb"),
    ("https://xn--mnchen-3ya.example/", "https://xn--mnchen-3ya.example/"),
    ("https://a_b.example/@x", "https://a_b.example/@x"), ("http://8.8.8.8/", "http://8.8.8.8/"),
    ("http://[2606:2800:220:1::1]/", "http://[2606:2800:220:1::1]/"),
    ("http://[2606:2800:0220:0001:0:0:0:1]:80/", "http://[2606:2800:220:1::1]/"),
  ])
  func `an address is asked as it is written`(text: String, expected: String) throws {
    let target = try Target(text)
    try FetchPolicy().judge(target)
    #expect(target.description == expected)
  }

  @Test(arguments: [
    ("/x", "https://example.org/x"), ("x", "https://example.org/a/x"),
    ("../x?y", "https://example.org/x?y"), ("?y", "https://example.org/a/b?y"),
    ("#f", "https://example.org/a/b?c"), ("", "https://example.org/a/b?c"),
    ("//news.example/x", "https://news.example/x"), ("http://news.example", "http://news.example/"),
    ("./", "https://example.org/a/"),
    ("x:y/z".replacing(":", with: "%3A"), "https://example.org/a/x%3Ay/z"),
  ])
  func `a redirect may be relative`(location: String, expected: String) throws {
    let target = try Target("https://example.org/a/b?c")
    if location.isEmpty {
      #expect(throws: FetchingError.self) { try target.following(location) }
    } else {
      #expect(try target.following(location).description == expected)
    }
  }

  @Test(arguments: [
    "//127.0.0.1/", "http://localhost/", "file:///x", "//user@example.org/", "a\u{1}b",
  ])
  func `a redirect is judged as any address`(location: String) throws {
    let target = try Target("https://example.org/a/b?c")
    #expect(throws: FetchingError.self) {
      try FetchPolicy().judge(target.following(location))
    }
  }
}
