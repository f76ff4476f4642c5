/// What sites show beside an article and change by themselves, in many makes.
///
/// `{n}` stands for a number, `{k}` for a count, `{t}` for a title of another article, `{u}` for its
/// address, `{h}` for a hashed class name, `{c}` for a time of day.
enum LiveBoxes {
  static func filled(_ box: String, _ random: inout SeededRandom) -> String {
    var result = ""
    var rest = box[...]
    while let open = rest.firstRange(of: "{") {
      result += rest[..<open.lowerBound]
      let key = rest[open.upperBound...].prefix(1)
      switch key {
      case "n": result += "\(Int.random(in: 2...59, using: &random))"
      case "k":
        let count = Int.random(in: 100...98_000, using: &random)
        result +=
          count < 1000 ? "\(count)" : "\(count / 1000),\(String(count % 1000 + 1000).dropFirst())"
      case "t": result += titles.randomElement(using: &random) ?? ""
      case "u": result += "/\(LiveMarkup.token(4, &random))/\(LiveMarkup.token(9, &random))"
      case "h": result += "css-" + LiveMarkup.token(6, &random)
      default: result += "14:\(Int.random(in: 10...59, using: &random))"
      }
      rest = rest[open.upperBound...].dropFirst(2)
    }
    return result + rest
  }

  private static let titles = [
    "Harbour to get new cranes in the autumn", "Where to eat by the sea this summer",
    "Mayor opens new swimming pool", "Choir looks for tenors", "Timber prices rise again",
    "Man fined for feeding gulls", "Three towns share one ambulance, and quarrel about it",
    "What the new bus timetable means for Holm", "Pier to close for paint",
    "Storm warning for the western isles", "How a village school was saved from closing",
  ]

  private static let list =
    "<li><a href=\"{u}\">{t}</a></li><li><a href=\"{u}\">{t}</a></li><li><a href=\"{u}\">{t}</a></li>"

  static let related = [
    "<div class=\"related\"><h3>Related</h3><ul>\(list)</ul></div>",
    "<aside><h2>More on this story</h2><ul>\(list)</ul></aside>",
    "<div class=\"{h}\"><h3>Read next</h3><ul>\(list)</ul></div>",
    "<p><strong>Read more:</strong> <a href=\"{u}\">{t}</a></p>",
    "<p><a href=\"{u}\">{t}</a></p>",
    "<p><b>Also read | </b><a href=\"{u}\"><b>{t}</b></a></p>",
    "<section class=\"{h}\"><a href=\"{u}\"><h4>{t}</h4></a><a href=\"{u}\"><h4>{t}</h4></a></section>",
    "<ul class=\"{h}\">\(list)</ul>",
    "<div class=\"{h}\"><div><a href=\"{u}\"><img src=\"a.jpg\" alt=\"\">{t}</a></div><div><a href=\"{u}\">{t}</a></div></div>",
    "<div class=\"inline-recirc\"><span>Recommended</span><a href=\"{u}\">{t}</a></div>",
  ]

  static let views = [
    "<div><span class=\"views\">{k} views</span></div>", "<div class=\"{h}\">{k} views</div>",
    "<p>Views: {k}</p>", "<div class=\"{h}\"><span>{k}</span> <span>vues</span></div>",
    "<p class=\"post-views\">Post views: {k}</p>", "<div>{n}K reads</div>",
    "<div class=\"{h}\"><i></i>{k}</div>", "<p>This article has been read {k} times</p>",
    "<div><span>{k} Aufrufe</span></div>", "<div>Read by {k} people</div>",
  ]

  static let times = [
    "<p class=\"timestamp\">Updated {n} minutes ago</p>",
    "<div><span class=\"{h}\">{n} hours ago</span></div>",
    "<div class=\"{h}\">Published {n} hours ago</div>", "<div><time>il y a {n} heures</time></div>",
    "<div>vor {n} Minuten</div>", "<p>Last updated: {n} mins ago</p>",
    "<div class=\"{h}\"><span>Updated</span> <span>{n}m ago</span></div>",
    "<p class=\"{h}\">hace {n} minutos</p>", "<div>{n} min read</div>", "<p>Just now</p>",
    "<div class=\"meta\">{n} days ago &#183; {n} min read</div>", "<p>Updated {n} hrs ago</p>",
  ]

  static let advertisements = [
    "<div class=\"ad-slot\"><span>Advertisement</span></div>", "<div id=\"div-gpt-ad-{n}\"></div>",
    "<div class=\"{h}\"><p>Advertisement</p></div>", "<div>ADVERTISEMENT</div>",
    "<div class=\"{h}\"><small>Anzeige</small></div>",
    "<p class=\"{h}\">Article continues below advertisement</p>",
    "<div class=\"{h}\"><span>Advertisement - scroll to continue</span></div>",
    "<div class=\"adsbygoogle\"><p>Buy our wonderful garden furniture this spring, and save half of what you would pay elsewhere.</p></div>",
    "<div class=\"{h}\"><span>Sponsored</span><a href=\"https://ads.example/c?id={k}\">Half price garden furniture</a></div>",
    "<iframe src=\"https://ads.example/{n}\">Your browser shows no frames</iframe>",
    "<p>Story continues below</p>", "<div class=\"{h}\">Publicit&#233;</div>",
    "<div>Publicidad</div>", "<ins class=\"adsbygoogle\" data-ad-slot=\"{k}\"></ins>",
  ]

