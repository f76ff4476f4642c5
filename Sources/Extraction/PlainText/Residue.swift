/// What the page around an article leaves in a text that was copied from it.
///
/// The phrases are whole lines. They are left out at the end of a text and between its paragraphs,
/// but not inside one.
enum Residue {
  private static let lines = PhraseTable([
    // comments
    "leave a (reply|comment)", "leave your (reply|comment)", "leave a reply cancel reply",
    "cancel reply", "(post|add|write) a comment", "[add a] comment",
    "[view|show|read|see|load] [all] [*] comments",
    "(comments|comment|no comments|no comments yet)", "be the first to comment",
    "join the (conversation|discussion)",
    "comments (are closed|are disabled|closed)", "(0|1|2|3|4|5|6|7|8|9) replies",
    "[view|show|read] * replies", "log in to (comment|reply|leave a comment)",
    "your email address will not be published *", "required fields are marked",
    // sharing
    "(share|share this|share via|share on|share with) [article|story|post|page|this|facebook|twitter|x|linkedin|whatsapp|email|reddit|telegram|friends] [article|story|post|page]",
    "share this (article|story|post|page) [on|with|via] *", "share (this )on *",
    "facebook", "twitter", "linkedin", "whatsapp", "reddit", "email", "telegram", "pinterest",
    "print", "copy link", "link copied", "x", "flipboard", "bluesky", "threads", "messenger",
    "pocket", "e mail",
    "tweet", "tweet this", "pin it", "print this", "email this", "copy link", "save",
    "save article", "bookmark", "listen", "listen to this article", "gift this article",
    "gift article",
    "(click|tap) to (share|print|email) *", "follow us [on *]", "[like|follow] us on *",
    "facebook twitter *", "like this", "(like|loading) [loading]",
    // advertising
    "advertisement", "advertisements", "ad", "ads", "sponsored", "sponsored content", "promoted",
    "promoted content", "paid content", "anzeige", "werbung", "publicit\u{e9}", "publicidad",
    "publicidade", "pubblicit\u{e0}", "reklam", "reklama", "annons", "annonse", "annonce",
    "advertentie", "mainos", "реклама", "διαφήμιση", "إعلان", "פרסומת", "विज्ञापन", "広告", "广告", "광고",
    "(advertisement|article|story) continues (below|after) [advertisement|this ad|the ad|ad]",
    "(advertisement|sponsored) (scroll|continue|article|story|click|tap|skip) *",
    "(story|article) continues below *", "(scroll|keep scrolling) (down|to continue) *",
    "skip advertisement", "(remove|hide) ads",
    "continue reading [the main story|below|this story|*]", "continue reading below *",
    // links to other pages
    "(read|see|watch|learn|find out|view|show|load) (more|also|next|all)",
    "(related|related articles|related stories|related posts|related news|related topics|related content|related coverage|more on this story|more from *|recommended|recommended for you|recommended stories|you may also like|you might also like|you might be interested in|most read|most popular|trending|trending now|popular|latest news|latest|top stories|more stories|more news|editors' picks|up next|next article|previous article|next post|previous post|don't miss|in this article|see also|read next|what to read next)",
    "(click|tap) here [for more *|to read *|to subscribe *|to sign up *]",
    "te puede interesar", "veja também", "veja mais", "leggi anche", "lees ook", "läs mer",
    "läs även",
    "les også", "læs også", "lue myös", "polecane", "czytaj także", "přečtěte si také",
    "читайте также",
    "διαβάστε επίσης", "ilgili haberler", "اقرأ أيضا", "مواضيع ذات صلة", "קראו עוד", "संबंधित खबरें",
    "関連記事", "相关阅读", "相关新闻", "관련 기사",
    "mehr zum thema", "lesen sie auch", "auch interessant", "lire aussi", "\u{e0} lire aussi",
    "lea tambi\u{e9}n", "leia tamb\u{e9}m", "leggi anche",
    "back to (top|home|homepage|news)",
    "(home|menu|search|skip to (content|main content)|close|open menu)",
    // letters and accounts
    "sign up", "subscribe", "subscribe now", "sign in", "log in", "register", "create account",
    "create a free account", "subscribe today",
    "sign up (for|to) [our|the|a] * (newsletter|newsletters|alerts|updates|briefing|email|emails) *",
    "subscribe to [our|the|a|my] * (newsletter|newsletters|channel|alerts|updates|podcast|feed) *",
    "get [our|the|*] newsletter *", "(support|donate|support us|donate now)",
    "thank you for (reading|subscribing|signing up)",
    "newsletter [sign up|signup]", "enter your email [address]", "(newsletter|newsletters)",
    // cookies, rights
    "(accept|accept all|accept cookies|manage cookies|cookie settings|reject all)",
    "all rights reserved", "copyright * all rights reserved",
    "(privacy policy|terms of service|terms of use|contact us|about us|cookie policy)",
    "(tags|tag|topics|topic|filed under|categories|category|posted in|in this story)",
  ])

  /// Beginnings of lines that carry a list or a name after them.
  private static let openings = [
    "related:", "read more:", "read also:", "also read:", "see also:", "more:", "read next:",
    "tags:",
    "filed under:", "topics:", "categories:", "posted in:", "recommended:", "watch:", "listen:",
    "share this:", "lesen sie auch:", "mehr zum thema:", "lire aussi", "\u{e0} lire aussi",
    "lea tambi\u{e9}n:",
    "lee tambi\u{e9}n:", "leia tamb\u{e9}m:", "leia mais:", "leggi anche:", "don't miss:",
    "photos:", "video:",
    "click here to ", "click here for more", "have a tip?", "got a tip?", "get the latest updates",
    "get our ", "get the day's top headlines",
    "sign up to ", "sign up for ", "subscribe to ", "subscribe now", "join our ", "download our ",
    "download the ",
    "our standards:", "dieses thema im programm:",
    "this article was originally published",
    "this slideshow requires javascript",
    "you have been successfully subscribed", "there was a problem subscribing", "follow @",
    "follow us ",
    "if you buy something using links",
    "we may earn a commission",
    "link to ",
    "table of contents",
    "photo gallery", "sign up for our ", "subscribe to our ", "follow us on ", "like us on ",
  ]

  /// Whether the line says nothing of the story.
  static func contains(_ line: String) -> Bool {
    guard line.utf8.count <= 200 else { return false }
    let lower = line.lowercased().replacing("\u{2019}", with: "'")
    if openings.contains(where: lower.hasPrefix) { return true }
    if lower.utf8.count <= 24, isCount(lower) { return true }
    return lines.contains(lower)
  }

  /// `12 Comments`, `3 shares`, `1.2k views`.
  private static func isCount(_ line: String) -> Bool {
    let parts = line.split(separator: " ")
    guard parts.count == 2, let first = parts.first?.first, first.isNumber else { return false }
    return [
      "comment", "comments", "share", "shares", "view", "views", "reply", "replies", "like",
      "likes",
      "reads", "retweets", "reactions", "responses", "kommentare", "commentaires", "comentarios",
      "coment\u{e1}rios", "commenti",
    ].contains(String(parts[1]))
  }
}
