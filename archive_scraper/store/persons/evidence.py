"""When two authors of different sources are one person: by evidence, each piece with its weight, never by a name alone.

Pure functions: facts of authors in, joins with their evidence out. The weights are log-odds, set by hand; the invented
archive of benchmarks/persons.py says what they are worth.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from math import exp, log, sqrt
from typing import TYPE_CHECKING

from archive_scraper.store.persons.identifiers import ACCOUNTS
from archive_scraper.store.persons.name_parts import Parts, alike, parts_of_key, sound_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

THRESHOLD = 0.95
"""A join needs this much."""
_SURE = 9.0
_ALONE = 0.9995
"""A join so strong needs no other one next to it."""
_NAMED = 4.5
_COAUTHOR = 4.0
_TOPICS = 7.0
_LEAST_TOPICS = 0.15
"""Cosine of the subjects of two authors from which on they meet."""
_INITIAL = -1.0
_SPELLED = -1.5
_MIDDLE = 2.5
"""Both names have the same middle initial."""
_MOST_NAMES = 2
"""An address or account that more differing names share is a house's, not a person's."""
_LARGEST_BLOCK = 60
"""Authors of one surname and initial that are compared with each other; of more, those of one full name."""


@dataclass(frozen=True)
class Author:
    """What an archive knows of one author of one source."""

    id: int
    source: str
    key: str
    """The name, folded: normalize.bylines.person_key."""
    identifiers: frozenset[str] = frozenset()
    """Profile, ORCID, account: "orcid:0000-0002-1825-0097", "x.com/someone", "brookings.edu/people/someone"."""
    houses: frozenset[str] = frozenset()
    """Sources that the author's biographies and offices name."""
    topics: dict[str, int] = field(default_factory=dict)
    coauthors: frozenset[str] = frozenset()
    """Sounds of the names that stand next to the author's."""

    @cached_property
    def parts(self) -> Parts:
        """Return the name in its parts."""
        return parts_of_key(self.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Two authors that are one person."""

    author_id: int
    other_id: int
    score: float
    """Probability, 0 to 1."""
    evidence: tuple[str, ...]


def find_joins(authors: Collection[Author]) -> list[Join]:
    """Return the joins that the evidence supports, the strongest first."""
    frequencies = _Frequencies(authors)
    generic = _generic_identifiers(authors)
    joins = []
    for one, other in _candidates(authors, generic):
        weight, evidence, telling = _weigh(one, other, frequencies, generic)
        score = 1 / (1 + exp(-weight))
        if telling and score >= THRESHOLD:
            first, second = sorted((one.id, other.id))
            joins.append(Join(author_id=first, other_id=second, score=round(score, 4), evidence=tuple(evidence)))
    return sorted(joins, key=lambda join: (-join.score, join.author_id, join.other_id))


def _candidates(authors: Collection[Author], generic: Collection[str]) -> Iterator[tuple[Author, Author]]:
    blocks: defaultdict[str, list[Author]] = defaultdict(list)
    for author in authors:
        for identifier in author.identifiers - set(generic):
            blocks[f"={identifier}"].append(author)
        blocks[author.parts.block].append(author)
    seen = set()
    for key, members in blocks.items():
        groups = [members]
        if len(members) > _LARGEST_BLOCK and not key.startswith("="):
            by_name: defaultdict[str, list[Author]] = defaultdict(list)
            for author in members:
                by_name[author.parts.sound].append(author)
            groups = [group[:_LARGEST_BLOCK] for group in by_name.values()]
        for group in groups:
            for one, other in combinations(group, 2):
                pair = (one.id, other.id) if one.id < other.id else (other.id, one.id)
                if pair not in seen and (one.source != other.source or key.startswith("=")):
                    seen.add(pair)
                    yield one, other


def _generic_identifiers(authors: Iterable[Author]) -> frozenset[str]:
    names: defaultdict[str, set[str]] = defaultdict(set)
    for author in authors:
        for identifier in author.identifiers:
            names[identifier].add(author.parts.sound)
    return frozenset(identifier for identifier, found in names.items() if len(found) > _MOST_NAMES)


class _Frequencies:
    """How common names are in this archive: a coincidence of common ones tells nothing."""

    def __init__(self, authors: Collection[Author]) -> None:
        people = {author.parts.sound: author.parts for author in authors}
        self.people = max(len(people), 1)
        self._given = Counter(sound_of(parts.given) for parts in people.values())
        self._family = Counter(sound_of(parts.family) for parts in people.values())
        self._full = Counter(parts.block for parts in people.values() if len(parts.given) > 1)
        self._topics: Counter[str] = Counter(topic for author in authors for topic in author.topics)
        self._authors = max(len(authors), 1)

    def namesakes(self, parts: Parts) -> float:
        """Return how many people of the archive are expected to bear a name by chance, besides the one that does.

        Given and family names are taken as independent; of each one bearer is the person. A part that nobody else
        bears counts a half.
        """
        given = max(self._given[sound_of(parts.given)] - 1, 0.5)
        family = max(self._family[sound_of(parts.family)] - 1, 0.5)
        return given * family / self.people

    def is_only(self, parts: Parts) -> bool:
        """Tell whether one full name of the archive alone has this family name and initial."""
        return self._full[parts.block] == 1

    def weight(self, topic: str) -> float:
        """Return what a topic tells: those of everybody tell nothing."""
        return log(self._authors / max(self._topics[topic], 1))


def _weigh(
    one: Author, other: Author, frequencies: _Frequencies, generic: Collection[str]
) -> tuple[float, list[str], bool]:
    """Return the log-odds that two authors are one person, the evidence in words, and whether any of it tells."""
    a, b = one.parts, other.parts
    shared = (one.identifiers & other.identifiers) - set(generic)
    likeness = alike(a, b)
    if shared:
        # A name that changed keeps its first part; two people of one address have nothing in common.
        if likeness is None and not _renamed(a, b):
            return -_SURE, [], False
        return _SURE, [f"the same {_kind(min(shared))}: {min(shared)}"], True
    if likeness is None or _orcids_differ(one, other):
        return -_SURE, [], False
    fuller = a if len(a.given) >= len(b.given) else b
    namesakes = frequencies.namesakes(fuller)
    weight = -log(namesakes + 1e-3) - log(10)  # one of ten coincidences of a name is no person of two houses
    weight = max(min(weight, 3.0), -6.0)
    weight += {"same": 0.0, "initial": _INITIAL, "spelling": _SPELLED}[likeness]
    if a.middle and b.middle:
        weight += _MIDDLE
    evidence = [f"the same name, {_likeness_words(likeness)}; by chance {namesakes:.2g} others are expected"]
    telling = False
    if other.source in one.houses or one.source in other.houses:
        weight += _NAMED
        telling = True
        evidence.append(f"what is printed of one names the other house: {_named(one, other)}")
    if common := one.coauthors & other.coauthors:
        weight += _COAUTHOR * (1 + 0.5 * (min(len(common), 3) - 1))
        telling = True
        evidence.append(f"the same co-author: {', '.join(sorted(common)[:3])}")
    nearness = _nearness(one, other, frequencies)
    if nearness >= _LEAST_TOPICS:
        weight += _TOPICS * nearness
        telling = telling or likeness != "initial" or frequencies.is_only(fuller)
        evidence.append(f"the same subjects ({nearness:.2f})")
    elif one.topics and other.topics:
        weight -= 1.0
    return weight, evidence, telling


def _renamed(a: Parts, b: Parts) -> bool:
    return len(a.given) > 1 and a.given == b.given


def _orcids_differ(one: Author, other: Author) -> bool:
    first, second = ({i for i in author.identifiers if i.startswith("orcid:")} for author in (one, other))
    return bool(first and second and not first & second)


def _likeness_words(likeness: str) -> str:
    return {"same": "in full", "initial": "one of them with an initial", "spelling": "in another spelling"}[likeness]


def _named(one: Author, other: Author) -> str:
    return other.source if other.source in one.houses else one.source


def _kind(identifier: str) -> str:
    if identifier.startswith("orcid:"):
        return "ORCID"
    return "account" if identifier.split("/", maxsplit=1)[0] in ACCOUNTS else "profile"


def _nearness(one: Author, other: Author, frequencies: _Frequencies) -> float:
    """Return the cosine of two authors' subjects, rare ones counting more."""
    shared = one.topics.keys() & other.topics.keys()
    if not shared:
        return 0.0
    vectors = [
        {topic: sqrt(count) * frequencies.weight(topic) for topic, count in author.topics.items()}
        for author in (one, other)
    ]
    product = sum(vectors[0][topic] * vectors[1][topic] for topic in shared)
    size = sqrt(sum(v * v for v in vectors[0].values()) * sum(v * v for v in vectors[1].values()))
    return product / size if size else 0.0


def group(
    authors: Collection[Author], joins: Iterable[Join], apart: Collection[tuple[int, int]] = ()
) -> dict[int, int]:
    """Return for each author the smallest id of its person: joins are taken from the strongest down.

    A reader's join has a score above 1, and a reader alone contradicts it (``apart``). Another one is left out where it
    would put two authors into one person that cannot be one, and where it rests on likeness alone and joins two groups
    whose members are mostly unlike: two namesakes, each known from several houses, have one pair with a common subject.
    """
    joins = list(joins)
    known = {(join.author_id, join.other_id) for join in joins}
    by_id = {author.id: author for author in authors}
    members = {number: {number} for number in by_id}
    root = {number: number for number in by_id}
    parted = {frozenset(pair) for pair in apart}
    for join in joins:
        one, other = root[join.author_id], root[join.other_id]
        if one == other:
            continue
        pairs = [(min(a, b), max(a, b)) for a in members[one] for b in members[other]]
        if any(frozenset(pair) in parted for pair in pairs):
            continue
        if join.score <= 1 and any(_contradict(by_id[a], by_id[b]) for a, b in pairs):
            continue
        if join.score < _ALONE and sum(pair in known for pair in pairs) * 2 <= len(pairs):
            continue
        first, second = sorted((one, other))
        for number in members[second]:
            root[number] = first
        members[first] |= members.pop(second)
    return root


def _contradict(one: Author, other: Author) -> bool:
    """Tell whether two authors are certainly two: other ORCIDs, other initials, other names within one source."""
    if _orcids_differ(one, other):
        return True
    if one.identifiers & other.identifiers or alike(one.parts, other.parts) is not None:
        return False
    return one.source == other.source or one.parts.sound == other.parts.sound
