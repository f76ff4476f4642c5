/// A page as a newspaper's system makes it: navigation, shares, advertising, related links, comments, and an
/// article in between that says that its story is developing.
let harborFirePage = ##"""
  <!DOCTYPE html>
  <html lang="en-GB">
  <head>
  <meta charset="utf-8">
  <title>Fire at Northmoor harbour spreads to second warehouse | The Northmoor Courier</title>
  <link rel="canonical" href="https://courier.example.org/news/harbour-fire?utm_source=front">
  <meta property="og:title" content="Fire at Northmoor harbour spreads to second warehouse">
  <meta property="og:type" content="article">
  <meta property="article:modified_time" content="2031-05-04T11:05:00+01:00">
  <script type="application/ld+json">
  {"@context": "https://schema.org", "@graph": [
    {"@type": "WebSite", "name": "The Northmoor Courier"},
    {"@type": "Person", "@id": "#first", "name": "Ada Example"},
    {"@type": "NewsArticle", "headline": "Fire at Northmoor harbour spreads to second warehouse",
     "datePublished": "2031-05-04T09:30:00+01:00", "author": [{"@id": "#first"}, {"@type": "Person", "name": "Ben Sample"}],}
  ]}
  </script>
  <style>.ad { color: red }</style>
  </head>
  <body>
  <header><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li><li><a href="/weather">Weather</a></li></ul></nav></header>
  <div class="cookie-banner"><p>We use cookies to make this page work better for you, and to count how many readers we have today.</p></div>
  <main>
  <article class="story">
  <p class="kicker">Developing</p>
  <h1>Fire at Northmoor harbour spreads to second warehouse</h1>
  <p class="standfirst">Crews from four towns are fighting the blaze, and people nearby are told to keep windows shut.</p>
  <div class="byline">By <a rel="author" href="/ada">Ada Example</a> and Ben Sample</div>
  <p class="timestamp">Updated 3 minutes ago</p>
  <div class="share-tools"><button>Share</button><a href="https://social.example.net/?u=1">Post</a></div>
  <div class="article-body">
  <p>A fire that broke out in a timber warehouse at Northmoor harbour early on Sunday has spread to a second building, the fire service said.</p>
  <figure><img src="smoke.jpg" alt=""><figcaption>Smoke over the east quay on Sunday morning. Photograph: Courier</figcaption></figure>
  <p>About 60 firefighters were at the scene by ten o&rsquo;clock, and two of them were treated for the effects of smoke.</p>
  <div class="ad-slot"><p>Advertisement</p><p>Buy our wonderful garden furniture this spring, and save half of what you would pay elsewhere in town.</p></div>
  <h2>Windows shut</h2>
  <p>&ldquo;Please stay away from the quays,&rdquo; a spokeswoman said. <a href="/quays">The east quay</a> is closed to traffic until the evening at least.</p>
  <aside class="related"><h3>Related</h3><ul><li><a href="/a">Harbour to get new cranes in the autumn</a></li><li><a href="/b">Timber prices rise again</a></li></ul></aside>
  <ul><li>Ferries leave from the west quay, an hour later than planned.</li><li>The harbour school stays closed on Monday.</li></ul>
  <blockquote><p>I heard a bang and then saw the flames, a dock worker said.</p></blockquote>
  <p>This is a developing story and will be updated. Check back for updates.</p>
  </div>
  <div class="newsletter-signup"><p>Sign up for our morning letter and get the day's news from the harbour in your inbox every weekday.</p></div>
  <section id="comments"><h2>12 Comments</h2><p>I have been saying for years that these old warehouses should have been torn down, and nobody listened to me.</p></section>
  </article>
  </main>
  <aside class="most-read"><h2>Most read</h2><ol><li><a href="/c">Mayor opens new swimming pool</a></li></ol><p>1,204 views</p></aside>
  <footer><p>All rights reserved. The Northmoor Courier is published by an invented company in an invented town.</p></footer>
  </body>
  </html>
  """##

/// The same page an hour later: all that changes by itself has changed, and the article has not.
let harborFirePageLater =
  [
    ("Updated 3 minutes ago", "Updated 2 hours ago"), ("1,204 views", "1,377 views"),
    ("12 Comments", "31 Comments"), ("class=\"story\"", "class=\"story exp-b-77\""),
    ("Harbour to get new cranes in the autumn", "Where to eat by the sea"),
    (
      "Buy our wonderful garden furniture",
      "Fly to the sun in October, and then buy garden furniture"
    ),
    ("?u=1", "?u=99&token=abcdef"), ("Mayor opens new swimming pool", "Choir looks for tenors"),
  ].reduce(harborFirePage) { page, change in
    page.replacing(change.0, with: change.1)
  }
