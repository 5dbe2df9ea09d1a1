# ruff: noqa: E501 # a piece of a page is easier to read in one line
"""Articles made by chance from our own words: what sites do in their markup, mixed in ways that nobody would print by hand."""

from __future__ import annotations

import json

from made_parts import PEOPLE, SENTENCES, SITE, TITLES, TOPICS, Maker  # a module next to this one

URLS = (
    "https://www.harbour.example/2024/05/03/the-pier-that-stays-open",
    "https://www.harbour.example/notes/the-pier-that-stays-open",
    "https://www.harbour.example/notes/2024/05/pier",
    "https://www.harbour.example/p-20240504-7.html",
)
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


def article(number: int) -> tuple[str, str]:
    """Return the article of a number, and its address."""
    return ArticleMaker(number).page(), URLS[number % len(URLS)]
