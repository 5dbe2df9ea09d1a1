"""The learned reader of links: which candidate of a line is the outlet, and whether its text stood there or is there.

The weights in link_weights.json say how much each fact counts, for a text that stood in the outlet, for one that can be
read there, for either, and for a line that names none. What the grammar read is a candidate like the others with a fact
of its own. ``benchmarks/learn_links.py`` learns the weights.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Final, Literal

from archive_scraper.normalize.links.calls import Sentence
from archive_scraper.normalize.links.facts import facts_of_line, facts_of_name
from archive_scraper.normalize.links.inflected import in_first_form
from archive_scraper.normalize.links.line_words import read_words
from archive_scraper.normalize.links.name_candidates import find_names
from archive_scraper.normalize.links.name_ends import complete_name, with_article
from archive_scraper.normalize.links.name_forms import name_alone
from archive_scraper.normalize.links.outlet_links import without_ending
from archive_scraper.words.book import UNSPACED

if TYPE_CHECKING:
    from archive_scraper.normalize.fragments import Line
    from archive_scraper.normalize.links.outlets import Outlet

    Tables = dict[str, dict[str, float]]

WEIGHTS: Final = "archive_scraper/normalize/links/link_weights.json"
LONGEST: Final = 300
"""Characters of a line that is weighed."""
MOST_PROSE: Final = 8
"""Words in lower case that no list knows; a line that has more is a text's own."""
SURE: Final = 0.5
"""How likely an outlet must be where the grammar reads none: likelier than not."""
NAMED: Final = 0.8
"""How likely an outlet must be where the grammar reads a call that names none."""
OTHERWISE: Final = 0.9
"""How likely it must be that the text stood where the grammar reads that it can be read, or the other way round."""
DOUBT: Final = 0.98
"""How likely it must be that no outlet is named before the grammar's reading is dropped."""

_REASONS = 4
_TELLING: Final = frozenset(
    (
        "item-noun", "text-noun", "publishing-verb", "again-verb", "translating-verb", "writing-verb", "source-word",
        "container-noun", "paper-word", "issue-word", "letter-noun", "extract-noun", "original-word",
    )
)  # fmt: skip

_VERBS: Final = frozenset(
    f"{side}:{verb}" for side in ("before", "after") for verb in ("publishing-verb", "again-verb")
)
"""What says by itself that a text stood elsewhere."""

_CALLING: Final = frozenset(("reading-verb", "whole-word"))
"""What tells more where no grammar reads a call."""

Kind = Literal["stood", "read", "nothing"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a line."""

    kind: Kind
    outlet: Outlet | None
    facts: frozenset[str]
    chance: float = 0.0


def may_name(line: Line) -> bool:
    """Tell whether a line of running text holds a word without which it hardly names an outlet: a look before weighing.

    >>> from archive_scraper.normalize.fragments import Line
    >>> may_name(Line("My column in the Quay.")), may_name(Line("Share it on the Quay."))
    (True, False)
    """
    telling = _TELLING | _CALLING if UNSPACED.search(line.text) else _TELLING
    return any(word.says & telling for word in read_words(line.text))


def readings_of(line: Line) -> list[Reading]:
    """Return every way to read a line: that it names no outlet first; nothing for long lines and prose."""
    found = read_words(line.text) if len(line.text) <= LONGEST else ()
    if not found or sum(word.sign == "X" for word in found) > MOST_PROSE:
        return []
    of_line = facts_of_line(line, found)
    readings = [Reading("nothing", None, of_line)]
    for outlet in find_names(line, found):
        facts = facts_of_name(line, found, outlet, of_line)
        readings += (Reading("stood", outlet, facts), Reading("read", outlet, facts))
    return readings


@cache
def _tables() -> Tables:
    """Return kind -> fact -> weight; what counts for either kind of outlet counts for both."""
    data = resources.files("archive_scraper.normalize.links").joinpath("link_weights.json").read_text("utf-8")
    learned: Tables = json.loads(data)
    either = learned.pop("either")
    for kind in ("stood", "read"):
        table = learned[kind]
        learned[kind] = {fact: table.get(fact, 0.0) + either.get(fact, 0.0) for fact in {**either, **table}}
    return learned


def weigh(reading: Reading) -> float:
    """Return the sum of the weights of a reading's facts: the more, the likelier."""
    table = _tables()[reading.kind]
    return sum(table.get(fact, 0.0) for fact in reading.facts) + table.get("bias", 0.0)


@lru_cache(maxsize=256)
def ranked(line: Line) -> tuple[Reading, ...]:
    """Return the ways to read a line with how likely each is, the likeliest first; none for long lines and prose.

    The end of a text is asked for more than once.
    """
    readings = readings_of(line)
    sums = [weigh(one) for one in readings]
    powers = [math.exp(total - max(sums)) for total in sums]
    found = [replace(reading, chance=power / sum(powers)) for reading, power in zip(readings, powers, strict=True)]
    return tuple(sorted(found, key=lambda reading: -reading.chance))


def read_learned(line: Line, said: Sentence | None) -> Sentence | None:
    """Return what a line says, given what the grammar reads in it.

    The grammar's outlet is where it stands in the line, not in its sentence. A reading that is next to certain to be
    none stays one, of the form "doubted", so that it can be shown.
    """
    if said is not None and said.outlet is None and said.form not in ("call", "continue"):
        return said
    readings = ranked(line)
    best = next((reading for reading in readings if reading.kind != "nothing"), None)
    if best is None or best.outlet is None:
        return said
    alike = (one for one in readings if one.kind == best.kind and _overlap(one.outlet, best.outlet))
    sure = sum(one.chance for one in alike)
    if said is None:
        return sentence_of(line, best) if sure >= SURE else None
    if said.outlet is None:
        stood = best.kind == "stood" and said.form == "call"
        led = {"is-link", "before:reading-verb"} <= best.facts or "host" in best.facts  # not "Read more on Sea"
        return sentence_of(line, best) if (stood or led) and sure >= NAMED else said
    nothing = next(reading.chance for reading in readings if reading.kind == "nothing")
    if nothing >= DOUBT and any(_overlap(reading.outlet, said.outlet) for reading in readings):
        return replace(said, form="doubted")
    other = best.kind != ("read" if said.form == "call" else "stood") and _overlap(best.outlet, said.outlet)
    return sentence_of(line, best) if other and sure >= OTHERWISE else said


def sentence_of(line: Line, reading: Reading) -> Sentence:
    """Return a reading that names an outlet as the grammar would, with the facts that speak most for it."""
    why = "learned: " + ", ".join(_reasons(reading))
    outlet = named(line, reading.outlet) if reading.outlet is not None else None
    if reading.kind == "read":
        return Sentence("call", why, outlet, "read", "weak")
    told = UNSPACED.search(line.text) and _VERBS & reading.facts  # no grammar reads these scripts
    return Sentence("attribution", why, outlet, strength="told" if told else "learned")


def _overlap(one: Outlet | None, other: Outlet | None) -> bool:
    return one is not None and other is not None and one.start < other.end and other.start < one.end


def _reasons(reading: Reading) -> list[str]:
    """Return the facts that speak most for a reading."""
    table = _tables()[reading.kind]
    return sorted((fact for fact in reading.facts if table.get(fact, 0.0) > 0), key=lambda fact: -table[fact])[
        :_REASONS
    ]


def named(line: Line, outlet: Outlet) -> Outlet:
    """Return an outlet under the name that it has outside of its sentence."""
    whole = name_alone(line, with_article(line.text, complete_name(line.text, outlet)))
    return without_ending(line, replace(whole, name=in_first_form(whole.name)))
