"""Authors that nothing announces: a column of short lines that are people's names in most records of a list.

One such line alone may be a town, a series or a subject; a column of them next to dates is the authors'.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING

from archive_scraper.extract.listing.fields.lines import NEAR_TITLE
from archive_scraper.normalize.bylines.inverted import turn_inverted
from archive_scraper.normalize.text import clean_text
from archive_scraper.signs.buttons import is_count, is_generic
from archive_scraper.signs.class_names import Hint
from archive_scraper.signs.date_shape import without_date
from archive_scraper.signs.line_shape import split_fields
from archive_scraper.signs.person_name import are_names, are_person_names, is_person_name_in, split_names
from archive_scraper.signs.signed_names import are_announced_names, are_signed_names
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive_scraper.extract.listing.fields.lines import Block, Line, Part
    from archive_scraper.extract.listing.page.outline import Outline

_MIN_RECORDS = 3
_MAX_LINE = 90
_MAX_PARTS = 140
_MAX_NAME = 40
_MOST_WORDS = 4
_SMALL_WORD = 3
_MARKS = " ,:;-–—"
_AFTER_TITLE = f"{_MARKS}|()[]"
_OPENS_TITLE = ' .“"«„‘'
# "Ada Marlowe for Harbour Review": what stands after the small word is capitalised, or in an element of its own.
_FOR_AN_OUTLET = compiled(
    rf"(?<=[^\W\d_])\s+{book.alternatives('byline.for_an_outlet')}(?:\s+(?:the\s+)?(?=[A-ZÀ-Þ])|$)"
)
_PAIR = compiled(r"\s*([^\W\d_][\w'’-]*),\s([^\W\d_][\w'’-]*\.?)\s*")
# With the marks that vowels are in Indic scripts and Thai.
_LETTERS = compiled(r"(?:[^\W\d_]|[ \u0900-\u0dff\u0e31-\u0e4e\u102b-\u103e\u17b4-\u17d3])+")
_YEAR_BEHIND = compiled(r"[\s,(]*(?:19|20)\d\d[a-z]?[).:,\s]*$")
_OTHER = Hint.COUNT | Hint.CAPTION | Hint.SUMMARY | Hint.TOPIC | Hint.MORE | Hint.OUTLET


@dataclass(frozen=True, slots=True)
class _Names:
    """A field that may be persons' names."""

    text: str
    known: bool
    """A known given name stands first."""


@dataclass(slots=True)
class _Column:
    """The lines of one make, or of one place among those of that make: each block's names in it."""

    names: dict[int, _Names] = field(default_factory=dict)
    others: dict[int, _Names] = field(default_factory=dict)
    """What stands there instead of a name, where it is one field."""
    shown: int = 0
    """Lines that hold more than dates and numbers."""

    def add(self, number: int, names: _Names | None, other: _Names | None, *, has_text: bool) -> None:
        self.shown += has_text
        before = self.names.get(number)
        if names and before and names.known and before.known:  # each author on a line of its own
            self.names[number] = _Names(f"{before.text}; {names.text}", known=True)
        elif names and (before is None or names.known > before.known):
            self.names[number] = names
        if other:
            self.others.setdefault(number, other)

    @property
    def known(self) -> int:
        """The names that are known ones."""
        return sum(names.known for names in self.names.values())

    def is_of_names(self, total: int) -> bool:
        """Tell whether most of the fields are names, many of them known, in most of the blocks.

        In fewer blocks where nothing else ever stands there.
        """
        found, known = len(self.names), self.known
        if known < _MIN_RECORDS or known * 5 < found * 2 or found * 5 < self.shown * 3:
            return False
        return found * 2 >= total or (found == self.shown and known * 4 >= found * 3)


def find_name_columns(outline: Outline, blocks: list[Block], titles: list[list[Part]]) -> list[str | None]:
    """Return for each block the names in the column of names; None without such a column."""
    columns: dict[tuple[int, int], _Column] = defaultdict(_Column)
    for number, (block, title) in enumerate(zip(blocks, titles, strict=True)):
        inside = set(title)
        rows: dict[int, list[tuple[_Names | None, _Names | None, bool]]] = defaultdict(list)
        for line in block.lines[:NEAR_TITLE]:
            kind = outline.kind[_holder(outline, line)]
            if not inside.isdisjoint(line.parts):
                rows[-1 - kind].append((_names_before(line, inside) or _names_after(line, inside), None, True))
            elif len(line.text) <= (_MAX_LINE if len(line.parts) == 1 else _MAX_PARTS) and not line.hint & _OTHER:
                names, has_text = _names_in(line, outline.page.language)
                rows[kind].append((names, _only_field(line) if names is None else None, has_text))
        for kind, cells in rows.items():
            for place, (names, other, has_text) in enumerate(cells):
                # All lines of a make, the first and so on, the last and so on.
                for key in ((kind, 0), (kind, 1 + place), (kind, place - len(cells))):
                    columns[key].add(number, names, other, has_text=has_text)
    best = max(
        (column for column in columns.values() if column.is_of_names(len(blocks))),
        key=lambda column: column.known,
        default=None,
    )
    if best is None:
        return [None] * len(blocks)
    others = best.others if len(best.names) * 4 >= best.shown * 3 else {}
    found = (best.names.get(number) or others.get(number) for number in range(len(blocks)))
    return [names.text if names else None for names in found]


