"""The title of each record: every heading, link, cell and line is a candidate, judged by its kind over all records.

A kind (the same path of elements in every block) is judged as a column: how many records have it, how long its
texts are, whether they differ from record to record, whether they are dates or "read more".
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from archive_scraper.extract.decisions import Option, loudest, record
from archive_scraper.extract.hand_weights import WEIGHTS, hand_weights
from archive_scraper.extract.listing.fields.author_column import are_inverted_names
from archive_scraper.extract.listing.fields.kicker import take_off_kickers
from archive_scraper.extract.listing.fields.lines import MAX_LINES
from archive_scraper.extract.listing.fields.summary import is_sentence
from archive_scraper.extract.listing.fields.title_choice import TitleChoice
from archive_scraper.extract.listing.page.walk import HEADINGS
from archive_scraper.normalize.text import clean_text
from archive_scraper.signs.buttons import is_count, is_generic
from archive_scraper.signs.bylines import opens_byline, says_how_it_appeared
from archive_scraper.signs.class_names import Hint
from archive_scraper.signs.date_shape import after_date, before_date
from archive_scraper.signs.line_shape import BEFORE_TITLES, FULL_STOPS, STOPS, is_code, text_width
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from archive_scraper.extract.listing.fields.lines import Block, Part
    from archive_scraper.extract.listing.page.outline import Outline

_PLACES = 3
"""Elements of one kind in a record that are told apart by their order; those after count as one."""
_LONGEST = 600
"""Characters of a text that can be a title at all, with the white space of its source."""
_ALL_BUT_FEW = 0.8
_BOLD = frozenset({"b", "strong"})
"""What headings were before there were style sheets."""
_SHORT = 2
_Key = tuple[str, int, int]
_LEAST_REST = 8
"""Characters of a line without its date that may be a title."""
_FEW_WORDS = 3
"""Words of a link that may be a title within a line."""
BEFORE_BUTTONS = " ([|·•"
"""What stands between a title and the buttons of its line."""
_GOES_ON = (":", ",", "-", "–", "—")
_DIGIT = compiled(r"\d")
_MARKS = " ,:;.–—-|·•"
# The number of a case or a file before or after its name has a mark between its digits: "22-0711, ", ", No. 23/118".
# "Notice 41/2024 – " and "Case No. 22-0711: " are the titles' own.
_NUMBER = r"(?:[^\W\d_]{1,3}\.\s)?\(?(?=[^\s,;:()]{0,12}\d\d?[-/]\d)[^\s,;:()]{4,24}\)?"
_NUMBER_BEFORE = compiled(rf"{_NUMBER}[,;]\s+(?=[^\W\d_])")
_NUMBER_AFTER = compiled(rf"[,;]\s+{_NUMBER}\Z")
_NUMBER_WIDTH = 50
_W = hand_weights("title")
_WIDTHS = (
    (3, "width_under_4"),
    (11, "width_under_12"),
    (21, "width_under_22"),
    (130, "width_up_to_130"),
    (220, "width_up_to_220"),
)
_LONGEST_BYLINE = 40
_FILE_NAME = compiled(r"\.(?:pdf|docx?|xlsx?|html?|zip|txt)\s*(?:\(.*\))?$", re.IGNORECASE)
NEVER = Hint.DATE | Hint.COUNT | Hint.MORE | Hint.CAPTION | Hint.CHANGED
_ASIDE = NEVER | Hint.AUTHOR | Hint.TOPIC | Hint.OUTLET


def find_titles(outline: Outline, blocks: list[Block], is_date: dict[str, bool]) -> list[TitleChoice | None]:
    """Return the title of each block, or None."""
    choices = [_choices(outline, block, is_date) for block in blocks]
    signs = _signs_of_kinds(outline, choices, len(blocks), is_date)
    scores = _score_kinds(signs)
    titles = [
        max(options, key=lambda o: (scores[o.key] + _own_score(o, is_date), -o.order), default=None)
        for options in choices
    ]
    record("title of the first teaser", f"{WEIGHTS} [title]", lambda: _options(choices[0], signs, is_date))
    take_off_kickers(outline, titles)
    return titles


def _options(choices: list[TitleChoice], signs: dict[_Key, dict[str, float]], is_date: dict[str, bool]) -> list[Option]:
    """Return the candidates of one record: what speaks for their kinds, and what is odd in this record."""
    found = []
    for choice in choices:
        own = _own_score(choice, is_date)
        said = [*signs[choice.key].items(), ("own_*", own)]
        found.append(Option(choice.text, sum(weight for _, weight in said), loudest(said)))
    return found


def _choices(outline: Outline, block: Block, is_date: dict[str, bool]) -> list[TitleChoice]:
    found: list[TitleChoice] = []
    by_owner = [part for line in block.lines for part in line.parts]
    nodes: dict[int, list[Part]] = defaultdict(list)
    wanted = {node for node, hint in block.own_hints.items() if hint & Hint.TITLE}
    wanted.update(block.links)
    last = block.record.stop
    wanted.update(outline.within(outline.headings, block.record.start, last))
    for part in by_owner:
        node = part.owner
        while node >= block.record.start:
            if node in wanted:
                nodes[node].append(part)
            node = outline.parent[node]
    for node, parts in nodes.items():
        kept = parts
        if len(parts) > 1:  # of most elements the one piece is all that the title can be
            kept = _without_dates(node, _up_to_text(_title_parts(node, parts), is_date), is_date)
        rows = _rows(kept)
        if sum(map(len, rows)) > _LONGEST or _is_card(outline, node, kept):
            continue
        text = kept[0].text if len(kept) == 1 else clean_text(" ".join(rows))
        if text:
            tag = outline.tags[node]
            link = _link_of(outline, node, kept, block)
            hint = block.own_hints.get(node, Hint.NONE) or (Hint.NONE if tag in HEADINGS else parts[0].hint)
            if kept[0].hint & Hint.TOPIC and all(part.hint & Hint.TOPIC and part.hint_node >= node for part in kept):
                hint = Hint.TOPIC
            heading = node if tag in HEADINGS else parts[0].heading
            level = int(outline.tags[heading][1]) if heading >= 0 else 0
            key = (tag if tag in HEADINGS else "node", outline.kind[node], 0)
            found.append(TitleChoice(key, text, node, kept, link, hint, parts[0].place, level))
    found += _line_choices(outline, block, {choice.node for choice in found}, is_date)
    seen: Counter[tuple[str, int]] = Counter()
    for choice in sorted(found, key=lambda choice: choice.order):
        name, kind, _ = choice.key
        choice.key = (name, kind, min(seen[name, kind], _PLACES))
        seen[name, kind] += 1
    return found


def _is_card(outline: Outline, node: int, parts: list[Part]) -> bool:
    """Tell whether a link holds several lines in elements of their own: a card, one of whose lines is the title."""
    return outline.tags[node] == "a" and parts[0].row < parts[-1].row and parts[0].owner != parts[-1].owner


def _line_choices(outline: Outline, block: Block, nodes: set[int], is_date: dict[str, bool]) -> list[TitleChoice]:
    """Return the lines outside of the elements that are candidates already."""
    found: list[TitleChoice] = []
    for line in block.lines[:MAX_LINES]:
        owner = line.owner
        if owner in nodes:
            continue
        longest = max(line.parts, key=lambda part: len(part.text))
        own = longest.link
        if own in nodes and longest.owner != own and any(part.link != own for part in line.parts):
            continue  # what stands next to a link is no part of its title
        kept = [
            part
            for part in line.parts
            if not part.hint & NEVER and not (part.link not in {-1, own} and is_generic(part.text))
        ]
        kept = _without_ends(_up_to_text(kept, is_date), is_date)
        text = line.text if len(kept) == len(line.parts) else clean_text("".join([part.raw for part in kept]))
        text = _text_between_dates(text.rstrip(BEFORE_BUTTONS))
        if any(part.link < 0 for part in kept):
            text = _without_numbers(text)
        if text and len(text) <= _LONGEST:
            link = next((part.link for part in line.parts if part.link >= 0 and outline.url(part.link)), -1)
            place = line.parts[0].place
            hint = line.hint if len(kept) == len(line.parts) else kept[0].hint
            choice = TitleChoice(("line", outline.kind[owner], 0), text, owner, kept, link, hint, place)
            choice.cites = _cites(kept)
            found.append(choice)
            first = kept[0]
            if len(kept) > 1 and outline.tags[first.owner] in _BOLD:
                kind = outline.kind[first.owner]
                found.append(TitleChoice(("line", kind, 0), first.text, first.owner, [first], link, first.hint, place))
    return found


def _cites(parts: list[Part]) -> bool:
    """Tell whether a line is a reference around its one link: "Marlowe, A. (2021). [The old pier]. Harbour Journal"."""
    links = {part.link for part in parts} - {-1}
    if len(links) != 1:
        return False
    inside = [place for place, part in enumerate(parts) if part.link >= 0]
    if sum(part.text.count(" ") + 1 for part in parts[inside[0] : inside[-1] + 1]) < _FEW_WORDS:
        return False
    before = "".join([part.raw for part in parts[: inside[0]]]).rstrip()
    after = "".join([part.raw for part in parts[inside[-1] + 1 :]]).strip(_MARKS)
    return before.endswith(BEFORE_TITLES) and not after[:1].islower()


def _up_to_text(parts: list[Part], is_date: dict[str, bool]) -> list[Part]:
    """Leave out what follows a title in elements of their own on its line: a date and all after it, a sentence."""
    words = 0
    for place, part in enumerate(parts):
        is_own = place > 0 and part.owner != parts[place - 1].owner
        if (
            is_own
            and words >= _FEW_WORDS
            and (
                is_date.get(part.text, False)
                or (_opens_anew(part.text) and not parts[place - 1].text.endswith(_GOES_ON))
            )
        ):
            return parts[:place]
        if not is_date.get(part.text, False):
            words += part.text.count(" ") + 1
    return parts


def _opens_anew(text: str) -> bool:
    """Tell whether a text reads as a sentence of its own."""
    return text.endswith(STOPS) and is_sentence(text) and not text[:1].islower()


def _without_ends(parts: list[Part], is_date: dict[str, bool]) -> list[Part]:
    """Leave out numbers of cases or files, and dates, in elements of their own at the start and the end of a line."""
    rest = parts
    while len(rest) > 1 and (is_code(rest[0].text) or _is_date_or_mark(rest[0], is_date)):
        rest = rest[1:]
    # At the end a number may be a title's own, "Budget 2024", if it does not stand in brackets.
    while len(rest) > 1 and (_is_date_or_mark(rest[-1], is_date) or _is_code_in_brackets(rest[-1].text)):
        rest = rest[:-1]
    if len(rest) == len(parts):
        return parts
    return rest if any(len(part.text) > _SHORT and any(map(str.isalpha, part.text)) for part in rest) else parts


def _is_date_or_mark(part: Part, is_date: dict[str, bool]) -> bool:
    return is_date.get(part.text, False) or not part.text.strip(_MARKS.replace(".", ""))


def _is_code_in_brackets(text: str) -> bool:
    return text.startswith(("(", "[")) and is_code(text)


def _text_between_dates(text: str) -> str:
    """Return a line without the date that it opens with or that a mark parts from its end, where words are left."""
    if _DIGIT.search(text) is None:  # most lines
        rest = text.lstrip(_MARKS)
        return rest if len(rest) > _LEAST_REST else text
    rest = before_date(after_date(text).lstrip(_MARKS))
    return rest if len(rest) > _LEAST_REST and not is_code(rest) else text


def _without_numbers(text: str) -> str:
    """Return a line without the number of a case or a file that it opens or ends with, where words are left."""
    if _DIGIT.search(text) is None:
        return text
    rest = text[before.end() :] if (before := _NUMBER_BEFORE.match(text)) is not None else text
    if (after := _NUMBER_AFTER.search(rest, max(0, len(rest) - _NUMBER_WIDTH))) is not None:
        rest = rest[: after.start()]
    return rest if len(rest) > _LEAST_REST else text


def _rows(parts: list[Part]) -> list[str]:
    """Return the pieces' text line by line."""
    rows: list[str] = []
    last = -1
    for part in parts:
        if part.row == last:
            rows[-1] += part.raw
        else:
            rows.append(part.raw)
            last = part.row
    return rows


