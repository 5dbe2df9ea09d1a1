"""What the pages of both demo sites share: the shell, and answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape
from textwrap import wrap

from archive_scraper.demo.pdf_file import Line, Pdf


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a site answers to one address."""

    body: bytes
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    location: str | None = None
    modified: str | None = None
    """ISO date of the last change."""
    slow: bool = False
    flaky: bool = False
    """The first request is answered with a server error."""


def text(value: str) -> str:
    """Return text as HTML."""
    return escape(value, quote=False)


def attribute(value: str) -> str:
    """Return text as the value of an attribute."""
    return escape(value, quote=True)


def page(
    html: str, *, modified: str | None = None, status: int = 200, slow: bool = False, flaky: bool = False
) -> Answer:
    """Return HTML source as an answer."""
    return Answer(body=html.encode(), modified=modified, status=status, slow=slow, flaky=flaky)


def document(*, site: str, name: str, title: str, head: str, menu: str, main: str) -> str:
    """Return a whole HTML page.

    Args:
        site: "cnas" or "jamestown", a class for the style sheet.
        name: the site's name, in the page's title and its footer.
        title: the page's own title.
        head: further elements of the head.
        menu: the links of the main menu.
        main: the page's content.
    """
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{text(title)} | {text(name)}</title>
<link rel="stylesheet" href="/style.css">
{head}</head>
<body class="{site}">
<header class="site-header"><a class="site-name" href="/">{text(name)}</a>
<nav>{menu}</nav></header>
{main}
<footer class="site-footer"><p>Demo pages of Archive Scraper. Every text, name and outlet is invented.</p></footer>
</body>
</html>
"""


def canonical(url: str) -> str:
    """Return the link element that names a page's own address."""
    return f'<link rel="canonical" href="{attribute(url)}">\n'


def long_date(iso: str, *, padded: bool) -> str:
    """Return an ISO date as "February 02, 2015", or "February 2, 2015" without padding.

    One that names no day is "February 2015", one that names no month "2015".
    """
    if len(iso) == len("2015"):
        return iso
    if len(iso) == len("2015-02"):
        return f"{date.fromisoformat(f'{iso}-01'):%B %Y}"
    day = date.fromisoformat(iso[:10])
    return f"{day:%B} {day.day:02d}, {day.year}" if padded else f"{day:%B} {day.day}, {day.year}"


_LINE, _LINES = 88, 44
"""Characters of a line, and lines of a page, of a report."""


def picture(name: str) -> Answer:
    """Return a small drawing of waves, other ones for each name."""
    hue = sum(map(ord, name)) * 37 % 360
    lines = "".join(
        f'<path d="M0 {y} q40 -{12 + hue % 9} 80 0 t80 0 t80 0 t80 0" fill="none" '
        f'stroke="hsl({hue} 45% {75 - y // 4}%)" stroke-width="6"/>'
        for y in range(40, 180, 24)
    )
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180">'
        f'<rect width="320" height="180" fill="hsl({hue} 40% 30%)"/>{lines}</svg>'
    )
    return Answer(body=svg.encode(), content_type="image/svg+xml")


def pdf(title: str, byline: str, date: str, paragraphs: list[str]) -> Answer:
    """Return a report as a PDF: a title page, then its text, with a running head and page numbers."""
    file = Pdf(info={"Title": f"Microsoft Word - {title[:20]}.docx", "Author": "admin"})
    file.pages.append(
        [
            *(Line(text=line, y=720 - 30 * n, size=24) for n, line in enumerate(wrap(title, 34))),
            Line(text=byline, y=600, size=12),
            Line(text=date, y=580, size=12),
        ]
    )
    lines = [line for paragraph in paragraphs for line in (*wrap(paragraph, _LINE), "")]
    for start in range(0, max(len(lines), 1), _LINES):
        number = len(file.pages) + 1
        file.add_text([title, "", *lines[start : start + _LINES], "", str(number)])
    return Answer(body=file.write(), content_type="application/pdf")


def missing(site: str, name: str, menu: str) -> Answer:
    """Return the page that says that there is none."""
    main = "<main><h1>Page not found</h1><p>There is nothing at this address.</p></main>"
    return page(document(site=site, name=name, title="Page not found", head="", menu=menu, main=main), status=404)


def sitemap(urls: list[tuple[str, str | None]]) -> Answer:
    """Return a sitemap of addresses and the ISO dates of their last change."""
    entries = "".join(
        f"<url><loc>{text(url)}</loc>" + (f"<lastmod>{day[:10]}</lastmod>" if day else "") + "</url>\n"
        for url, day in urls
    )
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</urlset>\n'
    )
    return Answer(body=body.encode(), content_type="application/xml")


def plain(body: str) -> Answer:
    """Return plain text as an answer."""
    return Answer(body=body.encode(), content_type="text/plain; charset=utf-8")
