"""What pages made by chance share: our own words, what designs call the parts of a page, and who mixes them.

A number makes a page, the same one every time. Nothing here is meant to be read well: the pages show as many kinds of
evidence as a page can hold, so that whatever weighs evidence is asked about each (see test_evidence.py).
"""

from __future__ import annotations

from random import Random

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
        tags = (
            "div div div section span aside figure header footer nav form ul li a button h2 h3 td blockquote p "
            "label fieldset hgroup"
        )
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