def _title_parts(node: int, parts: list[Part]) -> list[Part]:
    """Leave out dates, counts and kickers that stand inside the element; not if nothing else is there."""
    named = [part for part in parts if part.hint & Hint.TITLE and part.hint_node > node]
    if named and len(named) < len(parts) and not any(part.hint & Hint.TITLE for part in parts if part not in named):
        return named
    for unwanted in (_ASIDE, NEVER):
        kept = [
            part
            for part in parts
            if not (part.hint & unwanted and not part.hint & Hint.TITLE and part.hint_node > node)
        ]
        if any(len(part.text) > _SHORT for part in kept):
            return kept
    return parts


def _without_dates(node: int, parts: list[Part], is_date: dict[str, bool]) -> list[Part]:
    """Leave out a date in an element or on a line of its own, which needs no name to be told from the words near it."""
    rows = Counter([part.row for part in parts]) if len(parts) > 1 else {}
    kept = [
        part
        for part in parts
        if not is_date.get(part.text, False) or (part.owner == node and not len(rows) > rows.get(part.row, 0) == 1)
    ]
    return kept if any(len(part.text) > _SHORT for part in kept) else parts


def _link_of(outline: Outline, node: int, parts: list[Part], block: Block) -> int:
    if outline.tags[node] == "a" and outline.url(node):
        return node
    for part in parts:
        if part.link >= 0 and outline.url(part.link):
            return part.link
    inside = [link for link in block.links if node <= link < outline.end[node]]
    return inside[0] if inside else -1


