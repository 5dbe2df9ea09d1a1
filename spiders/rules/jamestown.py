"""The Jamestown Foundation: WordPress paging, teasers cut after 45 words, two designs."""

from __future__ import annotations

from archive_scraper.sites import ArticleRules, ListingRules, SiteRules

# Addresses, texts and their order are as stored pages up to 2026 show them; no class name is certain. So a teaser is
# what holds a heading that leads to /program/, an author is a link to /analyst/, the body has the names that WordPress
# themes give it, and what no selector finds (the date of the design of 2025, the next page) is left to detection.
RULES = SiteRules(
    name="jamestown",
    title="The Jamestown Foundation",
    home="https://jamestown.org/",
    start_urls=tuple(f"https://jamestown.org/publications/{series}/" for series in ("edm", "cb", "tm")),
    languages=("en",),
    date_order="MDY",
    date_formats=("%B %d, %Y", "%B %d, %Y %I:%M %p"),
    article_paths=(r"^/program/[^/]+",),
    series_line=(
        r"^\s*Publication:\s*(?P<series>.+?)(?:\s+Volume:\s*(?P<volume>\w+))?"
        r"(?:,?\s+Issue:\s*(?P<issue>[\w./–-]+))?\s*$"
    ),
    max_pages=50,  # /program-name/edm/ has more than 660
    listing=ListingRules(
        item=(
            'article:has(h3 a[href*="/program/"])',
            'div:has(> h3 a[href*="/program/"])',
            'div:has(> a[href*="/program/"] h3)',
        ),
        title=("h3",),
        summary=("h3 ~ p", "p"),
    ),
    article=ArticleRules(
        title=("h1",),
        published=('div:contains(" Age: "):not(:has(div)):not(:has(p))',),
        authors=('main a[href*="/analyst/"]', 'a[href*="/analyst/"]'),
        body=("div.entry-content", "div.content"),
        remove=("[class*=author-bio]", "[class*=about-author]"),
        series=('div:contains("Volume:"):not(:has(div)):not(:has(p))', 'p:contains("Volume:")'),
    ),
)
