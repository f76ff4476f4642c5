import Hummingbird

extension Website {
  /// Everything that the site answers.
  ///
  /// Each part adds its own routes; what is around all of them – limits, headers, errors, the log –
  /// stands here.
  func router() -> Router<SiteContext> {
    let router = Router(context: SiteContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: AccessLog(write: configuration.log))
    router.add(middleware: SafetyHeaders())
    router.add(middleware: ErrorAnswers(site: self))
    router.add(middleware: KnownMethods(takesNews: configuration.callbacks != nil))
    router.add(middleware: RequestLimits(atOnce: configuration.requestsAtOnce))
    router.add(middleware: KnownClients())
    addFiles(to: router)
    addPages(to: router)
    addAPI(to: router)
    addFeeds(to: router)
    addMemento(to: router)
    addHubs(to: router)
    return router
  }

  private func addPages(to router: Router<SiteContext>) {
    router.get("/", use: front)
    router.get("/stories/:story", use: story)
    router.get("/stories/:story/revisions/:number", use: revision)
    router.get("/stories/:story/revisions/:number/raw", use: rawBytes)
    router.get("/stories/:story/compare", use: chooseComparison)
    router.get("/stories/:story/compare/:pair", use: comparison)
    router.get("/stories/:story/compare/:pair/picture.svg", use: sharePicture)
    router.get("/stories/:story/since/:number", use: since)
    router.get("/search", use: search)
    router.get("/health", use: health)
  }
}