def _signs_of_kinds(
    outline: Outline, choices: list[list[TitleChoice]], total: int, is_date: dict[str, bool]
) -> dict[_Key, dict[str, float]]:
    """Return for each kind what speaks for it and against it: names of data/hand_weights.toml, with what each adds."""
    kinds: dict[tuple[str, int, int], list[TitleChoice]] = defaultdict(list)
    seen: Counter[tuple[str, int, int]] = Counter()
    for options in choices:
        for option in options:
            kinds[option.key].append(option)
        seen.update({_column(outline, option.key) for option in options})
    signs = {}
    for key, options in kinds.items():
        count = len(options)
        coverage = seen[_column(outline, key)] / total
        distinct = len({option.text for option in options}) / count
        texts = [read_text(option.text) for option in options]
        dates = sum([is_date.get(option.text, False) for option in options]) / count
        generic = sum([text.is_button for text in texts]) / count
        codes = sum([text.is_code for text in texts]) / count
        posted = sum([text.is_posted for text in texts]) / count
        linked = sum([option.is_linked for option in options]) / count
        said: defaultdict[str, float] = defaultdict(
            float,
            {
                "coverage": coverage,
                "distinct": distinct,
                "linked": linked,
                "date": dates,
                "button": generic,
                "code": float(codes > _ALL_BUT_FEW and count * 2 > total > _SHORT),
                "posted": float(posted > _ALL_BUT_FEW),
                "order": min(10.0, sum([option.order for option in options]) / count),
            },
        )
        for text in texts:
            for name in text.names:
                said[name] += 1 / count
        if options[0].level:
            said["heading"] += 1
            said["heading_level"] += options[0].level
        hint = options[0].hint
        if hint & Hint.TITLE:
            said["named_title"] += 1
        elif hint & _ASIDE:
            said["named_other"] += 1
        elif hint & Hint.SUMMARY:
            said["named_summary"] += 1
        if key[0] == "line":
            said["line"] += 1
            said["cites"] += sum(option.cites for option in options) / count
            said["bold_line"] += outline.tags[options[0].node] in _BOLD
        signs[key] = {name: _W[name] * amount for name, amount in said.items()}
    return signs


