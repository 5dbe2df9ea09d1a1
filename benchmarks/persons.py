"""How well authors of several sources are joined into persons: precision and recall on an invented archive.

    python benchmarks/persons.py                # 2,000 people in 25 houses, about 12,000 articles, a minute
    python benchmarks/persons.py --people 300 --show 20

The truth is known, as the archive is invented: who writes for two houses or three, under which spelling. One in five
bears one of 36 common family names and everybody one of 88 given names, so that some names have several bearers, in two
houses too. One in ten is transliterated otherwise elsewhere, one in seven stands with an initial somewhere, a woman in
twenty marries and changes her name. Organizations sign too. What the archive has to go by is what pages print: profiles
and accounts (one in five), biographies that name the other house (one in four), subjects that people mostly keep, and
co-authors, some of whom move along.

A pair is two authors (source and printed name) of one person. The command fails where precision is below 0.99 or recall
below 0.85.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import accumulate, combinations
from pathlib import Path
from typing import TYPE_CHECKING

from archive_scraper.items import Article
from archive_scraper.items import Person as Signed
from archive_scraper.sites import SiteRules
from archive_scraper.store import Archive

if TYPE_CHECKING:
    from collections.abc import Sequence

PRECISION, RECALL = 0.99, 0.85
NOW = datetime(2026, 1, 1, tzinfo=UTC)
HOUSES = 25
SUBJECTS = 80
_WOMEN = [
    "Mary",
    "Anna",
    "Elena",
    "Sarah",
    "Emily",
    "Julia",
    "Laura",
    "Nina",
    "Olga",
    "Irina",
    "Maria",
    "Sofia",
    "Leila",
    "Amina",
    "Yuki",
    "Mei",
    "Ingrid",
    "Clara",
    "Helen",
    "Ruth",
    "Alice",
    "Diana",
    "Eva",
    "Fiona",
    "Grace",
    "Hannah",
    "Iris",
    "Jane",
    "Karen",
    "Lucia",
    "Margaret",
    "Nora",
    "Paula",
    "Rachel",
    "Susan",
    "Teresa",
    "Ursula",
    "Vera",
]
_MEN = [
    "John",
    "James",
    "David",
    "Michael",
    "Robert",
    "Thomas",
    "Daniel",
    "Peter",
    "Paul",
    "Mark",
    "Andrew",
    "Sergei",
    "Dmitri",
    "Alexei",
    "Yuri",
    "Viktor",
    "Andrei",
    "Ahmed",
    "Omar",
    "Hassan",
    "Kenji",
    "Hiroshi",
    "Wei",
    "Carlos",
    "Jorge",
    "Luis",
    "Pierre",
    "Jean",
    "Hans",
    "Karl",
    "Stefan",
    "Erik",
    "Lars",
    "Samuel",
    "Simon",
    "Walter",
    "Martin",
    "Oliver",
    "Patrick",
    "Philip",
    "Ralph",
    "Steven",
    "Vincent",
    "William",
    "Xavier",
]
_COMMON = [
    "Smith",
    "Johnson",
    "Brown",
    "Jones",
    "Miller",
    "Davis",
    "Wilson",
    "Taylor",
    "Anderson",
    "Lee",
    "Kim",
    "Chen",
    "Wang",
    "Singh",
    "Garcia",
    "Martin",
    "Clark",
    "Lewis",
    "Walker",
    "Hall",
    "Young",
    "King",
    "Wright",
    "Hill",
    "Green",
    "Baker",
    "Adams",
    "Nelson",
    "Carter",
    "Mitchell",
    "Cohen",
    "Khan",
    "Ali",
    "Nguyen",
    "Ivanov",
    "Petrov",
]
_ONSETS = [
    "b",
    "br",
    "d",
    "dr",
    "f",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "kl",
    "kr",
    "l",
    "m",
    "n",
    "p",
    "pr",
    "r",
    "s",
    "sch",
    "st",
    "t",
    "tr",
    "v",
    "w",
    "z",
    "sh",
    "ch",
]
_MIDDLES = ["a", "e", "i", "o", "u", "ei", "ai", "au", "ü", "ö"]
_CODAS = [
    "nd",
    "rn",
    "ll",
    "ck",
    "rt",
    "lm",
    "ns",
    "tz",
    "ssen",
    "mann",
    "berg",
    "ov",
    "ev",
    "sky",
    "enko",
    "ian",
    "idze",
    "ini",
    "etti",
    "aux",
    "ez",
    "ström",
    "kova",
    "wicz",
    "ura",
    "moto",
]
# As one office and the other transliterate: BGN/PCGN and what newspapers use, umlauts written out.
_RESPELLED = (
    ("Sergei", "Sergey"), ("Dmitri", "Dmitry"), ("Alexei", "Alexey"), ("Yuri", "Yury"), ("Andrei", "Andrey"),
    ("sky", "skiy"), ("ü", "ue"), ("ö", "oe"), ("ov", "off"), ("ev", "eff"), ("kh", "h"), ("tz", "ts"), ("sch", "sh"),
)  # fmt: skip


@dataclass
class Human:
    """One of the invented people."""

    given: str
    family: str
    middle: str
    houses: list[int]
    subjects: list[int]
    friends: list[int] = field(default_factory=list)
    account: str | None = None
    tells: bool = False
    """The biography names the houses that the person also writes for."""
    names: dict[int, str] = field(default_factory=dict)
    """House -> the name as it prints it."""


def main() -> None:
    """Print precision and recall."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print so many wrong and missing pairs")
    options = parser.parse_args()
    humans = invent(options.people, options.seed)
    with Archive.open(Path(":memory:")) as archive:
        articles = fill(archive, humans, options.seed)
        start = time.process_time()
        archive.persons.match()
        spent = time.process_time() - start
        found, true = found_pairs(archive), true_pairs(humans)
        right = len(found & true)
        precision, recall = right / max(len(found), 1), right / max(len(true), 1)
        print(
            f"{len(humans):,} people, {articles:,} articles, {len(true):,} pairs: "
            f"precision {precision:.4f}, recall {recall:.4f}; {len(found) - right} wrong, {len(true) - right} missing; "
            f"matched in {spent:.1f} s of CPU"
        )
        for title, pairs in (("wrong", found - true), ("missing", true - found)):
            for one, other in sorted(pairs)[: options.show]:
                print(f"{title}: {one} | {other}")
                if title == "wrong":
                    print("   ", *(row["evidence"] for row in archive.persons.why(*one)[:3]))
    sys.exit(0 if precision >= PRECISION and recall >= RECALL else 1)


