"""The second demo site: jamestown.org's addresses, WordPress paging, and its designs before and after about 2025."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cached_property
from json import dumps
from typing import TYPE_CHECKING

from archive_scraper.demo.articles import jamestown_articles
from archive_scraper.demo.content import DemoArticle, load, slugify
from archive_scraper.demo.markup import (
    Answer,
    attribute,
    canonical,
    document,
    long_date,
    missing,
    page,
    picture,
    plain,
    sitemap,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Collection

NAME = "The Harbourtown Foundation"
PER_PAGE = 6
REGION = "/region/northern-seas/halden-strait/kestria"
BRIEF = "/publications/sb"
MENU = (
    f'<a href="{REGION}/">Kestria</a> <a href="{BRIEF}/">Straits Brief</a> '
    '<a href="/about/">About</a> <a href="/wp-admin/">Log in</a>'
)
ROBOTS = "User-agent: *\nDisallow: /wp-admin/\nDisallow: /program/members/\n\nSitemap: {base}/sitemap_index.xml\n"
LISTINGS = {REGION: ("region", "Latest Articles about Kestria"), BRIEF: ("brief", "Latest Straits Brief Articles")}


class JamestownSite:
    """Answers for every address of the site; the arguments are those of CnasSite."""

    def __init__(self, base: str, *, edits: Collection[str], broken: Collection[str]) -> None:
        self.base = base
        self.broken = broken
        self.articles = jamestown_articles(edits)

    @cached_property
    def _by_path(self) -> dict[str, DemoArticle]:
        return {article.path: article for article in self.articles}

    @cached_property
    def barred(self) -> list[dict[str, str]]:
        """The teasers that lead where robots.txt asks crawlers not to go."""
        found: list[dict[str, str]] = load("jamestown.toml")["barred"]
        return found

    def answer(self, path: str, query: str) -> Answer:  # noqa: ARG002 # one signature for both sites
        """Return what the site answers."""
        # WordPress answers with and without the final slash.
        if listing := re.fullmatch(rf"({REGION}|{BRIEF})(?:/page/(\d+))?/?", path):
            return self._listing(listing[1], int(listing[2] or 1))
        article = self._by_path.get(path if path.endswith("/") else f"{path}/")
        if article is not None:
            return self._article_page(article)
        if path.startswith("/images/"):
            return picture(path)
        return self._other(path)

    def _other(self, path: str) -> Answer:
        match path:
            case "/robots.txt":
                return plain(ROBOTS.format(base=self.base))
            case "/sitemap_index.xml" | "/sitemap.xml":
                return sitemap([(self.base + article.path, article.date) for article in self.articles])
            case "/feed/":
                return self._feed()
            case "/":
                return self._page("Home", "", f"<main><h1>{NAME}</h1><p>{MENU}</p></main>")
            case "/about/":
                return self._page("About", "", f"<main><h1>About</h1><p>{NAME} is not a real institute.</p></main>")
        if person := re.fullmatch(r"/analyst/([a-z0-9-]+)/", path):
            return self._analyst(person[1])
        if any(path == f"/program/{barred['slug']}/" for barred in self.barred):
            return self._page("Members", "", "<main><h1>For members</h1><p>A crawler should not read this.</p></main>")
        return missing("jamestown", NAME, MENU)

    def _page(self, title: str, head: str, main: str) -> Answer:
        return page(document(site="jamestown", name=NAME, title=title, head=head, menu=MENU, main=main))

    # ---- listings -------------------------------------------------------------------------------------------------

    def _listing(self, path: str, number: int) -> Answer:
        section, heading = LISTINGS[path]
        make = self._teaser if section == "region" else self._card
        rows = []
        for article in self.articles:
            if article.section == section:
                rows.append(make(article))
                rows += [self._barred_teaser(barred) for barred in self.barred if barred["after"] == article.slug]
        start = (number - 1) * PER_PAGE
        shown = rows[start : start + PER_PAGE]
        if number < 1 or not shown:
            return missing("jamestown", NAME, MENU)
        turns = []
        if number > 1:
            turns.append(f'<a class="prev page-numbers" href="{self._turn(path, number - 1)}">Previous</a>')
        turns.append(f'<span class="page-numbers current">{number}</span>')
        if start + PER_PAGE < len(rows):
            turns.append(f'<a class="page-numbers" href="{self._turn(path, number + 1)}">{number + 1}</a>')
            turns.append(f'<a class="next page-numbers" href="{self._turn(path, number + 1)}">Next</a>')
        listed = "" if "listing" in self.broken else "\n".join(shown)
        main = f'<main><h2>{text(heading)}</h2>\n{listed}\n<div class="pagination">{" ".join(turns)}</div></main>'
        return self._page(heading, '<link rel="alternate" type="application/rss+xml" href="/feed/">\n', main)

    @staticmethod
    def _turn(path: str, number: int) -> str:
        # Both spellings are found on the real site; they are one page.
        return f"{path}/" if number == 1 else f"{path}/page/{number}{'/' if number % 2 == 0 else ''}"

    @staticmethod
    def _teaser(article: DemoArticle) -> str:
        more = "" if article.whole else f'... <a class="more" href="{article.path}">MORE</a>'
        return (
            f'<article class="post"><h3 class="entry-title"><a href="{article.path}">{text(article.title)}</a></h3>\n'
            f"<p>{article.teaser}{more}</p></article>"
        )

    @staticmethod
    def _card(article: DemoArticle) -> str:
        """Return a teaser of the new design: the whole card is the link."""
        more = "" if article.whole else "... MORE"
        return (
            f'<div class="publication-card"><a href="{article.path}"><h3>{text(article.title)}</h3>\n'
            f"<p>{article.teaser}{more}</p></a></div>"
        )

    @staticmethod
    def _barred_teaser(barred: dict[str, str]) -> str:
        path = f"/program/{barred['slug']}/"
        return (
            f'<article class="post"><h3 class="entry-title"><a href="{path}">{text(barred["title"])}</a></h3>\n'
            f"<p>{text(barred['teaser'])}</p></article>"
        )

    # ---- articles -------------------------------------------------------------------------------------------------

    def _article_page(self, article: DemoArticle) -> Answer:
        body = "\n".join(block.html for block in article.blocks)
        make = self._old_design if article.look == "old" else self._new_design
        head, main = make(article, body)
        head = canonical(self.base + article.path) + head
        return page(
            document(site="jamestown", name=NAME, title=article.title, head=head, menu=MENU, main=main),
            modified=article.date,
        )

    def _old_design(self, article: DemoArticle, body: str) -> tuple[str, str]:
        byline = f"<div>By: {self._analysts(article)}</div>\n" if self._named(article) else ""
        day = f"<div>{self.date_line(article)}</div>\n" if "dates" not in self.broken else ""
        return "", (
            f"<main><h1>{text(article.title)}</h1>\n"
            f'<div class="article-info">Publication: <a href="/publications/{slugify(article.series or "")}/">'
            f"{article.series}</a> Volume: {article.volume} Issue: {article.issue}</div>\n"
            f'{byline}{day}<div class="content">\n{body}\n</div></main>'
        )

    def _new_design(self, article: DemoArticle, body: str) -> tuple[str, str]:
        head = day = bios = byline = ""
        if "dates" not in self.broken and article.date:
            graph = {"@type": "Article", "headline": article.title, "datePublished": article.date}
            source = dumps({"@context": "https://schema.org", "@graph": [graph]}, ensure_ascii=False)
            head = f'<script type="application/ld+json">{source}</script>\n'
            day = f'<p class="post-date">{long_date(article.date, padded=False)}</p>\n'
        if self._named(article):
            byline = f'<p class="post-author">By {self._analysts(article)}</p>\n'
            bios = "".join(
                f'<div class="author-bio"><p>{text(name)} is an analyst of the Northern Seas.</p></div>\n'
                for name in article.names
            )
        tags = " ".join(f'<a rel="tag" href="/tag/{slugify(topic)}/">{text(topic)}</a>' for topic in article.topics)
        return head, (
            f"<main><article><h1>{text(article.title)}</h1>\n{byline}{day}"
            f'<p class="publication-line">Publication: {article.series} Volume: {article.volume} '
            f"Issue: {article.issue}</p>\n"
            f'<div class="entry-content">\n{body}\n</div>\n<div class="post-tags">{tags}</div>\n{bios}</article></main>'
        )

    def _named(self, article: DemoArticle) -> bool:
        return bool(article.names) and "authors" not in self.broken

    @staticmethod
    def _analysts(article: DemoArticle) -> str:
        return ", ".join(f'<a href="/analyst/{slugify(name)}/">{text(name)}</a>' for name in article.names)

    @staticmethod
    def date_line(article: DemoArticle) -> str:
        """Return the line of the old design that holds date, time and age."""
        day = datetime.fromisoformat(article.date or "")
        clock = f" {day:%I:%M %p}" if "T" in (article.date or "") else ""
        return f"{long_date(article.date or '', padded=False)}{clock} Age: {article.raw['age']}"

    def _analyst(self, slug: str) -> Answer:
        written = [article for article in self.articles if slug in map(slugify, article.names)]
        if not written:
            return missing("jamestown", NAME, MENU)
        name = next(name for name in written[0].names if slugify(name) == slug)
        items = "".join(f'<li><a href="{article.path}">{text(article.title)}</a></li>' for article in written)
        return self._page(name, "", f"<main><h1>{text(name)}</h1><ul>{items}</ul></main>")

    def _feed(self) -> Answer:
        items = "".join(
            f"<item><title>{text(article.title)}</title><link>{self.base}{article.path}</link>"
            f"<description>{attribute(article.teaser)}</description></item>\n"
            for article in self.articles[:10]
        )
        body = (
            '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>'
            f"<title>{NAME}</title><link>{self.base}/</link><description>{NAME}</description>\n{items}</channel></rss>\n"
        )
        return Answer(body=body.encode(), content_type="application/rss+xml; charset=utf-8")
