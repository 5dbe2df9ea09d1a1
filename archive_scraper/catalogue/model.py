"""What an entry of the catalogue says: one organization, its channels, who saw what of them, and when.

The keys of a file in data/catalogue are the field names below; ``[[channel]]`` and ``[[note]]`` are lists of tables,
``[structure]`` is a table. docs/catalogue.md explains them with an example.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

from archive_scraper.date_order import DateOrder  # noqa: TC001 # sites.build reads the annotations
from archive_scraper.sites.rules import ArticleRules, ChannelKind, ListingRules, Truncation

HouseKind = Literal["think-tank", "institute", "magazine"]
"""An institute belongs to a university or a state."""

Subject = Literal[
    "security",
    "arms-control",
    "terrorism",
    "crime",
    "foreign-policy",
    "politics",
    "law",
    "human-rights",
    "migration",
    "society",
    "economics",
    "development",
    "energy",
    "technology",
    "africa",
    "americas",
    "asia",
    "china",
    "europe",
    "middle-east",
    "russia",
]
"""A small list of our own; which of them an organization has is our judgement, not a statement of its own."""

Status = Literal[
    "works",
    "untested",
    "script",
    "blocked",
    "robots",
    "empty",
    "html",
    "clippings",
    "blog",
    "stale",
    "moved",
    "dead",
    "missing",
    "unusable",
]
"""What was seen at a channel's address; MEANINGS says each in words."""

MEANINGS: dict[Status, str] = {
    "works": "answered with articles",
    "untested": "named, nobody says that it was tried",
    "script": "JavaScript builds the list: needs a browser",
    "blocked": "refuses plain clients",
    "robots": "robots.txt disallows it",
    "empty": "answers, and holds nothing",
    "html": "a feed's address that answers with a page",
    "clippings": "what the press says of the house, not its articles",
    "blog": "the blog alone, not the research",
    "stale": "answers, and ended long ago",
    "moved": "redirects to another address",
    "dead": "gone, or switched off",
    "missing": "nothing was found there",
    "unusable": "a list counts it as not usable, without a reason",
}
SUBJECTS: tuple[str, ...] = get_args(Subject)
KINDS: tuple[str, ...] = get_args(HouseKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownChannel:
    """One address, with what was seen there."""

    kind: ChannelKind
    url: str
    status: Status
    by: tuple[str, ...]
    """Short names of the lists that say so; lists.toml says what each is."""
    seen: str | None = None
    """ISO date of the newest look, as precise as it is stated; of an untested address, the day of the list. None where
    no day is stated."""
    derived: bool = False
    """The address itself is remembered or derived, not read in a list."""
    note: str = ""
    """What else was seen there, in a few words."""

    @property
    def bad(self) -> bool:
        """Tell whether something is known against it."""
        return self.status not in ("works", "untested")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One fact that belongs to no single address."""

    says: str
    by: tuple[str, ...]
    seen: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """How the pages are built, as far as a list says; the fields have the meaning that they have in SiteRules."""

    by: tuple[str, ...]
    seen: str | None = None
    paging: str = ""
    """How the list's pages are numbered, in words. For readers: detection finds the next page."""
    date_form: str = ""
    """How dates are printed, in words."""
    date_order: DateOrder | None = None
    timezone: str | None = None
    truncation: Truncation = field(default_factory=Truncation)
    article_paths: tuple[str, ...] = ()
    exclude_paths: tuple[str, ...] = ()
    delay: float | None = None
    listing: ListingRules = field(default_factory=ListingRules)
    article: ArticleRules = field(default_factory=ArticleRules)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One organization."""

    name: str
    """The file's name: the source's name in an archive."""
    title: str
    country: str
    """ISO 3166-1 alpha-2 code of its seat, or EU."""
    languages: tuple[str, ...] = ()
    """ISO 639-1 codes of what its channels hold; none where no list says so."""
    kind: HouseKind
    subjects: tuple[Subject, ...]
    home: str
    lists: tuple[str, ...]
    """Short names of the lists that name it."""
    channel: tuple[KnownChannel, ...] = ()
    note: tuple[Note, ...] = ()
    structure: Structure | None = None
