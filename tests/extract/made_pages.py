# ruff: noqa: E501 # a piece of a page is easier to read in one line
"""Pages made by chance from our own words: what sites do in their markup, mixed in ways that nobody would print by hand.

A number makes a page, the same one every time. Nothing here is meant to be read well: the pages show as many kinds of
evidence as a page can hold, so that whatever weighs evidence is asked about each (see test_evidence.py).
"""

from __future__ import annotations

import json
import re
from random import Random

URLS = (
    "https://www.harbour.example/2024/05/03/the-pier-that-stays-open",
    "https://www.harbour.example/notes/the-pier-that-stays-open",
    "https://www.harbour.example/notes/2024/05/pier",
    "https://www.harbour.example/p-20240504-7.html",
)
SITE = "Harbour Review"
PEOPLE = (
    "Ada Marlowe",
    "Tomas Vell",
    "Ines Okoro",
    "Pavel Lindqvist",
    "Ruth Abara",
    "Harbour Review",
    "Marlowe",
    "Staff",
)
TOPICS = (
    "Harbours",
    "Public works",
    "Salt",
    "north-coast-12",
    "Ferries and bridges of the north",
    "pier",
    "Town council",
    "tide_tables",
    "post_tag_33",
    "Harbour Review",
    "lighthouses",
    "old rails",
    "Storms",
    "Quay",
    "Mayor",
)
TITLES = (
    "The pier that stays open",
    "What the ferry costs",
    "Salt",
    "A lighthouse without a keeper, and the seven people who still row out to it when the first storm of autumn comes",
    "Old rails, new trains: the valley line reopens",
    "Why the river commission cannot agree",
)
SENTENCES = (
    "The harbour council met on Tuesday and agreed, after a long debate, that the old pier should stay open to all.",
    "Nobody had asked the ferry company.",
    "Repairs begin in spring, and the town pays a third of them; the county pays the rest, as it has since 1961.",
    "“We will not let it fall,” the mayor said, and the people on the quay clapped.",
    "A second breakwater would cost eleven million, which is more than the town spends on its schools in a year.",
    "In winter the stones are wet, the rails are cold and the last boat leaves at four in the afternoon.",
    "What happens to the lighthouse is another question.",
    "The keepers are gone; their house is let to painters who like the light and do not mind the wind.",
)
DATES = (
    ("3 May 2024", "2024-05-03"),
    ("May 4, 2024", "2024-05-04T09:30:00Z"),
    ("12/05/2024", "2024-05-12T10:00:00+02:00"),
    ("2 June 2024", "2024-06-02"),
    ("30 December 2023", "2023-12-30T23:30:00"),
    ("May 2024", "2024-05"),
    ("1 January 2024", "2024-01-01T00:00:00Z"),
)
# What designs call the parts of a page.
NAMES = {
    "article": ("article", "post hentry", "story", "single-post"),
    "body": ("entry-content", "article-body", "post-text", "richtext"),
    "title": ("entry-title", "headline", "article-title"),
    "kicker": ("kicker", "eyebrow", "dachzeile"),
    "summary": ("standfirst", "lead", "intro", "excerpt", "subtitle"),
    "author": ("byline", "author", "vcard", "post-author"),
    "date": ("date", "published", "entry-date", "meta"),
    "topic": ("tags", "category", "tag-links", "topics"),
    "caption": ("caption", "credit", "wp-caption"),
    "media": ("gallery", "video-player", "image"),
    "quote": ("pullquote", "factbox"),
    "related": ("related", "more-stories", "popular"),
    "teaser": ("teaser", "card", "promo"),
    "share": ("share", "social"),
    "comment": ("comments", "comment"),
    "newsletter": ("newsletter", "subscribe"),
    "advert": ("advert", "sponsored"),
    "sidebar": ("sidebar", "widget"),
    "consent": ("cookie-notice", "modal"),
    "header": ("header", "hero"),
    "footer": ("footer", "imprint"),
    "nav": ("breadcrumbs", "menu"),
    "hidden": ("noprint", "hidden-print"),
}
TITLE_META = ("og:title", "twitter:title", "title", "dc.title", "headline", "parsely-title", "sailthru.title")
AUTHOR_META = (
    "author",
    "article:author",
    "dc.creator",
    "parsely-author",
    "twitter:data1",
    "creator",
    "byl",
    "cXenseParse:author",
)
DATE_META = (
    "release_date", "dateCreated", "og:updated_time",
    "article:published_time", "article:modified_time", "date", "dc.date", "pubdate", "publish-date", "last-modified",
)  # fmt: skip
SUMMARY_META = ("description", "og:description", "twitter:description", "sailthru.description")
TOPIC_META = (
    "keywords", "news_keywords", "article:tag", "article:section", "parsely-tags", "dc.subject", "sailthru.tags",
)  # fmt: skip
LABELS = (
    "Read more", "Share this", "Subscribe to our newsletter", "Advertisement", "All rights reserved",
    "Photo: Ada Marlowe", "Updated 4 May 2024", "3 comments", "We use cookies on this site", "Related",
    "About the author", "Ada Marlowe is a fellow at the harbour office.", "Comments", "Filed under: Salt",
)  # fmt: skip