def invent(count: int, seed: int) -> list[Human]:
    """Return so many people."""
    chance = random.Random(seed)  # noqa: S311 - an invented archive
    rare = sorted({_family(chance) for _ in range(count)})
    families = [*_COMMON, *rare]
    # One in five has one of the common names, the first of them more than the last; the others share what is left.
    common = [0.2 / (rank + 8) / sum(1 / (place + 8) for place in range(len(_COMMON))) for rank in range(len(_COMMON))]
    weights = list(accumulate([*common, *(0.8 / len(rare) for _ in rare)]))
    humans = []
    for _ in range(count):
        woman = chance.random() < 0.5
        houses = chance.sample(range(HOUSES), chance.choices((1, 2, 3), (45, 40, 15))[0])
        human = Human(
            given=chance.choice(_WOMEN if woman else _MEN),
            family=chance.choices(families, cum_weights=weights)[0],
            middle=chance.choice("ABCDEFGHJKLMPRSTW"),
            houses=houses,
            subjects=chance.sample(range(SUBJECTS), 3),
            tells=chance.random() < 0.25,
        )
        if chance.random() < 0.2:
            human.account = f"https://x.com/{human.given}{human.family}{chance.randrange(99)}".encode(
                "ascii", "ignore"
            ).decode()
        _print_names(human, chance, marries=woman and chance.random() < 0.05, families=families)
        humans.append(human)
    for number, human in enumerate(humans):
        near = [other for other in range(count) if other != number and set(humans[other].houses) & set(human.houses)]
        human.friends = chance.sample(near, min(2, len(near)))
    return _told_apart(humans)


def _family(chance: random.Random) -> str:
    return (chance.choice(_ONSETS) + chance.choice(_MIDDLES) + chance.choice(_CODAS)).capitalize()


