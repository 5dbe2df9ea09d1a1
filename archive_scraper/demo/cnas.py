"""The first demo site: cnas.org's addresses, paging, teasers of four generations and two article designs."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from archive_scraper.demo.articles import cnas_articles, make_cnas_article
from archive_scraper.demo.content import DemoArticle, load, slugify
from archive_scraper.demo.markup import (
    Answer,
    attribute,
    canonical,
    document,
    long_date,
    missing,
    page,
    pdf,
    picture,
    plain,
    sitemap,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

NAME = "Center for a New Almanac"
PER_PAGE = 8
PER_PAGE_SIZED = 20
RELATED = 4
# headings of the listings, and what they call their items
LISTINGS = {
    "/articles-multimedia": ("Articles & Multimedia", "Publications"),
    "/reports": ("Reports", "Publications"),
    "/press": ("Press", "Items"),
}
MENU = (
    '<a href="/articles-multimedia">Articles &amp; Multimedia</a> <a href="/reports">Reports</a> '
    '<a href="/press">Press</a> <a href="/about">About</a> <a href="/admin/">Sign in</a>'
)
TYPE_LABELS = {
    "commentary": "Commentary",
    "reports": "Reports",
    "podcast": "Podcast",
    "video": "Video",
    "congressional-testimony": "Congressional Testimony",
    "transcript": "Transcript",
    "blog": "Blog",
    "interview": "Interview",
    "in-the-news": "In The News",
    "press-release": "Press Release",
}
ROBOTS = "Sitemap: {base}/sitemap.xml\nUser-agent: *\nDisallow: /admin/\nDisallow: /cache/\n"


def join_names(names: Sequence[str]) -> str:
    """Join names as the site does: "A", "A & B", "A, B & C"."""
    return " &amp; ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


class CnasSite:
    """Answers for every address of the site.

    Args:
        base: the site's address without a final slash.
        edits: names of changes made since the first visit.
        broken: parts of the pages that a redesign took away: "dates", "authors", "listing".
        size: serve this many small articles instead of the 34.
    """

    def __init__(self, base: str, *, edits: Collection[str], broken: Collection[str], size: int | None) -> None:
        self.base = base
        self.broken = broken
        self.size = size
        self.articles = () if size is not None else cnas_articles(edits)

    @cached_property
    def _by_path(self) -> dict[str, DemoArticle]:
        known = {article.path: article for article in self.articles}
        known |= {article.raw["also"]: article for article in self.articles if "also" in article.raw}
        return known

    @cached_property
    def _moved(self) -> dict[str, str]:
        return {article.raw["old"]: article.path for article in self.articles if "old" in article.raw}

    @cached_property
    def dead(self) -> list[dict[str, str]]:
        """The teasers whose pages are gone."""
        found: list[dict[str, str]] = [] if self.size is not None else load("cnas.toml")["dead"]
        return found

    def answer(self, path: str, query: str) -> Answer:
        """Return what the site answers."""
        if listing := re.fullmatch(r"(/articles-multimedia|/reports|/press)(?:/p(\d+))?/?", path):
            return self._listing(listing[1], int(listing[2] or 1), query)
        article = self._article(path)
        if article is not None:
            return self._article_page(article)
        if path in self._moved:
            return Answer(body=b"", status=301, location=self._moved[path])
        if path.startswith("/images/"):
            return picture(path)
        if path.startswith("/documents/") and path.endswith(".pdf"):
            return self._report(path)
        return self._other(path)

    def _report(self, path: str) -> Answer:
        """Return the PDF at an address, with the text of the article that offers it."""
        article = next((one for one in self.articles if any(href.startswith(path) for href in one.pdf)), None)
        if article is None:
            return missing("cnas", NAME, MENU)
        byline = f"By {' and '.join(article.names)}"
        texts = [line for block in article.blocks for line in block.lines]
        return pdf(article.title, byline, long_date(article.date or "2024", padded=False), texts)

    def _other(self, path: str) -> Answer:
        match path:
            case "/robots.txt":
                return plain(ROBOTS.format(base=self.base))
            case "/sitemap.xml":
                return sitemap([(self.base + article.path, article.date) for article in self.articles])
            case "/":
                return self._page("Home", "", f"<main><h1>{NAME}</h1><p>{MENU}</p></main>")
            case "/about" | "/admin/" | "/cache/":
                return self._page("About", "", f"<main><h1>About</h1><p>{NAME} is not a real institute.</p></main>")
        if person := re.fullmatch(r"/people/([a-z0-9-]+)", path):
            return self._person(person[1])
        return missing("cnas", NAME, MENU)

    def _page(self, title: str, head: str, main: str) -> Answer:
        return page(document(site="cnas", name=NAME, title=title, head=head, menu=MENU, main=main))

    # ---- listings -------------------------------------------------------------------------------------------------

    def _listing(self, path: str, number: int, query: str) -> Answer:
        wanted = {key: values[0] for key, values in parse_qs(query).items()}
        rows, total = self._rows(path, number, wanted)
        per_page = PER_PAGE if self.size is None else PER_PAGE_SIZED
        if number < 1 or (not rows and number > 1):
            return missing("cnas", NAME, MENU)
        heading, items = LISTINGS[path]
        first = (number - 1) * per_page + 1
        if "listing" in self.broken:
            rows = []
        suffix = f"?{attribute(query)}" if query else ""
        turns = []
        if number > 1:
            turns.append(f'<a href="{path}{f"/p{number - 1}" if number > 2 else ""}{suffix}">Previous</a>')
        turns.append(f"<span>Page {number}</span>")
        if first + per_page <= total:
            turns.append(f'<a href="{path}/p{number + 1}{suffix}">Next</a>')
        listed = "\n".join(rows)
        main = (
            f'<main id="content"><section>\n<h1>{text(heading)}</h1>'
            f"<p>Showing {first}-{min(first + per_page - 1, total)} of {total} {items}</p>\n"
            f'<ul class="entry-listing">\n{listed}\n</ul>\n'
            f'<div class="pagination">{" ".join(turns)}</div>\n</section></main>'
        )
        return self._page(heading, "", main)

    def _rows(self, path: str, number: int, wanted: dict[str, str]) -> tuple[list[str], int]:
        """Return the teasers of one page and how many the listing has."""
        if self.size is not None:
            start = (number - 1) * PER_PAGE_SIZED
            places = range(start, min(start + PER_PAGE_SIZED, self.size))
            return [self._teaser(self._numbered(place)) for place in places], self.size
        rows = []
        for article in self.articles:
            if self._belongs(article, path, wanted):
                rows.append(self._teaser(article, listing=path))
            rows += [
                self._dead_teaser(dead)
                for dead in self.dead
                if dead["after"] == article.path and path == "/articles-multimedia" and not wanted
            ]
        start = (number - 1) * PER_PAGE
        return rows[start : start + PER_PAGE], len(rows)

    @staticmethod
    def _belongs(article: DemoArticle, path: str, wanted: dict[str, str]) -> bool:
        listed = {
            "/articles-multimedia": article.section == "articles",
            "/reports": article.kind == "reports",
            "/press": article.section == "press",
        }
        return (
            listed[path]
            and wanted.get("type", article.kind) == article.kind
            and ("area" not in wanted or wanted["area"] in map(slugify, article.topics))
            and ("author" not in wanted or wanted["author"] in map(slugify, article.names))
        )

    def _teaser(self, article: DemoArticle, *, listing: str = "", look: str = "") -> str:
        """Return one li; its parts depend on the year the page was made in."""
        look = look or article.look
        href = article.path
        if listing == "/articles-multimedia" and "old" in article.raw:
            href = article.raw["old"]
        if listing == "/reports" and "also" in article.raw:
            href = article.raw["also"]
        if listing and article.raw.get("preview"):
            href += "?x-craft-preview=Kz81pQ&token=b71e&utm_source=newsletter&utm_medium=email"
        return self._item(
            href=href,
            label=self._label(article, look),
            title=article.title,
            summary=article.teaser,
            byline=self._byline(article),
            image=article.slug if article.raw.get("picture") else None,
        )

    def _label(self, article: DemoArticle, look: str) -> str:
        kind = TYPE_LABELS[article.kind]
        if look == "2018":
            return kind
        if look == "2021":
            day = long_date(article.date, padded=True) if article.date and "dates" not in self.broken else None
            outlet = article.outlet if article.link_kind == "read_full" else None
            return " • ".join(filter(None, (kind, outlet, day)))
        return " / ".join(article.topics) if look == "2025" else ""

    def _byline(self, article: DemoArticle) -> str:
        if "authors" in self.broken or article.section == "press" or not article.printed:
            return ""
        return "By " + join_names([text(name) for name, _ in article.printed])

    def _dead_teaser(self, dead: dict[str, str]) -> str:
        byline = "" if "authors" in self.broken else dead["byline"]
        return self._item(
            href=dead["path"], label="", title=dead["title"], summary=dead["teaser"], byline=byline, image=None
        )

    @staticmethod
    def _item(*, href: str, label: str, title: str, summary: str, byline: str, image: str | None) -> str:
        href = attribute(href)
        parts = ['<li class="-with-image">' if image else "<li>"]
        if image:
            parts.append(f'<a href="{href}"><img src="/images/{image}.svg" alt=""></a>')
        if label:
            parts.append(f'<p class="fz11 uppercase">{text(label)}</p>')
        parts.append(f'<a class="sans-serif fz16 bold margin-top-half-em" href="{href}">{text(title)}</a>')
        parts.append(f"<p>{summary}...</p>")
        if byline:
            parts.append(f"<p>{byline}</p>")
        return "\n ".join(parts) + "</li>"

    # ---- articles -------------------------------------------------------------------------------------------------

    def _article(self, path: str) -> DemoArticle | None:
        if self.size is not None:
            number = re.fullmatch(r"/publications/commentary/note-(\d{6,9})", path)
            return self._numbered(int(number[1])) if number and int(number[1]) < self.size else None
        return self._by_path.get(path)

    @staticmethod
    def _numbered(place: int) -> DemoArticle:
        """Return one of the many small articles; the same one each time."""
        cast = ("Ida Maclaren", "Owen Pell", "Lena Abara", "Marek Solberg", "Harriet Nkemelu")
        return make_cnas_article(
            {
                "path": f"/publications/commentary/note-{place:06d}",
                "look": 2022,
                "title": f"Note {place:06d} on the Harbour Plan",
                "date": f"{2024 - place // 8000}-{place // 28 % 12 + 1:02d}-{place % 28 + 1:02d}",
                "authors": [cast[place % 5]] if place % 3 else [cast[place % 5], cast[(place + 1) % 5]],
                "call": "Read the full article in {}.",
                "outlet": "Harbor Review",
            }
        )

    def _article_page(self, article: DemoArticle) -> Answer:
        head = canonical(self.base + article.path)
        main = (
            f'<main id="content"><article class="article"><header class="article__header"><div>\n'
            f"{self._header(article)}</div></header>\n"
            f'<div id="mainbar"><div class="wrapper wysiwyg margin-vertical drop-cap">\n{self._body(article)}'
            f"</div></div>{self._cards(article)}</article>{self._more(article)}</main>"
        )
        return page(
            document(site="cnas", name=NAME, title=article.title, head=head, menu=MENU, main=main),
            modified=article.date,
            slow=bool(article.raw.get("slow")),
            flaky=bool(article.raw.get("flaky")),
        )

    def _header(self, article: DemoArticle) -> str:
        parts = []
        if article.raw.get("credit"):
            parts.append('<p class="fz11">Image credit: Port Asker Museum of Navigation</p>')
        if article.date and "dates" not in self.broken:
            day = long_date(article.date, padded=True)
            parts.append(f'<p class="sans-serif fz11 bold uppercase margin-bottom-1em">{day}</p>')
        subtitle = f"<p>{text(article.subtitle)}</p>" if article.subtitle else ""
        parts.append(f'<div class="article__header__title-group"><h1>{text(article.title)}</h1>{subtitle}</div>')
        if article.section == "press":
            parts += self._press_lines(article)
        elif article.printed and not self._has_cards(article) and "authors" not in self.broken:
            parts.append(f"<p>By {join_names([self._contributor(name, page) for name, page in article.printed])}</p>")
        parts += [f'<a class="button -solid" href="{attribute(href)}">Download PDF</a>' for href in article.pdf]
        return "\n".join(parts) + "\n"

    @staticmethod
    def _contributor(name: str, has_page: bool) -> str:
        if has_page:
            return f'<a class="contributor" href="/people/{slugify(name)}">{text(name)}</a>'
        return f'<span class="contributor">{text(name)}</span>'

    def _press_lines(self, article: DemoArticle) -> list[str]:
        raw = article.raw
        lines = [f"<p>Source: <em>{text(raw['source'])}</em></p>"] if "source" in raw else []
        if article.names and "authors" not in self.broken:
            label = "Journalist" + "s" * (len(article.names) > 1) + ":" * raw.get("colon", True)
            lines.append(f"<p>{label} {text(', '.join(article.names))}</p>")
        if "featuring" in raw:
            experts = [f'<a href="/people/{slugify(name)}">{text(name)}</a>' for name in raw["featuring"]]
            lines.append(f"<p>Featuring {join_names(experts)}</p>")
        return lines

    @staticmethod
    def _has_cards(article: DemoArticle) -> bool:
        """Tell whether the page is of the design that has no byline, only cards at the end."""
        return article.look in ("2022", "2025")

    def _cards(self, article: DemoArticle) -> str:
        if not self._has_cards(article) or article.section == "press" or "authors" in self.broken:
            return ""
        cards = "".join(
            f'<li><h3 class="person-list__name"><a href="/people/{slugify(name)}">{text(name)}</a></h3>'
            "<p>Fellow, Maritime Desk</p></li>"
            for name, _ in article.printed
        )
        return f'\n<section><h2>Authors</h2><ul class="person-list">{cards}</ul></section>' if cards else ""

    @staticmethod
    def _body(article: DemoArticle) -> str:
        sources = [article.before, *(block.html for block in article.blocks), article.after]
        return "\n".join(filter(None, sources)) + "\n"

    def _more(self, article: DemoArticle) -> str:
        teasers = "\n".join(self._teaser(other, look="2025") for other in self.related(article))
        if not teasers:
            return ""
        return (
            '\n<section class="more-from-cnas"><h2>More from CNAS</h2>\n'
            f'<ul class="entry-listing">\n{teasers}\n</ul></section>'
        )

    def related(self, article: DemoArticle) -> list[DemoArticle]:
        """Return the articles whose teasers stand on an article's page."""
        if self.size is not None:
            return []
        others = [other for other in self.articles if other.section == "articles"]
        start = others.index(article) + 1 if article in others else len(article.title) % len(others)
        return [others[(start + step) % len(others)] for step in range(RELATED)]

    def _person(self, slug: str) -> Answer:
        written = [article for article in self.articles if slug in map(slugify, article.names)]
        if not written:
            return missing("cnas", NAME, MENU)
        name = next(name for name in written[0].names if slugify(name) == slug)
        items = "".join(f'<li><a href="{article.path}">{text(article.title)}</a></li>' for article in written)
        main = f'<main id="content"><h1>{text(name)}</h1><p>Fellow, Maritime Desk</p><ul>{items}</ul></main>'
        return self._page(name, "", main)