class Maker:
    """Makes one page by chance."""

    def __init__(self, number: int) -> None:
        self.chance = Random(number)  # noqa: S311 # no secret: the same page every time

    def maybe(self, share: float, text: str) -> str:
        """Return a text or nothing."""
        return text if self.chance.random() < share else ""

    def name(self, *kinds: str) -> str:
        """Return a class or id attribute of one of some kinds, or none."""
        names = self.chance.choice(NAMES[self.chance.choice(kinds)])
        how = self.chance.random()
        return f' class="{names}"' if how < 0.7 else f' id="{names.split()[0]}"' if how < 0.8 else ""

    def prose(self, most: int = 4) -> str:
        """Return a few sentences, with a link now and then."""
        said = " ".join(self.chance.choices(SENTENCES, k=self.chance.randint(1, most)))
        return said.replace("ferry company", self.maybe(0.5, '<a href="/ferry">ferry company</a>') or "ferry company")

    def wrap(self, text: str) -> str:
        """Return a text in a few elements, of any kind."""
        tags = "div div div section span aside figure header footer nav form ul li a button h2 h3 td blockquote p label fieldset hgroup"
        for _ in range(self.chance.randint(1, 4)):
            tag = self.chance.choice(tags.split())
            text = f"<{tag}{self.name(*NAMES)}>{text}</{tag}>"
        return text

    def words(self) -> str:
        """Return a few words, or one, and how they end."""
        said = self.chance.choice(SENTENCES + TITLES).split()
        return " ".join(said[: self.chance.choice((1, 2, 3, 5, 9, 14))]).strip(".,") + self.chance.choice(
            ("", ".", ":", "…", "?", "!")
        )

    def linked(self) -> str:
        """Return a line of which a part is a link."""
        said = (self.words() + " " + self.maybe(0.5, self.words())).split()
        start = self.chance.randint(0, len(said) - 1)
        end = self.chance.randint(start + 1, len(said))
        return f"<p>{' '.join(said[:start])} <a href=/y>{' '.join(said[start:end])}</a> {' '.join(said[end:])}</p>"

    def topics(self) -> str:
        """Return a line of links to topics."""
        kind = self.chance.choice(("/category/", "/tag/", "/topics/", "/x/"))
        relation = self.maybe(0.4, ' rel="tag"')
        said = self.chance.sample(TOPICS, k=self.chance.choice((1, 2, 3, 5, 7, 12)))
        return (
            f"<div{self.name('topic')}>"
            + " ".join(f'<a href="{kind}{one.lower()}"{relation}>{one}</a>' for one in said)
            + "</div>"
        )

    def day(self) -> tuple[str, str]:
        """Return a day as people and as machines print it."""
        return self.chance.choice(DATES)


