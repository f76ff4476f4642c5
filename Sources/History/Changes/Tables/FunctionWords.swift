/// Words that carry a sentence and not its news, and words that stand around what is counted.
enum FunctionWords {
  static let rows: [Lexicon.Row] = [
    Lexicon.Row(
      .role(.function), .english,
      """
      the, a, an, of, in, on, at, by, for, from, to, with, into, onto, over, under, near, after,
      before, since, until, during, between, among, against, through, about, around, as, and, or, but,
      so, if, when, while, where, which, who, whom, whose, that, this, these, those, there, here, it,
      its, he, his, him, she, her, they, their, them, we, our, us, you, your, i, my, me, is, are, was,
      were, be, been, being, has, have, had, having, do, does, did, will, would, shall, should, can,
      could, may, might, must, than, then, also, both, each, every, any, all, some, such, not, no, nor,
      only, up, down, out, off, per, via, because, although, though, however, meanwhile, now, still,
      later, earlier, what, how, why, just, very, more, most, many, several, other, another, ago
      """),
    Lexicon.Row(
      .role(.function), .german,
      """
      der, die, das, den, dem, des, ein, eine, einen, einem, einer, eines, und, oder, aber, in, im, an,
      am, auf, aus, bei, beim, mit, nach, von, vom, vor, zu, zum, zur, für, über, unter, um, durch,
      gegen, ohne, bis, seit, als, wie, wenn, dass, weil, ist, sind, war, waren, wird, werden, wurde,
      wurden, hat, haben, hatte, hatten, er, sie, es, wir, ich, ihr, sich, auch, noch, nur, so, dann
      """),
    Lexicon.Row(
      .role(.function), .french,
      """
      le, la, les, l', un, une, des, du, de, d', et, ou, mais, à, au, aux, en, dans, sur, sous, par,
      pour, avec, sans, entre, vers, chez, que, qui, dont, où, ce, cette, ces, il, elle, ils, elles,
      on, nous, vous, je, est, sont, était, étaient, a, ont, avait, avaient, été, être, ne, pas, plus,
      se, son, sa, ses, leur, leurs, comme, après, avant, depuis, selon
      """),
    Lexicon.Row(
      .role(.function), .spanish,
      """
      el, la, los, las, un, una, unos, unas, de, del, y, e, o, pero, a, al, en, con, por, para, sin,
      sobre, entre, desde, hasta, que, quien, cuando, donde, como, es, son, era, eran, fue, fueron, ha,
      han, había, se, su, sus, lo, le, les, no, más, este, esta, estos, estas, ese, esa, también
      """),
    Lexicon.Row(
      .role(.function), .italian,
      """
      il, lo, la, i, gli, le, un, uno, una, di, del, della, dei, delle, a, al, alla, da, dal, in, nel,
      nella, con, su, sul, per, tra, fra, e, o, ma, che, chi, quando, dove, come, è, sono, era, erano,
      ha, hanno, aveva, si, non, più, questo, questa, anche
      """),
    Lexicon.Row(
      .role(.function), .portuguese,
      """
      o, a, os, as, um, uma, de, do, da, dos, das, e, ou, mas, em, no, na, nos, nas, com, por, para,
      sem, sobre, entre, até, que, quem, quando, onde, como, é, são, era, eram, foi, foram, tem, têm,
      havia, se, seu, sua, não, mais, este, esta, também
      """),
    Lexicon.Row(
      .role(.function), .dutch,
      """
      de, het, een, van, en, of, maar, in, op, aan, bij, met, naar, uit, voor, door, over, onder, om,
      tot, te, als, dat, die, dit, deze, wie, waar, is, zijn, was, waren, wordt, worden, werd, werden,
      heeft, hebben, had, hij, zij, ze, we, ik, niet, ook, nog, meer, dan
      """),
    Lexicon.Row(
      .role(.beforeNoun), .english,
      """
      more, other, additional, new, further, confirmed, total, suspected, separate, different, major,
      active, local, young, old, large, small, single, square, full, consecutive, armed, civilian
      """),
    Lexicon.Row(.role(.beforeNoun), .german, "weitere, weiteren, neue, neuen, andere, anderen"),
    Lexicon.Row(.role(.beforeNoun), .french, "autres, nouveaux, nouvelles, premiers"),
    Lexicon.Row(.role(.beforeNoun), .spanish, "otros, otras, nuevos, nuevas, primeros"),
    Lexicon.Row(.role(.beforeNoun), .italian, "altri, altre, nuovi, nuove, primi"),
    Lexicon.Row(.role(.beforeNoun), .portuguese, "outros, outras, novos, novas"),
    Lexicon.Row(.role(.beforeNoun), .dutch, "andere, nieuwe, extra"),
    Lexicon.Row(
      .role(.plural), .english,
      """
      people, men, women, children, police, personnel, staff, crew, aircraft, troops, cattle, sheep,
      livestock, dead, injured, wounded, missing, votes, killed
      """),
    Lexicon.Row(.role(.age), .english, "aged, age"),
    Lexicon.Row(.role(.age), .german, "jährige, jähriger, jährigen, jähriges"),
  ]
}
