/// What the class, id and role of an element say about it, by the words in them.
///
/// Words rather than pieces of text: `comment` is one in `comment-list` and `CommentList`, and none
/// in `commentary`. The table holds words that content systems of many newsrooms share; no site
/// stands in it.
struct ElementTraits: OptionSet {
  let rawValue: UInt32

  /// Around an article rather than of it: shares, letters, advertising, navigation.
  static let noise = ElementTraits(rawValue: 1 << 0)
  /// Words that mean noise only where nothing else speaks for content.
  static let weakNoise = ElementTraits(rawValue: 1 << 1)
  static let article = ElementTraits(rawValue: 1 << 2)
  static let body = ElementTraits(rawValue: 1 << 3)
  static let headline = ElementTraits(rawValue: 1 << 4)
  static let byline = ElementTraits(rawValue: 1 << 5)
  static let date = ElementTraits(rawValue: 1 << 6)
  static let standfirst = ElementTraits(rawValue: 1 << 7)
  static let caption = ElementTraits(rawValue: 1 << 8)
  static let comments = ElementTraits(rawValue: 1 << 9)
  /// For screen readers only.
  static let unseen = ElementTraits(rawValue: 1 << 10)
  static let credit = ElementTraits(rawValue: 1 << 11)
  static let biography = ElementTraits(rawValue: 1 << 12)
  /// `content`, `text`, `entry`, `post`, `story`: half of `entry-content`.
  static let contentWord = ElementTraits(rawValue: 1 << 13)
  static let name = ElementTraits(rawValue: 1 << 14)
  static let paywall = ElementTraits(rawValue: 1 << 15)
  static let picture = ElementTraits(rawValue: 1 << 16)
  static let sidebar = ElementTraits(rawValue: 1 << 17)
  /// `has-sidebar`, `sidebar-grid`: around a sidebar and the article beside it.
  static let layout = ElementTraits(rawValue: 1 << 18)
  static let correction = ElementTraits(rawValue: 1 << 19)
  static let clarification = ElementTraits(rawValue: 1 << 20)
  /// Of a live blog.
  static let live = ElementTraits(rawValue: 1 << 21)
  /// Words over a headline.
  static let kicker = ElementTraits(rawValue: 1 << 22)
  /// Around a quotation that is set apart from the text.
  static let quote = ElementTraits(rawValue: 1 << 23)

  private static let words: [(ElementTraits, String)] = [
    (
      .noise,
      """
      related relatedposts relatedarticles relatedcontent relatedstories relatedlinks recirc recirculation
      share sharing sharebar sharebuttons socialshare social socials sharedaddy addtoany addthis sharethis
      newsletter newsletters signup subscribe subscription optin mailchimp promo promos promobox promoted
      sponsor sponsored sponsors advert adverts advertisement advertising ad ads adsense adbox adslot
      adunit adsbygoogle adcontainer adwrapper adbanner adbreak dfp gpt leaderboard skyscraper outbrain taboola cookie cookies gdpr consent onetrust
      breadcrumb breadcrumbs crumbs mostread mostpopular trending recommended
      recommendation recommendations recommends youmaylike readmore readnext readalso upnext morefrom
      nav navbar navigation menu menus submenu toolbar masthead footer sitefooter pagination pager paging
      popup modal lightbox overlay teaser teasers tags taglist tagcloud keywords login register donate
      donation jumplinks skiplink skip rating ratings poll quiz feedback print widget widgets
      infobox factbox signin identity adv advertising relatedbroadcast notprose suscripcion abo-box
      affiliate affiliates pullquote pullquotes disclaimer copyright prevnext postnav backtotop toc related-content carousel slider ticker
      """
    ),
    (
      .weakNoise,
      "banner aside extra extras promo info links list tools actions buttons icons more also box"
    ),
    (
      .comments,
      "comment comments commentlist respond disqus replies coral spotim livefyre discussion talkback"
    ),
    (.unseen, "visuallyhidden offscreen screenreader"),
    (.article, "article story post entry hentry newsarticle blogpost news"),
    (
      .body,
      """
      articlebody articlecontent articletext storybody storycontent storytext postcontent postbody
      entrycontent entrybody bodytext bodycopy bodycontent newstext newsbody articlecopy richtext
      maincontent textbody fulltext contentbody articlemain storycopy prose rte wysiwyg
      """
    ),
    (.contentWord, "content body text copy main detail paragraphs"),
    (.headline, "headline title heading hed"),
    (
      .byline,
      "byline author authors writer bylines autor auteur autore contributor contributors reporter"
    ),
    (.name, "name names fn"),
    (.biography, "bio biography about profile card box avatar"),
    (
      .date,
      "date dateline published pubdate timestamp time datetime updated modified posted datum dtpublished dtupdated"
    ),
    (
      .standfirst,
      """
      standfirst dek deck subtitle subheadline subhead subheading lede lead leadtext intro
      teasertext excerpt chapo sottotitolo unterzeile vorspann subtitulo entradilla bajada ingress
      strapline strap summary kop sapo description dropdeck spot
      """
    ),
    (.caption, "caption captions figcaption bildunterschrift legend wp-caption legende didascalia"),
    (.credit, "credit credits copyright photographer source photocredit"),
    (.paywall, "paywall regwall meteredwall piano"),
    (.sidebar, "sidebar sidebars"),
    (.correction, "correction corrections corrigendum berichtigung korrektur rectificatif"),
    (.clarification, "clarification clarifications"),
    (.live, "live liveblog livepost liveposts liveentry liveupdate liveupdates liveticker ticker"),
    (.quote, "quote quotes quotation pullquote blockquote zitat citation cita citazione citat"),
    (
      .kicker,
      """
      kicker topline overline roofline toptitle supertitle overtitle eyebrow dachzeile spitzmarke
      surtitre antetitulo occhiello bovenkop
      """
    ),
    (.layout, "grid layout columns row has with without no two"),
    (
      .picture,
      "image images img photo photos picture pictures foto bild bilder media gallery visual imagen"
    ),
  ]