class ArticleMaker(Maker):
    """Makes an article."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.title = self.chance.choice(TITLES)
        self.people = self.chance.sample(PEOPLE, k=self.chance.choice((1, 1, 2, 3, 4)))

    def page(self) -> str:
        """Return the page."""
        return (
            f"<html lang=en><head>{self._head()}</head><body>{self._top()}"
            f"<{self._main()}>{self._article()}</main>{self._aside()}{self._foot()}</body></html>"
        )

    def _printed_title(self) -> str:
        return self.chance.choice(
            (self.title, self.title, f"{self.title} | {SITE}", f"Salt: {self.title}", f"{SITE} - {self.title}", SITE)
        )

    def _head(self) -> str:
        metas = []
        for names, value in (
            (TITLE_META, self._printed_title),
            (AUTHOR_META, lambda: self.chance.choice((*self.people, self.people[0].split()[0]))),
            (DATE_META, lambda: self.day()[1]),
            (SUMMARY_META, lambda: self.prose(2)[: self.chance.choice((60, 400))]),
            (TOPIC_META, lambda: ", ".join(self.chance.sample(TOPICS, k=self.chance.choice((1, 2, 4, 6, 9, 14))))),
        ):
            for name in self.chance.sample(names, k=self.chance.randint(0, 3)):
                attribute = "property" if ":" in name else "name"
                metas.append(f"""<meta {attribute}="{name}" content='{value().replace("'", "’")}'>""")
        metas.append(self.maybe(0.4, '<meta property="og:type" content="article">'))
        metas.append(self.maybe(0.3, f'<meta property="og:site_name" content="{SITE}">'))
        state = f'<script>window.state = {{"publishedAt": "{self.day()[1]}"}}</script>'
        return f"<title>{self._printed_title()}</title>{''.join(metas)}{self._data()}{self.maybe(0.2, state)}"

    def _data(self) -> str:
        if self.chance.random() < 0.5:
            return ""
        values = {
            "headline": self._printed_title(),
            "name": self.title,
            "alternativeHeadline": self.prose(1),
            "author": [{"@type": "Person", "name": name} for name in self.people],
            "creator": self.people[0],
            "datePublished": self.day()[1],
            "dateCreated": self.day()[1],
            "dateModified": self.day()[1],
            "description": self.prose(2),
            "keywords": ", ".join(self.chance.sample(TOPICS, k=self.chance.choice((1, 2, 4, 9, 14)))),
            "articleSection": self.chance.sample(TOPICS, k=self.chance.choice((1, 2, 4))),
            "uploadDate": self.day()[1],
            "about": [{"@type": "Thing", "name": self.chance.choice(TOPICS)}],
            "genre": self.chance.choice(TOPICS),
            "mentions": [{"@type": "Thing", "name": self.chance.choice(TOPICS)}],
            "articleBody": " ".join(SENTENCES[:3]),
        }
        kept = {key: values[key] for key in values if self.chance.random() < 0.5}
        kind = self.chance.choice(("NewsArticle", "WebPage", "BlogPosting"))
        return f'<script type="application/ld+json">{json.dumps({"@type": kind} | kept)}</script>'

    def _top(self) -> str:
        menu = "".join(
            f'<li><a href="/m{number}">Section {number}</a></li>' for number in range(self.chance.randint(0, 9))
        )
        trail = f'<div{self.name("nav")}><a href="/">Home</a> / <a href="/category/salt">Salt</a></div>'
        return self.maybe(0.8, f"<header{self.name('header')}><nav><ul>{menu}</ul></nav></header>") + self.maybe(
            0.4, trail
        )

    def _main(self) -> str:
        return f"main{self.name('article', 'body')}" + self.maybe(0.1, ' role="main"')

    def _article(self) -> str:
        return (
            f"<{self.chance.choice(('article', 'div', 'section'))}{self.name('article')}>"
            f"{self._above()}{self._body()}{self._below()}"
        )

    def _above(self) -> str:
        tag = self.chance.choice(("h1", "h1", "h1", "h2", "h3", "div", "p", "span"))
        inside = self.chance.choice(
            (
                self.title,
                self.title,
                f"<span{self.name('kicker')}>Salt</span> <span{self.name('title')}>{self.title}</span>",
                f"{self.title}<small{self.name('summary')}>{self.prose(1)}</small>",
                f'<a href="/x">{self.title}</a>',
                f"{self.title}<br>The harbour and its people",
            )
        )
        prop = self.maybe(0.15, ' itemprop="headline"')
        heading = f"<{tag}{self.name('title')}{prop}>{inside}</{tag}>"
        if self.chance.random() < 0.2:
            heading = self.wrap(heading)
        parts = [self._line() for _ in range(self.chance.choice((1, 2, 3, 4, 12)))]
        parts.insert(self.chance.randint(0, len(parts)), heading)
        return self.maybe(0.2, f"<h1{self.name('header')}>{SITE}</h1>") + "".join(parts)

    def _line(self) -> str:
        """Return something that stands at a headline."""
        who, (printed, iso) = self.chance.choice(self.people), self.day()
        slug = who.lower().replace(" ", "-")
        return self.chance.choice(
            (
                f"<p{self.name('author')}>By {who}</p>",
                f'<p{self.name("author")}><a rel="author" href="/authors/{slug}">{who}</a></p>',
                f'<span itemprop="author"><span itemprop="name">{who}</span></span>',
                f'<div><a href="/people/{slug}">{who}</a></div>',
                f"<address>{who}</address>",
                f"<p>{who}</p><p>{printed}</p>",
                f"<p>{printed} by {who}</p>",
                f"<p>{who}, {printed}</p>",
                f"<p{self.name('date')}>{printed}</p>",
                f'<time datetime="{iso}">{printed}</time>',
                f'<time datetime="{iso}" itemprop="datePublished">{printed}</time>',
                f'<span itemprop="dateModified" content="{iso}">Updated {printed}</span>',
                f"<p>Published on {printed} | Updated 1 July 2024</p>",
                f"<p>Issued {printed}</p>",
                f"<p{self.name('summary')}>{self.prose(2)}</p>",
                f"<h2>{self.prose(1)}</h2>",
                self.topics(),
                f'<p{self.name("author")}><a href="/about/{slug}">{who}</a></p>',
                self.wrap(f"<p>{who}</p>"),
                self.wrap(f"<p>{printed}</p>"),
                f"<figure><img src=x.jpg><figcaption{self.name('caption')}>{self.prose(1)}</figcaption></figure>",
                f"<div{self.name('share')}><ul><li><a href=#>Share</a></li><li><a href=#>Mail</a></li></ul></div>",
                f"<p>{self.chance.choice(LABELS)}</p>",
            )
        )

    def _body(self) -> str:
        return f"<div{self.name('body', 'article')}>{''.join(self._part() for _ in range(self.chance.randint(3, 10)))}</div>"

    def _part(self) -> str:
        """Return one part of the text."""
        return self.chance.choice(
            (
                *[f"<p>{self.prose()}</p>"] * 8,
                f"<p>HARBOUR, {self.day()[0]} – {self.prose()}</p>",
                f"<h3>{self.chance.choice(TITLES)}</h3>",
                f"<h2>{self.chance.choice(('Salt', 'Related', 'Further reading', 'Authors'))}</h2>",
                f"<ul><li>{self.prose(1)}</li><li>{self.prose(1)}</li></ul>",
                f"<ol><li>{self.prose(1)}</li><li>Salt</li></ol>",
                f"<blockquote{self.name('quote')}>{self.prose(1)}</blockquote>",
                f"<table><tr><td>{self.prose(1)}</td><td>12</td></tr></table>",
                f"<dl><dt>Salt</dt><dd>{self.prose(1)}</dd></dl>",
                f"<div{self.name('media', 'caption', 'advert', 'related', 'hidden')}>{self.prose(1)}</div>",
                f"<aside{self.name('quote', 'related', 'teaser')}><h4>More</h4><p>{self.prose(1)}</p></aside>",
                f"<div>{self.prose()}<br><br>{self.prose()}</div>",
                f"<p>{self.chance.choice(LABELS)}</p>",
                f'<p><a href="/x">{self.chance.choice(TITLES)}</a></p>',
                f"<details><summary>Salt</summary><p>{self.prose(1)}</p></details>",
                f"<p>Note: {self.prose(1)}</p>",
                *[self.wrap(f"<p>{self.prose(2)}</p>")] * 4,
                *[self.wrap(self.words())] * 4,
                f"<p>{self.words()}</p>",
                f"<h5>{self.words()}</h5>",
                *[self.linked()] * 3,
                *[f"<h3>{self.chance.choice(LABELS)}</h3><p>{self.prose(1)}</p><p>{self.words()}</p>"] * 2,
                f"<figure><figcaption><p>{self.words()}</p></figcaption></figure>",
                f"<table><tr><td><div>{self.prose(2)}</div></td></tr></table>",
                f"<dl><dd><div><p>{self.prose(1)}</p></div></dd></dl>",
                f"<p>{SENTENCES[5][:-1]}{self.chance.choice(('…', ':', ''))}</p>",
                f"<h6>{self.words()}</h6>",
                f"<select><option>{self.words()}</option></select>",
                f"<fieldset><legend>{self.words()}</legend>{self.words()}</fieldset>",
                f"<p>{self.chance.choice(LABELS)}</p><p>{self.prose(1)}</p><p>{self.words()}</p>",
                self.topics(),
                f"<p><strong>{self.prose(1)}</strong></p>",
            )
        )

    def _below(self) -> str:
        return "".join(
            (
                self.maybe(0.4, self.topics()),
                self.maybe(0.2, self.wrap(self.topics())),
                self.maybe(0.2, f"<p>{self.day()[0]}</p>"),
                self.maybe(0.2, f"<h1>{self.title}</h1>"),
                self.maybe(0.2, self._line()),
                self.maybe(0.3, f"<p>By {self.chance.choice(self.people)}</p>"),
                self.maybe(0.3, f"<h3>Authors</h3><p>{self.people[0]}</p><p>{self.people[-1]}</p>"),
                self.maybe(0.4, f"<div{self.name('author')}><p>{self.people[0]}</p><p>{self.prose(1)}</p></div>"),
                self.maybe(0.3, f"<section{self.name('comment')}><h3>Comments</h3><p>{self.prose(2)}</p></section>"),
                self.maybe(0.4, self._teasers()),
            )
        )

    def _teasers(self) -> str:
        rows = "".join(
            f'<div{self.name("teaser")}><h4><a href="/{number}">{title}</a></h4><p>{self.prose(1)}</p></div>'
            for number, title in enumerate(self.chance.sample(TITLES, k=3))
        )
        return f"<section{self.name('related')}><h3>Related</h3>{rows}</section>"

    def _aside(self) -> str:
        form = f"<form{self.name('newsletter')}><label>Mail</label><input><button>Subscribe</button></form>"
        box = (
            f"<aside{self.name('sidebar')}><h3>Most read</h3><ol><li><a href=/1>{TITLES[0]}</a></li></ol>{form}</aside>"
        )
        note = f"<div{self.name('consent')}><p>We use cookies on this site.</p><button>Accept</button></div>"
        return self.maybe(0.6, box) + self.maybe(0.3, note)

    def _foot(self) -> str:
        return f"<footer{self.name('footer')}><p>© 2024 {SITE}. All rights reserved.</p><p>{self.maybe(0.3, self.prose(1))}</p></footer>"