def _holder(outline: Outline, line: Line) -> int:
    """Return the element that a line begins in; of a link the one around it, as not every author has a page."""
    first = line.parts[0]
    return outline.parent[first.owner] if first.owner == first.link else first.owner


def _names_before(line: Line, title: set[Part]) -> _Names | None:
    """Return the names of persons that a line has before its title, as bibliographies do: "Ada Marlowe (2024): "."""
    before = "".join([part.raw for part in takewhile(lambda part: part not in title, line.parts)])
    if not before or len(before) > _MAX_PARTS:
        return None
    text = _YEAR_BEHIND.sub("", without_date(clean_text(before)).rstrip(_OPENS_TITLE)).strip(_MARKS)
    known = _are_known(f"{text}." if text[-2:-1] == " " else text)
    return _Names(text, known=known) if known or are_names(text) else None


def _names_after(line: Line, title: set[Part]) -> _Names | None:
    """Return the names of persons after a title on its line: "(Ada Marlowe, 3 May 2024)"."""
    rest = list(dropwhile(lambda part: part not in title, line.parts))
    text = clean_text("".join([part.raw for part in rest if part not in title]))
    if not text or len(text) > _MAX_LINE:
        return None
    text = without_date(text).strip(_AFTER_TITLE)
    return _Names(text, known=True) if are_person_names(text) else None


def _are_known(text: str) -> bool:
    """Tell whether a text names persons: known names, with their offices, or with the last name first."""
    return are_person_names(text) or are_signed_names(text) or are_inverted_names(text)


def _are_caseless(text: str) -> bool:
    """Tell whether a text of a script without capitals has the form of names: two to four words each."""
    if text.lower() != text.upper():
        return False
    return all(1 < len(name.split()) <= _MOST_WORDS and _LETTERS.fullmatch(name) for name in split_names(text))


def are_inverted_names(text: str) -> bool:
    """Tell whether a text is a list of persons with the last name of each first.

    >>> are_inverted_names("Marlowe, A., & Vell, T."), are_inverted_names("Ada Marlowe, Tomas Vell")
    (True, False)
    """
    turned = turn_inverted(text)
    return turned != text and are_names(turned)


def turn_alike(names: Sequence[str | None]) -> list[str | None]:
    """Return the names of a column that has the last names first with those turned of which no word tells it.

    >>> turn_alike(["Marlowe, Ada", "Vell, Tomas", "Ada, Tomas"]), turn_alike(["Marlowe, Ada", "Ada, Tomas"])
    (['Marlowe, Ada', 'Vell, Tomas', 'Tomas Ada'], ['Marlowe, Ada', 'Ada, Tomas'])
    """
    inverted = [name is not None and are_inverted_names(name) for name in names]
    pairs = [_PAIR.fullmatch("" if turned else name or "") for name, turned in zip(names, inverted, strict=True)]
    if sum(inverted) <= sum(pair is not None for pair in pairs):
        return list(names)
    return [name if pair is None else f"{pair[2]} {pair[1]}" for name, pair in zip(names, pairs, strict=True)]


def _only_field(line: Line) -> _Names | None:
    """Return the one field of a line that is no date and no number: where others name persons, an organization."""
    fields = [without_date(piece) for piece in split_fields(line.text)]
    fields = [piece for piece in fields if piece and not any(map(str.isdigit, piece))]
    text = fields[0].strip(_MARKS) if len(fields) == 1 else ""
    if not text or len(text) > _MAX_NAME or not text[0].isupper() or is_count(text) or is_generic(text):
        return None
    return _Names(text, known=False)


def _names_in(line: Line, language: str | None) -> tuple[_Names | None, bool]:
    """Return the field of a line that is most likely names of persons, and whether it has any field but dates.

    Elements of their own are fields too: a name, then a role that a style sheet puts below.
    """
    fields = split_fields(line.text)
    if len(fields) == 1 and len(line.parts) > 1:
        fields += [part.text for part in line.parts]
    if are_announced_names(text := without_date(line.text).strip(_MARKS)):
        return _Names(text, known=True), True
    bare = [text for piece in fields if (text := without_date(piece).strip(_MARKS)) and text != line.text]
    if len(bare) > 1 and all(map(are_person_names, bare)):  # "Ada Marlowe | Tomas Vell"
        return _Names(", ".join(bare), known=True), True
    has_text, likely = False, None
    for piece in fields:
        text = without_date(piece).strip(_MARKS)
        if not text or any(map(str.isdigit, text)) or is_generic(text):
            continue
        has_text = True
        text = _FOR_AN_OUTLET.split(text, maxsplit=1)[0]
        if _are_known(text) or all(is_person_name_in(name, language) for name in split_names(text)):
            return _Names(text, known=True), True
        first, _, rest = text.partition(" ")
        if len(first) <= _SMALL_WORD and are_person_names(rest):  # "De Ioana Munteanu"
            return _Names(rest, known=True), True
        if likely is None and (are_names(text) or _are_caseless(text)):
            likely = _Names(text, known=False)
    return likely, has_text
