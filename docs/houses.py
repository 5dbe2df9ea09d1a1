"""An archive of invented houses for the pictures of many sources: countries, subjects, years, runs, two in trouble."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from archive_scraper.catalogue.verdicts import Verdict, add_verdicts, file_for
from archive_scraper.items import Article, Person
from archive_scraper.sites import SiteRules
from archive_scraper.store import Archive

if TYPE_CHECKING:
    from pathlib import Path

_NOW = datetime(2026, 6, 1, 6, 0, tzinfo=UTC)
_HOUSES = (
    ("Alster Institute for Security", "DE", "security foreign-policy"),
    ("Centre for Nordic Seas", "NO", "energy security"),
    ("Cedar Policy Brief", "LB", "middle-east politics"),
    ("Danube Forum", "AT", "europe economics"),
    ("Fjord Institute of Economics", "NO", "economics energy"),
    ("Garden City Review", "GB", "society politics"),
    ("Halvard Centre for Arms Control", "SE", "arms-control security"),
    ("Isar Papers", "DE", "economics europe"),
    ("Karoo Development Group", "ZA", "africa development"),
    ("Lake Victoria Dialogue", "KE", "africa migration"),
    ("Meridian Council", "US", "foreign-policy security"),
    ("Mokpo Maritime Institute", "KR", "asia security"),
    ("Northlight Analysis", "US", "technology security"),
    ("Oder Research Group", "PL", "russia security"),
    ("Potomac Trade Desk", "US", "economics china"),
    ("Rhine School of Public Law", "DE", "law human-rights"),
    ("Seto Inland Forum", "JP", "asia economics"),
    ("Steppe Monitor", "US", "russia politics"),
    ("Tagus Observatory", "PT", "europe migration"),
    ("Yarra Institute", "AU", "asia foreign-policy"),
)
_SUBJECTS = ("Ports", "Grain Routes", "Coast Guards", "Sea Cables", "River Treaties", "Border Towns", "Steel Prices")
_TURNS = ("After the Summit", "in an Election Year", "and the Cost of Waiting", "Seen From the Quay", "Ten Years On")
_PEOPLE = ("Ada Marlowe", "Jonas Vik", "Mira Castellan", "Tomasz Wrona", "Hana Sorel", "Ines Duarte", "Ben Okoro")
ENTRY = """title = "Meridian Council"
country = "US"
kind = "think-tank"
subjects = ["foreign-policy", "security"]
home = "https://meridian-council.example/"
lists = ["LIST"]

[[channel]]
kind = "listing"
url = "https://meridian-council.example/analysis"
status = "works"
seen = "2026-03-14"
by = ["LIST"]

[[channel]]
kind = "feed"
url = "https://meridian-council.example/feed"
status = "clippings"
seen = "2026-03-14"
by = ["LIST"]

[[channel]]
kind = "sitemap"
url = "https://meridian-council.example/sitemap.xml"
status = "untested"
by = ["LIST"]

[[note]]
says = "Commentary stands under /analysis/, a year and a title."
seen = "2026-03-14"
by = ["LIST"]
"""


def fill(db: Path, catalogue: Path) -> None:
    """Write the houses into an archive, one of them into a catalogue, and what was seen of its addresses."""
    catalogue.mkdir()
    (catalogue / "meridian-council.toml").write_text(ENTRY, encoding="utf-8")
    for kind, path, listed, status in (
        ("listing", "analysis", "works 2026-03-14", "works"),
        ("feed", "feed", "clippings 2026-03-14", "clippings"),
        ("sitemap", "sitemap.xml", "never tried", "works"),
    ):
        url = f"https://meridian-council.example/{path}"
        seen = Verdict(name="meridian-council", kind=kind, url=url, listed=listed, status=status, day="2026-05-30")
        add_verdicts(file_for(db), [seen])
    chance = random.Random(4)  # noqa: S311 - invented text is no secret
    with Archive.open(db) as archive, archive.transaction():
        for title, country, subjects in _HOUSES:
            name = title.lower().replace(" ", "-")
            home = f"https://{name}.example/"
            rules = SiteRules(name=name, title=title, home=home, country=country, subjects=tuple(subjects.split()))
            archive.sources.register(rules, f"data/sources/{name}.toml")
            _fill_house(archive, rules, chance)
        archive.run(
            "INSERT INTO alarms (source, kind, subject, state, opened, message) VALUES "
            "('oder-research-group', 'silence', '', 'open', ?, 'nothing new for 31 days; it used to publish weekly')",
            (_NOW.isoformat(),),
        )
        archive.citations.count()
        archive.persons.match()


def _fill_house(archive: Archive, rules: SiteRules, chance: random.Random) -> None:
    first_year, size = chance.randrange(2009, 2021), chance.randrange(18, 60)
    broken = rules.name == "tagus-observatory"
    for back in (3, 2, 1, 0):
        begun = _NOW - timedelta(days=back)
        run = archive.runs.start(rules.name, {}, begun)
        if back == 3:
            for number in range(size):
                day = datetime(first_year, 1, 1, tzinfo=UTC) + timedelta(
                    days=int((_NOW - datetime(first_year, 1, 1, tzinfo=UTC)).days * chance.random() ** 0.7)
                )
                archive.articles.save(run, _article(rules, number, day, chance))
        state, counts = "failed" if broken and not back else "good", {"pages": 21, "new": size if back == 3 else 0}
        archive.runs.finish(run, state, counts | {"failures": int(state == "failed")}, begun + timedelta(minutes=2), "")


def _article(rules: SiteRules, number: int, day: datetime, chance: random.Random) -> Article:
    title = f"{chance.choice(_SUBJECTS)} {chance.choice(_TURNS)}"
    return Article(
        source=rules.name,
        url=f"{rules.home}analysis/{number}",
        title=title,
        fetched_at=_NOW,
        published=day.date().isoformat(),
        published_precision="day",
        published_raw=day.strftime("%B %d, %Y"),
        authors=tuple(Person(name=name) for name in chance.sample(_PEOPLE, chance.choice((1, 1, 2)))),
        topics=tuple(chance.sample(_SUBJECTS, 2)),
        summary=f"What {title.lower()} means for those who live on the water, and what it costs to look away.",
        body=f"{title}. Piece {number} of {rules.title}.",
        body_markdown=_markdown(rules, number, chance),
        kind=chance.choice(("commentary", "report")),
        language="en",
    )


def _markdown(rules: SiteRules, number: int, chance: random.Random) -> str:
    """Return a text that links to some of the other houses, to the first ones more often."""
    cited = {int(chance.expovariate(0.25)) for _ in range(chance.choice((0, 1, 2)))}
    names = [title for place, (title, _, _) in enumerate(_HOUSES) if place in cited and title != rules.title]
    links = [f"[{title}](https://{title.lower().replace(' ', '-')}.example/analysis/{number % 15})" for title in names]
    return " ".join(f"Others see it as well, {link} among them." for link in links)