class ListingMaker(Maker):
    """Makes a listing."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        chance = self.chance
        self.shown = {
            part
            for part in ("date", "author", "summary", "topic", "image", "more", "kicker", "count", "posted")
            if chance.random() < 0.5
        }
        self.heading = chance.choice(("h2", "h3", "h4", "div", "p", "strong"))
        self.linked = chance.random() < 0.9
        self.is_card = chance.random() < 0.2

    def page(self) -> str:
        """Return the page."""
        boxes = [self._list(self.chance.randint(3, 9), main=True)]
        boxes += [self._box() for _ in range(self.chance.randint(0, 3))]
        self.chance.shuffle(boxes)
        menu = "".join(
            f'<li><a href="/topic-{n}/">Topic number {n}</a></li>' for n in range(self.chance.randint(2, 14))
        )
        return (
            f"<html lang=en><head><title>News | {SITE}</title>{self._head()}</head>"
            f"<body><nav{self.name('nav')}><ul>{menu}</ul></nav>"
            f"<{self.chance.choice(('main', 'div', 'section'))}{self.name('body', 'article')}><h1>News</h1>{self._prose()}{''.join(boxes)}{self._pager()}"
            f"</main><footer{self.name('footer')}><ul><li><a href=/about>About us</a></li><li><a href=/legal>Legal</a></li>"
            "</ul></footer></body></html>"
        )

    def _head(self) -> str:
        stated = {
            "@type": "ItemList",
            "itemListElement": [
                {"@type": "ListItem", "position": n, "url": f"https://www.harbour.example/box/{n}", "name": title}
                for n, title in enumerate(TITLES)
            ],
        }
        return (
            self.maybe(0.3, '<meta property="og:type" content="article">')
            + self.maybe(0.2, f'<script type="application/ld+json">{json.dumps(stated)}</script>')
            + self.maybe(0.2, '<link rel="next" href="/news/?page=2">')
        )

    def _prose(self) -> str:
        """Return the text of an article that a list stands next to."""
        return self.maybe(0.3, "".join(f"<p>{self.prose()}</p>" for _ in range(8)))

    def _title(self, number: int) -> str:
        return self.chance.choice(
            (
                *[f"{self.chance.choice(TITLES)} {number}"] * 8,
                f"Salt {number}",
                f"Q{number}",
                f"pier_report_{number}.pdf",
                f"12-{number} No. 40{number}",
                f"{TITLES[3]} {TITLES[3]} {TITLES[3]} {number}",
                f"Read more {number}",
                f"3 May 2024 {number}",
                f"By Ada Marlowe {number}",
            )
        )

    def _box(self) -> str:
        kind = self.chance.choice(("related", "sidebar", "teaser", "comment", "advert"))
        title = self.chance.choice(("Most read", "Related", "Events", "3 May 2024", "Salt"))
        if self.chance.random() < 0.5:
            return f"<section{self.name(kind)}><h2>{title}</h2>{self._list(self.chance.randint(2, 4), main=False)}</section>"
        rows = "".join(
            f'<li><a href="/b{n}">{self.chance.choice(TITLES)}</a></li>' for n in range(self.chance.randint(2, 8))
        )
        return f"<aside{self.name(kind)}><h3>{title}</h3><ul>{rows}</ul></aside>"

    def _list(self, count: int, *, main: bool) -> str:
        outer, inner = self.chance.choice(
            (("ul", "li"), ("div", "article"), ("div", "div"), ("table", "tr"), ("ol", "li"))
        )
        names = self.name("teaser", "article")
        rows = "".join(f"<{inner}{names}>{self._row(inner, number, main=main)}</{inner}>" for number in range(count))
        return f"<{outer}{self.name('body', 'related', 'teaser')}>{rows}</{outer}>"

    def _row(self, inner: str, number: int, *, main: bool) -> str:
        title = self._title(number)
        url = f"/2024/{title.lower().replace(' ', '-').replace(',', '')}" if main else f"/box/{number}"
        printed, iso = self.day()
        who = self.chance.choice(PEOPLE[:5])
        link = f'<a href="{url}">{title}</a>' if self.linked else title
        parts = {
            "kicker": f"<span{self.name('kicker')}>Salt</span>",
            "title": f"<{self.heading}{self.name('title')}>{link}</{self.heading}>",
            "date": self.chance.choice(
                (f"<p{self.name('date')}>{printed}</p>", f'<time datetime="{iso}">{printed}</time>')
            ),
            "author": self.chance.choice((f"<p{self.name('author')}>By {who}</p>", f"<div>{who}</div>")),
            "summary": f"<p{self.name('summary')}>{self.prose(2)}</p>",
            "topic": f'<a{self.name("topic")} href="/category/salt">Salt</a>',
            "image": f'<a href="{url}"><img src="{number}.jpg" alt="A pier"></a>',
            "count": f"<span{self.name('comment', 'share')}>{number} comments</span>",
            "posted": f"<p>Posted by {who}</p>",
            "more": f'<a href="{url}">Read more</a>',
        }
        text = "".join(part for name, part in parts.items() if name == "title" or name in self.shown)
        if self.is_card:
            text = f'<a href="{url}">{re.sub("</?a[^>]*>", "", text)}</a>'
        return f"<td>{text}</td><td>{printed}</td>" if inner == "tr" else text

    def _pager(self) -> str:
        return self.chance.choice(
            (
                "",
                '<div class="pager"><a href="?page=1">1</a> <a href="?page=2">2</a> <a href="?page=3">3</a> <a href="?page=2">Next</a></div>',
                '<nav class="pagination"><a class="next" href="/news/page/2/">Older posts</a></nav>',
                '<p><a href="/news/?start=10" rel="next">»</a></p>',
                '<p><a rel="prev" href="/news/?page=0">Previous</a> <a href="/news/page/2/">Notes before ›</a></p>',
                '<p><a href="/news/?page=0">Newer posts</a> <a href="/archive/2023">Older</a></p>',
                '<a class="load-more" href="/news/?page=2">Load more</a>',
                '<div><a href="/news/p2"><i class="icon-chevron-right"></i></a><a href="/news/p0">Newer</a></div>',
                '<ul class="pages"><li class="prev"><a href="/news/?p=0">‹</a><li><a href="/news/?before=2024-05-01">›</a></ul>',
            )
        )


def article(number: int) -> tuple[str, str]:
    """Return the article of a number, and its address."""
    return ArticleMaker(number).page(), URLS[number % len(URLS)]


def listing(number: int) -> str:
    """Return the listing of a number."""
    return ListingMaker(number).page()
