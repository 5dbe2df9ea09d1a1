# ruff: noqa: E501 # a piece of a page is easier to read in one line
"""Listings made by chance from our own words: what sites do in their markup, mixed in ways that nobody would print by hand."""

from __future__ import annotations

import json
import re

from made_parts import PEOPLE, SITE, TITLES, Maker  # a module next to this one


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


def listing(number: int) -> str:
    """Return the listing of a number."""
    return ListingMaker(number).page()