  static let comments = [
    "<div><a class=\"comments-link\" href=\"#comments\">{n} Comments</a></div>",
    "<div><span>Comments ({n})</span></div>",
    "<div class=\"{h}\">{n} comments</div>", "<p>Comments: {n}</p>",
    "<div class=\"{h}\"><a href=\"#c\">Join the conversation ({n})</a></div>",
    "<div>{n} Kommentare</div>", "<p class=\"{h}\"><a href=\"#c\">View all {n} comments</a></p>",
    "<div class=\"{h}\"><button>{n}</button></div>", "<p>Kommentare ({n})</p>",
    "<div class=\"comment-count\">{n}</div>",
  ]

  static let shares = [
    "<div class=\"share\"><span>{k}</span> shares</div>", "<div>{n}K Shares</div>",
    "<div><span>Shares: {k}</span></div>",
    "<ul class=\"{h}\"><li><a href=\"https://social.example/s?u={n}\">Facebook {n}</a></li><li><a href=\"https://social.example/t?u={n}\">Post</a></li></ul>",
    "<div class=\"{h}\"><span>Share</span> <a href=\"https://social.example/?u={n}\">Facebook</a> <a href=\"https://social.example/?t={n}\">X</a> {n}</div>",
    "<div class=\"{h}\">{n} likes</div>", "<p>{k} people shared this</p>",
    "<div class=\"{h}\"><p>Shared {k} times</p></div>",
  ]

  static let cookies = [
    "<div class=\"cookie-banner\"><p>We use cookies to make this page work better for you, and to count how many readers we have today.</p><button>Accept</button></div>",
    "<div role=\"dialog\" aria-label=\"Privacy\"><p>We and our partners store and read information on your device. You can change your choice at any time.</p></div>",
    "<div class=\"{h}\"><p>This website uses cookies. By continuing to use this site you agree to our use of them.</p><button>OK</button></div>",
    "<section id=\"onetrust-banner\"><h2>Your privacy</h2><p>Cookies help us to show you what you like. Read our <a href=\"/privacy\">privacy policy</a>.</p></section>",
    "<div class=\"{h}\"><h2>We value your privacy</h2><p>We and our partners use cookies on this page to measure how it is read.</p></div>",
  ]

  static let tickers = [
    "<div class=\"breaking-news-ticker\"><span>Breaking</span> <a href=\"{u}\">{t}</a></div>",
    "<div class=\"{h}\"><strong>BREAKING</strong> <a href=\"{u}\">{t}</a></div>",
    "<section class=\"{h}\"><h2>Breaking news</h2><p><a href=\"{u}\">{t}</a></p></section>",
    "<div class=\"{h}\"><span>Developing</span><a href=\"{u}\">{t}</a></div>",
    "<div role=\"banner\"><p>Breaking: {t}</p></div>",
    "<div class=\"alert-bar\"><a href=\"{u}\">Live: {t}</a></div>",
  ]

  static let mostRead = [
    "<aside class=\"most-read\"><h2>Most read</h2><ol>\(list)</ol></aside>",
    "<div class=\"{h}\"><h2>Most read</h2><ol>\(list)</ol></div>",
    "<section class=\"{h}\"><h3>Popular</h3><div><a href=\"{u}\"><h4>{t}</h4></a><p>What was found there surprised everybody in the town, and not least the mayor.</p></div><div><a href=\"{u}\"><h4>{t}</h4></a><p>It took them eleven years and a good deal of patience.</p></div></section>",
    "<div class=\"trending\"><span>Trending</span><a href=\"{u}\">{t}</a> <a href=\"{u}\">{t}</a></div>",
  ]

  static let clocks = [
    "<div class=\"date\">Tuesday 4 May 2032 {c}</div>",
    "<div class=\"{h}\">Tuesday, May 4, 2032 | {c}</div>",
    "<div class=\"{h}\"><time datetime=\"2032-05-04T{c}:00Z\">{c}</time></div>",
    "<p>Last refreshed at {c}</p>", "<footer><p>Page generated 2032-05-04 {c}:11</p></footer>",
    "<div class=\"weather\"><span>{n}&#176;C</span> <span>{c}</span></div>",
    "<!-- rendered 2032-05-04T{c}:00Z by web-{n} -->",
  ]

  static let newsletters = [
    "<div class=\"newsletter-signup\"><h3>The Morning Letter</h3><p>Sign up for our morning letter and get the day's news in your inbox every weekday.</p></div>",
    "<div class=\"{h}\"><h4>The Morning Letter</h4><p>Get the day's news in your inbox every weekday.</p><form action=\"/n\"><input name=\"email\"><button>Sign up</button></form></div>",
    "<form class=\"{h}\"><p>Sign up for our newsletter and never miss a story from the harbour.</p><input type=\"email\"></form>",
    "<p><em>Sign up <a href=\"/letters\">here</a> for our daily newsletter.</em></p>",
    "<div class=\"{h}\"><p>Subscribe to our newsletter to get the best of our journalism in your inbox.</p></div>",
    "<aside class=\"{h}\"><p>Follow us on Facebook and get the news of the harbour first, wherever you are.</p></aside>",
  ]
}