def _score_kinds(signs: dict[_Key, dict[str, float]]) -> dict[_Key, float]:
    return {key: sum(said.values()) for key, said in signs.items()}


def _column(outline: Outline, key: tuple[str, int, int]) -> tuple[str, int, int]:
    """Return the column that tells how many records have such an element: a heading's class may differ in each."""
    name, kind, place = key
    return (name, outline.tag_path[kind], place) if name in HEADINGS else key


def _own_score(option: TitleChoice, is_date: dict[str, bool]) -> float:
    # Only what is odd in one record counts; the better of two good columns is the better one in all records.
    own = read_text(option.text)
    score = _W["own_text"] * (min(0.0, own.length_score) + own.word_score) + _W["own_order"] * min(option.order, 10)
    if own.is_button or is_date.get(option.text, False):
        # In an element named as title, "Order" is the name of a document.
        score += _W["own_button_named" if option.hint & Hint.TITLE else "own_button"]
    if len(option.parts) > 1 and any(is_date.get(part.text, False) for part in option.parts):
        score += _W["own_date_inside"]
    return score + _W["own_byline"] if own.is_byline else score


class _TextSigns(NamedTuple):
    """What a text says by itself of being a title."""

    names: tuple[str, ...]
    """The names of the weights that it has by its length, which comes first, and by its words."""
    is_button: bool
    is_code: bool
    is_posted: bool
    is_byline: bool

    @property
    def length_score(self) -> float:
        """Titles are neither a word nor a paragraph long."""
        return _W[self.names[0]]

    @property
    def word_score(self) -> float:
        """Titles are made of words; docket numbers and file names are not."""
        return sum([_W[name] for name in self.names[1:]])


@lru_cache(maxsize=4096)
def read_text(text: str) -> _TextSigns:
    """Return what a text says by itself of being a title."""
    width = text_width(text[:400])
    said = [next((name for most, name in _WIDTHS if width <= most), "width_over_220")]
    letters = sum(map(str.isalpha, text))
    solid = len("".join(text.split()))
    if letters * 3 < solid * 2:
        said.append("half_letters" if letters * 2 < solid else "few_letters")
    if _FILE_NAME.search(text):
        said.append("file_name")
    if text.islower() and text.isascii():
        said.append("lower_case")
    if text.endswith(FULL_STOPS) and is_sentence(text):
        said.append("sentence")
    is_byline = len(text) < _LONGEST_BYLINE and opens_byline(text)
    is_posted = says_how_it_appeared(text) or (len(text) < _LONGEST_BYLINE and "," in text and are_inverted_names(text))
    return _TextSigns(tuple(said), is_generic(text) or is_count(text), is_code(text), is_posted, is_byline)
