extension Extractor {
  /// The address that a page declares for itself, or was received from, also where it holds no
  /// article.
  ///
  /// By it a paywall stub or an error page finds the story on whose timeline it belongs.
  ///
  /// - Complexity: O(*n*) in the bytes of the page.
  public func address(of page: Page) -> Address? {
    declaredAddress(of: page) ?? page.address.flatMap { Address($0) }
  }

  /// The address that a page declares for itself, whatever it was received from; nil where it declares none.
  ///
  /// - Complexity: O(*n*) in the bytes of the page.
  public func declaredAddress(of page: Page) -> Address? {
    guard page.bytes.count <= limits.bytes, let text = try? PageText(page) else {
      // Bytes that are no text declare nothing; why they are none was said when they were read.
      return nil
    }
    guard
      (page.format ?? Page.Format(sniffing: text.bytes, declaredType: page.declaredType)) == .html
    else { return nil }
    // Likewise for markup that is refused.
    let reader = try? PageReader(text.bytes, address: page.address, limits: limits)
    return reader?.declaredAddress
  }
}