def _print_names(human: Human, chance: random.Random, *, marries: bool, families: Sequence[str]) -> None:
    has_middle, respelled, short = chance.random() < 0.3, chance.random() < 0.1, chance.random() < 1 / 7
    for place, house in enumerate(human.houses):
        given, family = human.given, human.family
        if marries and place:
            family = families[sum(map(ord, family)) % len(families)]
        if respelled and place:
            for old, new in _RESPELLED:
                given, family = given.replace(old, new), family.replace(old, new)
        if short and place == len(human.houses) - 1 and place:
            given = f"{given[0]}."
        middle = f" {human.middle}." if has_middle and chance.random() < 0.6 else ""
        human.names[house] = f"{given}{middle} {family}"


def _told_apart(humans: list[Human]) -> list[Human]:
    """Leave out those whom one house prints as it prints another: nobody can tell them apart there."""
    seen: set[tuple[int, str]] = set()
    kept = []
    for human in humans:
        plain = {(house, _plain(name)) for house, name in human.names.items()}
        if not plain & seen:
            seen |= plain
            kept.append(human)
        else:
            human.houses, human.names = [], {}
    return kept


def _plain(name: str) -> str:
    words = name.split()
    return f"{words[0][0]} {words[-1]}"


def fill(archive: Archive, humans: list[Human], seed: int) -> int:
    """Write what the people wrote; return the number of articles."""
    chance = random.Random(seed + 1)  # noqa: S311 - an invented archive
    by_house: defaultdict[int, list[int]] = defaultdict(list)
    for number, human in enumerate(humans):
        for house in human.houses:
            by_house[house].append(number)
    written = 0
    for house in range(HOUSES):
        rules = SiteRules(name=f"house-{house}", title=_title(house), home=f"https://house-{house}.example/")
        archive.sources.register(rules, "invented")
    for house, numbers in by_house.items():
        with archive.transaction():
            run = archive.runs.start(f"house-{house}", {}, NOW)
            for number in numbers:
                for piece in range(chance.randint(2, 4)):
                    archive.articles.save(run, _article(humans, number, house, piece, chance))
                    written += 1
            archive.people.match(f"house-{house}")
    return written


def _title(house: int) -> str:
    return f"{('Harbor', 'Summit', 'River', 'Meadow', 'Lantern')[house % 5]} Institute {house}"


def _article(humans: list[Human], number: int, house: int, piece: int, chance: random.Random) -> Article:
    human = humans[number]
    authors = [human]
    friends = [humans[friend] for friend in human.friends if friend < len(humans) and house in humans[friend].houses]
    if friends and chance.random() < 0.5:
        authors.append(chance.choice(friends))
    signed = [Signed(name=author.names[house], url=author.account) for author in authors]
    if chance.random() < 0.05:
        signed.append(Signed(name=f"Staff of the {_title(chance.randrange(HOUSES))}", type="organization"))
    subjects = [chance.choice(human.subjects) for _ in range(2)] + [chance.randrange(SUBJECTS)]
    body = "Ships are late, and nobody knows why.\nPorts are full."
    others = [other for other in human.houses if other != house]
    if human.tells and others:
        body += f"\n{human.names[house]} is a senior fellow at the {_title(others[0])}."
    return Article(
        source=f"house-{house}",
        url=f"https://house-{house}.example/{number}/{piece}",
        title=f"Piece {number} {piece} of {house}",
        fetched_at=NOW + timedelta(hours=number % 1000),
        published=f"20{10 + chance.randrange(15)}-0{1 + chance.randrange(9)}",
        published_precision="month",
        authors=tuple(signed),
        byline_raw=", ".join(person.name for person in signed),
        topics=tuple(dict.fromkeys(f"Subject {subject}" for subject in subjects)),
        body=body,
        body_markdown=body,
    )


Pairs = set[tuple[tuple[str, str], tuple[str, str]]]


def true_pairs(humans: list[Human]) -> Pairs:
    """Return the pairs of authors that are one person."""
    pairs: Pairs = set()
    for human in humans:
        authors = sorted((f"house-{house}", name) for house, name in human.names.items())
        pairs |= set(combinations(authors, 2))  # type: ignore[arg-type]
    return pairs


def found_pairs(archive: Archive) -> Pairs:
    """Return the pairs of authors of two sources that the archive holds for one person."""
    persons: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for row in archive.rows(
        "SELECT person_id, source, name FROM authors WHERE person_id IS NOT NULL AND merged_into IS NULL"
    ):
        persons[row["person_id"]].append((row["source"], row["name"]))
    return {
        (one, other)
        for authors in persons.values()
        for one, other in combinations(sorted(authors), 2)
        if one[0] != other[0]
    }


if __name__ == "__main__":
    main()