  /// Whole names of classes that hide an element from everyone but screen readers.
  ///
  /// As words they stand in too many others (`field-label-hidden`), so only the whole name counts.
  private static let unseenNames = [
    "sr-only", "visually-hidden", "screen-reader-text", "screen-reader-only", "element-invisible",
    "hidden",
    "u-visually-hidden", "visually-hidden-focusable", "assistive-text", "a11y-hidden", "is-hidden",
  ]
  private static let unseenHashes = Set(unseenNames.map { hash($0.utf8) })

  private static let byHash: [UInt64: ElementTraits] = {
    var result: [UInt64: ElementTraits] = [:]
    for (trait, text) in words {
      for word in text.split(whereSeparator: \.isWhitespace) {
        result[hash(word.utf8), default: []].formUnion(trait)
      }
    }
    return result
  }()

  private static func hash(_ word: some Sequence<UInt8>) -> UInt64 {
    word.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}

extension ElementTraits {
  /// The traits of an element of a tree.
  static func of(_ node: MarkupTree.Node, in tree: MarkupTree) -> ElementTraits {
    var traits: ElementTraits = []
    for name in [MarkupTree.Attribute.class, .id, .testID, .component] {
      if let value = tree.bytes(name, of: node) { traits.formUnion(ofWords(in: value)) }
    }
    return traits
  }

  /// The name among an element's classes by which it is noise; nil where none is.
  static func noiseWord(of node: MarkupTree.Node, in tree: MarkupTree) -> String? {
    for name in [MarkupTree.Attribute.class, .id, .testID, .component] {
      for word in tree.bytes(name, of: node)?.split(whereSeparator: { $0 <= 0x20 }) ?? []
      where ofWords(in: word).contains(.noise) {
        return String(decoding: word, as: UTF8.self)
      }
    }
    return nil
  }

  /// The traits of the words in a value such as `entry-content relatedPosts`.
  static func ofWords(in value: ArraySlice<UInt8>) -> ElementTraits {
    var traits: ElementTraits = []
    var isResponsive = false
    for name in value.split(whereSeparator: { $0 <= 0x20 }) {
      // `md:toc-visible` and `[--gap:2px]` are rules of style, and their words mean nothing.
      if name.contains(where: {
        $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "(")
      }) {
        isResponsive = true
        continue
      }
      if unseenHashes.contains(hash(name)) { traits.insert(.unseen) }
      traits.formUnion(ofName(name))
    }
    // `hidden md:block` hides on small screens only.
    if isResponsive { traits.remove(.unseen) }
    // `article-body`, `post-content`, `storyText`: two halves make the whole.
    if traits.contains(.article), traits.contains(.contentWord) { traits.insert(.body) }
    return traits
  }

  /// The traits of the words of one name, divided by signs, digits and capitals.
  private static func ofName(_ name: ArraySlice<UInt8>) -> ElementTraits {
    let start: UInt64 = 0xcbf2_9ce4_8422_2325
    var traits: ElementTraits = []
    var hash = start
    var length = 0
    var wasLower = false
    // `article-body__pullquote` is a pull quote of a body: what stands behind the lines decides.
    var block: ElementTraits = []
    var lines = 0
    // Generated names hold short words by chance: `x627ad`, `bAdVaJ`. One of two letters counts where
    // it stands alone or beside a longer one.
    var short: ElementTraits = []
    var isAfterDigit = false
    var lengthBefore = 0
    func finish() {
      if length > 0 {
        if length > 2, !isAfterDigit { traits.formUnion(short) }
        short = []
      }
      if length > 1, let found = byHash[hash] {
        if length > 2 {
          traits.formUnion(found)
        } else if !isAfterDigit, lengthBefore != 1, lengthBefore != 2 {
          short = found
        }
      }
      if length > 0 { (lengthBefore, isAfterDigit) = (length, false) }
      hash = start
      length = 0
    }
    for byte in name {
      let isUpper = (0x41...0x5A).contains(byte)
      guard isUpper || (0x61...0x7A).contains(byte) else {
        finish()
        wasLower = false
        isAfterDigit = (0x30...0x39).contains(byte)
        if !isAfterDigit {
          traits.formUnion(short)
          (short, lengthBefore) = ([], 0)
        }
        lines = byte == UInt8(ascii: "_") ? lines + 1 : 0
        if lines == 2 {
          block.formUnion(traits)
          traits = []
        }
        continue
      }
      lines = 0
      if isUpper, wasLower { finish() }
      hash = (hash ^ UInt64(byte | 0x20)) &* 0x100_0000_01b3
      length += 1
      wasLower = !isUpper
    }
    finish()
    traits.formUnion(short)
    if traits.union(block).intersection([.sidebar, .layout]) == .sidebar { traits.insert(.noise) }
    if !traits.isDisjoint(with: [.noise, .comments, .caption]) {
      block.subtract([.article, .body, .contentWord])
    }
    return traits.union(block)
  }
}
