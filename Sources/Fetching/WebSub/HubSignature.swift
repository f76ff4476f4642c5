import CNettle

/// Whether what a hub sends is from the hub that knows the secret (WebSub, section 8; RFC 2104).
///
///     HubSignature.isValid("sha256=5d1f…", of: body, secret: secret)
public enum HubSignature {
  /// Checks the value of `X-Hub-Signature` against the bytes of the body, exactly as they were received.
  ///
  /// The digests are compared in a time that does not tell how much of them is equal.
  ///
  /// - Parameters:
  ///   - header: `sha1`, `sha256`, `sha384` or `sha512`, an equals sign, and the digest in hexadecimal digits.
  ///   - bytes: The body.
  ///   - secret: What only the hub was told.
  /// - Returns: Whether it is right; never for another method, or for none.
  public static func isValid(_ header: String, of bytes: [UInt8], secret: String) -> Bool {
    let parts = header.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let given = Self.bytes(hexadecimal: parts[1].utf8),
      let digest = digest(parts[0].lowercased(), bytes, key: Array(secret.utf8)),
      given.count == digest.count
    else { return false }
    return nettle_memeql_sec(given, digest, digest.count) == 1
  }

  /// The digest of bytes under a key; nil for a method that is not known.
  static func digest(_ method: String, _ bytes: [UInt8], key: [UInt8]) -> [UInt8]? {
    switch method {
    case "sha1":
      var context = hmac_sha1_ctx()
      nettle_hmac_sha1_set_key(&context, key.count, key)
      nettle_hmac_sha1_update(&context, bytes.count, bytes)
      return written(20) { nettle_hmac_sha1_digest(&context, 20, $0) }
    case "sha256":
      var context = hmac_sha256_ctx()
      nettle_hmac_sha256_set_key(&context, key.count, key)
      nettle_hmac_sha256_update(&context, bytes.count, bytes)
      return written(32) { nettle_hmac_sha256_digest(&context, 32, $0) }
    case "sha384":
      // The longer digests share their context; only the first key sets it apart.
      var context = hmac_sha512_ctx()
      nettle_hmac_sha384_set_key(&context, key.count, key)
      nettle_hmac_sha512_update(&context, bytes.count, bytes)
      return written(48) { nettle_hmac_sha384_digest(&context, 48, $0) }
    case "sha512":
      var context = hmac_sha512_ctx()
      nettle_hmac_sha512_set_key(&context, key.count, key)
      nettle_hmac_sha512_update(&context, bytes.count, bytes)
      return written(64) { nettle_hmac_sha512_digest(&context, 64, $0) }
    default: return nil
    }
  }

  private static func written(
    _ count: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Void
  ) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
      guard let start = buffer.baseAddress else { return }
      write(start)
      written = count
    }
  }

  private static func bytes(hexadecimal digits: Substring.UTF8View) -> [UInt8]? {
    let values = digits.map { digit -> UInt8? in
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
      default: nil
      }
    }
    guard values.count.isMultiple(of: 2), values.count <= 128 else { return nil }
    var bytes: [UInt8] = []
    for place in stride(from: 0, to: values.count, by: 2) {
      guard let high = values[place], let low = values[place + 1] else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }
}
