"""What a heading holds next to its title: the kicker over it, and labels such as "Video" that many teasers share.

A heading made of elements side by side does not say which of them is the title. The page says it elsewhere: in the
title or label of a link, and in the address, which is made of the title's words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from archive_scraper.extract.listing.page.walk import HEADINGS
from archive_scraper.normalize.folding import fold
from archive_scraper.normalize.text import clean_text
from archive_scraper.signs.buttons import names_file
from archive_scraper.signs.line_shape import is_code, text_width
from archive_scraper.signs.person_name import are_names, are_person_names
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from archive_scraper.extract.listing.fields.lines import Part
    from archive_scraper.extract.listing.fields.title_choice import TitleChoice
    from archive_scraper.extract.listing.page.outline import Outline

_LONGEST_LABEL = 20
_LONGEST_KICKER = 60
_LEAST_TITLE = 12
"""Characters of a link that may be the title of a heading without the words beside it."""
_PARTS_BEFORE = (":", "：", "|", "–", "—", " -", "»", "›", "]")
_NAME_ENDS = (":", "：", "|", "–", "—", "-", "›", "»", "⟩", "/")
"""Marks between a name and the title after it."""
_BETWEEN = f" ,{''.join(_NAME_ENDS)}"
_SEVERAL = 3
_COVERED, _UNCOVERED = 0.6, 0.34
# Elements that stress words of a title; what stands in them belongs to it.
_STRESS = frozenset({"em", "i", "b", "strong", "q", "cite", "sub", "sup", "abbr", "mark", "u", "s", "small"})
_WORD = compiled(r"[^\W\d_]{3,}")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


@dataclass(slots=True)
class _Group:
    """The pieces of a title that stand in one child of their common element."""

    node: int
    """The child; -1 for text that stands directly in the common element."""
    parts: list[Part]
    text: str = ""


def take_off_kickers(outline: Outline, titles: list[TitleChoice | None]) -> None:
    """Take kickers and shared labels off the titles, where all records together are sure of them."""
    _keep_linked(outline, titles)
    columns: dict[tuple[str, int, int], list[tuple[TitleChoice, list[_Group]]]] = defaultdict(list)
    for title in titles:
        if title is not None and len(title.parts) > 1:
            groups = _group(outline, title)
            if len(groups) > 1:
                name, kind, place = title.key
                columns[name, outline.tag_path[kind], place].append((title, groups))
    for column in columns.values():
        labels = _shared_labels(outline, [groups for _, groups in column])
        for title, groups in column:
            kept = [group for group in groups if (_make(outline, group), group.text) not in labels]
            _keep(title, kept)
        rest = [(title, kept) for title, _ in column if len(kept := _group(outline, title)) > 1]
        _take_off_columns(outline, rest, are_all=len(rest) == len(column), are_usual=len(rest) * 5 >= len(titles) * 4)


def _take_off_columns(
    outline: Outline, rest: list[tuple[TitleChoice, list[_Group]]], *, are_all: bool, are_usual: bool
) -> None:
    """Take off a first or last element of titles that is a number, a label or a kicker in most of them."""
    if are_all and len(rest) >= _SEVERAL and all(_is_number(groups[0]) for _, groups in rest):
        for title, groups in rest:  # "No. 12" in an element of its own
            _keep(title, _behind(groups))
    elif are_usual and _are_led_by_names(outline, [groups for _, groups in rest]):
        for title, groups in rest:
            _keep(title, _behind(groups))
            title.text = title.text.lstrip(_BETWEEN)
    elif are_usual and (places := _label_place(outline, [groups for _, groups in rest])):
        for title, groups in rest:
            _keep(title, groups[places])
    elif _are_led_by_kickers(outline, rest):
        for title, groups in rest:
            if _may_be_kicker(outline, groups):
                _keep(title, _behind(groups))


def _keep_linked(outline: Outline, titles: list[TitleChoice | None]) -> None:
    """Of headings that hold a link and less beside it, keep the link: "*Report:* T", "T *PDF*", "T *by Ada*"."""
    several = [title for title in titles if title is not None and len(title.parts) > 1]
    found = [(title, link) for title in several if (link := _own_link(outline, title)) >= 0]
    if len(found) * 5 < len(several) * 4:
        return
    for title, link in found:
        _keep(title, [_Group(link, [part for part in title.parts if part.link == link])])
        title.link = link


def _own_link(outline: Outline, title: TitleChoice) -> int:
    """Return the link in a heading that is its title: most of it, and parted from what stands beside it; or -1."""
    if outline.tags[title.node] not in HEADINGS:
        return -1
    link = max(title.parts, key=lambda part: (part.link >= 0, len(part.text))).link
    if link < title.node or outline.url(link) is None:
        return -1
    inside = [place for place, part in enumerate(title.parts) if part.link == link]
    before, own, after = (
        title.parts[: inside[0]],
        title.parts[inside[0] : inside[-1] + 1],
        title.parts[inside[-1] + 1 :],
    )
    width = sum(text_width(part.text) for part in own)
    if width < _LEAST_TITLE or width <= sum(text_width(part.text) for part in (*before, *after)):
        return -1
    if before and not (_is_apart(outline, before[-1], link) or before[-1].text.endswith(_PARTS_BEFORE)):
        return -1
    return link if all(_is_apart(outline, part, link) or _is_bare_mark(part) for part in after) else -1


def _is_apart(outline: Outline, part: Part, link: int) -> bool:
    """Tell whether a piece stands in an element of its own beside a link, which does not stress words of a title."""
    above = part.owner <= link < outline.end[part.owner]
    return not above and (outline.tags[part.owner] not in _STRESS or outline.tags[part.owner] == "small")


def _is_bare_mark(part: Part) -> bool:
    return not any(map(str.isalnum, part.text))


def _group(outline: Outline, title: TitleChoice) -> list[_Group]:
    """Return the pieces by the child of their deepest common element."""
    top = title.node  # of a line it is the element of its longest piece
    while top > 0 and not all(top <= part.owner < outline.end[top] for part in title.parts):
        top = outline.parent[top]
    chains = [_chain(outline, part.owner, top) for part in title.parts]
    shared = 0
    while all(len(chain) > shared for chain in chains) and len({chain[shared] for chain in chains}) == 1:
        shared += 1
    groups: list[_Group] = []
    for part, chain in zip(title.parts, chains, strict=True):
        node = chain[shared] if len(chain) > shared else -1
        if not groups or groups[-1].node != node:
            groups.append(_Group(node, []))
        groups[-1].parts.append(part)
    for group in groups:
        group.text = clean_text("".join(part.raw for part in group.parts))
    return groups


def _chain(outline: Outline, node: int, top: int) -> list[int]:
    """Return the elements from below ``top`` down to a node."""
    chain: list[int] = []
    while node > top:
        chain.append(node)
        node = outline.parent[node]
    return chain[::-1]


def _make(outline: Outline, group: _Group) -> int:
    return outline.kind[group.node] if group.node >= 0 else -1


def _shared_labels(outline: Outline, column: list[list[_Group]]) -> set[tuple[int, str]]:
    """Return the short texts at the start or end of titles that stand so in several: "Video", "Premium".

    Elements of their make say little else; else they are words of titles, each in an element of its own.
    """
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    inside = {_make(outline, group) for groups in column for group in groups[1:-1]}
    for groups in column:
        for group in {id(group): group for group in (groups[0], groups[-1])}.values():
            is_label = group.node >= 0 and (outline.tags[group.node] not in _STRESS or names_file(group.text))
            if is_label and _make(outline, group) not in inside and not group.text.endswith(":"):
                counts[_make(outline, group)][group.text] += 1
    return {
        (make, text)
        for make, texts in counts.items()
        if 2 * texts.total() >= 3 * len(texts) and max(map(len, texts)) <= _LONGEST_LABEL
        for text in texts
    }


def _label_place(outline: Outline, rest: list[list[_Group]]) -> slice | None:
    """Return what of titles is left without their first or last element, where that column is of labels that repeat.

    Elements side by side in one link are columns as the cells of a table are: the day, the section, the title.
    """
    for place, left in ((0, slice(1, None)), (-1, slice(-1))):
        labels = [groups[place] for groups in rest]
        texts = [group.text for group in labels]
        if len(rest) < _SEVERAL or len(set(texts)) == len(texts) or len({len(groups) for groups in rest}) > 1:
            continue
        if any(
            group.node < 0 or text_width(group.text) > _LONGEST_LABEL or group.text.count(" ") > 1 for group in labels
        ):
            continue
        titles = [clean_text(" ".join(group.text for group in groups[left])) for groups in rest]
        is_stress = any(outline.tags[group.node] in _STRESS for group in labels)
        if is_stress and any(group.node < 0 for groups in rest for group in groups):
            continue
        if len(set(titles)) == len(titles) and sum(map(text_width, titles)) >= 2 * sum(map(text_width, texts)):
            return left
    return None


def _keep(title: TitleChoice, groups: list[_Group]) -> None:
    parts = [part for group in groups for part in group.parts]
    if any(map(str.isalpha, "".join(part.text for part in parts))) and len(parts) < len(title.parts):
        rows: dict[int, str] = defaultdict(str)
        for part in parts:
            rows[part.row] += part.raw
        title.parts, title.text = parts, clean_text(" ".join(rows.values()))


def _behind(groups: list[_Group]) -> list[_Group]:
    """Return the groups after the first and the marks after it."""
    rest = groups[1:]
    while len(rest) > 1 and _is_mark(rest[0]):
        rest = rest[1:]
    return rest


def _is_mark(group: _Group) -> bool:
    return not any(map(str.isalnum, group.text))


def _is_number(group: _Group) -> bool:
    """Tell whether a piece is an element that holds the number of a document and nothing else."""
    return group.node >= 0 and is_code(group.text)


def _are_led_by_names(outline: Outline, column: list[list[_Group]]) -> bool:
    """Tell whether the first elements are persons' names, and their look or a mark parts the titles from them.

    "*Ada Marlowe*: The pier stays", not "*Ada Marlowe* stays" in bold.
    """
    names = [groups[0].text.rstrip(_BETWEEN) for groups in column]
    for name, (first, second, *_) in zip(names, column, strict=True):
        is_parted = name != first.text or second.text.startswith(_NAME_ENDS)
        if first.node < 0 or not are_names(name) or (outline.tags[first.node] in _STRESS and not is_parted):
            return False
    return sum(map(are_person_names, names)) * 2 >= len(names) >= _SEVERAL


def _may_be_kicker(outline: Outline, groups: list[_Group]) -> bool:
    """Tell whether the first of several elements side by side may be a kicker: short, and a title after it."""
    first, rest = groups[0], _behind(groups)
    return (
        all(group.node >= 0 for group in groups)
        and outline.tags[first.node] not in _STRESS
        and len(first.text) <= _LONGEST_KICKER
        and any(map(str.isalpha, rest[0].text))
    )


def _are_led_by_kickers(outline: Outline, column: list[tuple[TitleChoice, list[_Group]]]) -> bool:
    """Tell whether the first element of headings is no part of their titles, by what the page says elsewhere.

    The link's title or label is the text after it; the address has the words of what stands after it and not its
    own; or a mark in an element of its own parts the two, for those who hear the page.
    """
    for_it = against = 0
    for title, groups in column:
        if not _may_be_kicker(outline, groups):
            continue
        first, rest = groups[0], clean_text(" ".join(group.text for group in _behind(groups)))
        stated = _stated(outline, title.link)
        own, other = (_coverage(outline.url(title.link), text) for text in (first.text, rest))
        if rest in stated or (_is_mark(groups[1]) and own < _COVERED and len(first.text) < len(rest)):
            for_it += 1
        elif own >= _COVERED or any(text.startswith(first.text) for text in stated):
            against += 1
        else:
            for_it += other >= _COVERED and own <= _UNCOVERED
    return for_it > 0 and for_it > 2 * against and 2 * for_it >= len(column)


def _stated(outline: Outline, link: int) -> set[str]:
    """Return what the attributes of a link say that it leads to."""
    if link < 0:
        return set()
    element = outline.nodes[link]
    return {clean_text(value) for name in ("title", "aria-label") if (value := element.get(name))}


def _coverage(url: str | None, text: str) -> float:
    """Return the share of a text's words that the path of an address has."""
    if not url:
        return 0.0
    path = set(_WORD.findall(fold(unquote(url.partition("?")[0].partition("//")[2].partition("/")[2]))))
    words = _WORD.findall(text.lower())
    if not words or not path:
        return 0.0
    return sum(fold(word) in path or fold(word.translate(_UMLAUTS)) in path for word in words) / len(words)
