"""Center for a New American Security: Craft CMS, /pN paging, teasers of 175 characters."""

from __future__ import annotations

from archive_scraper.sites import ArticleRules, ListingRules, SiteRules, Truncation

KINDS = ("commentary", "podcast", "video", "congressional-testimony", "transcript", "blog", "interview")

# Order of elements, addresses and texts are as stored pages of 2018 to 2026 show them; class names come from public
# scrapers of 2019 to 2026 and may have changed, so each selector has an alternative that needs none.
RULES = SiteRules(
    name="cnas",
    title="Center for a New American Security",
    home="https://www.cnas.org/",
    start_urls=tuple(f"https://www.cnas.org/{path}" for path in ("articles-multimedia", "reports", "press")),
    languages=("en",),
    date_order="MDY",
    date_formats=("%B %d, %Y",),
    truncation=Truncation(characters=175),
    drop_params=("token", "x-craft-preview"),
    kinds={f"^/publications/{kind}/": kind for kind in KINDS}
    | {"^/publications/reports/": "report", "^/press/": "press"},
    kind_labels={
        "congressional testimony": "congressional-testimony",
        "testimony": "congressional-testimony",
        "press note": "press",
        "in the news": "press",
    },
    article_paths=(r"^/publications/[^/]+/[^/]+", r"^/press/[^/]+/[^/]+"),
    listing=ListingRules(
        item=("ul.entry-listing > li", "#content section > ul > li"),
        title=("a.margin-top-half-em", "a:not(:has(img))"),
        labels=("p:has(~ a.margin-top-half-em)", "p:has(~ a)"),
        summary=("a.margin-top-half-em ~ p", "a:not(:has(img)) ~ p"),
        byline=("a.margin-top-half-em ~ p ~ p", "a:not(:has(img)) ~ p ~ p"),
    ),
    article=ArticleRules(
        title=("div.article__header__title-group h1", "h1"),
        subtitle=("div.article__header__title-group h1 + p", "article header h1 + p"),
        published=("p.sans-serif.fz11.bold.uppercase.margin-bottom-1em",),
        authors=(
            "a.contributor, span.contributor",
            ".person-list__name",
            'article section a[href*="/people/"]',
        ),
        byline=('header p:contains("Journalist")',),
        body=("div.wrapper.wysiwyg", "#mainbar", "#mainbar-toc", "article header ~ div"),
        remove=("footer", "nav", "aside", "div[id*=biblio]"),
        related=(".more-from-cnas", 'section:has(h2:contains("More from CNAS"))'),
    ),
)
