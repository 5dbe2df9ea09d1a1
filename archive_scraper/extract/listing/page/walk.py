"""One pass over the tree of a listing page: its visible elements and texts as flat arrays.

Nodes are numbered in document order, so a subtree is the range ``node <= n < end[node]``, and its visible text is
a range of ``runs``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from archive_scraper.normalize.text import BLOCK_TAGS, CELL_TAGS, HIDDEN_TAGS
from archive_scraper.signs.class_names import stable_class
from archive_scraper.signs.hidden import HIDING_ATTRIBUTES, hides, is_spoken
from archive_scraper.signs.pictures import BACKGROUNDS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BREAK = "\n"
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SCRIPTED = frozenset(("onclick", "data-href"))
_ASKED = HIDING_ATTRIBUTES | _SCRIPTED | {"itemprop", "rel", "datetime", "content", *BACKGROUNDS}
_BREAK_TAGS = BLOCK_TAGS - {"button"}


@lru_cache(maxsize=4096)
def _read_class(value: str) -> tuple[bool, str]:
    """Tell whether a class attribute names text for screen readers only, and return its stable class."""
    return is_spoken(value), stable_class(value)


_NO_CLASS = (False, "")


@dataclass(slots=True)
class Walk:
    """What one pass wrote down."""

    nodes: list[HtmlElement] = field(default_factory=list)
    parent: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    depth: list[int] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    kind: list[int] = field(default_factory=list)
    """Number of the node's path of tags and stable classes: equal for equal paths."""
    tag_path: list[int] = field(default_factory=list)
    """Number of each kind's path of tags alone."""
    runs: list[str] = field(default_factory=list)
    owner: list[int] = field(default_factory=list)
    """The node each run stands in directly; -1 for a break."""
    run_start: list[int] = field(default_factory=list)
    run_end: list[int] = field(default_factory=list)
    anchors: list[int] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    images: list[int] = field(default_factory=list)
    times: list[int] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    scripted: list[int] = field(default_factory=list)
    """Nodes that a script may make links."""
    asked: list[int] = field(default_factory=list)
    """Nodes with an attribute of which a reader asks more than the class: see _ASKED."""
    metas: list[tuple[int, HtmlElement]] = field(default_factory=list)
    """Meta elements in the body, as microdata has them, with the number of the node before each."""
    kickers: set[int] = field(default_factory=set)
    """Runs that a spoken colon follows."""
    names: list[str] = field(default_factory=list)
    """The class attribute of each node, "" for none."""
    paths: dict[tuple[int, str, str], int] = field(default_factory=dict)
    """Kind of the node above, tag, and stable class or column -> kind."""


def walk(root: HtmlElement) -> Walk:  # noqa: C901, PLR0912, PLR0915 # the one hot loop: calls would double its time
    """Read the visible elements and texts below an element in one pass, itself the first of them."""
    found = Walk()
    nodes, parents, ends, depths, tags, kinds = (
        found.nodes, found.parent, found.end, found.depth, found.tags, found.kind,
    )  # fmt: skip
    runs, owner, run_start, run_end = found.runs, found.owner, found.run_start, found.run_end
    names, paths = found.names, found.paths
    listed = {
        "a": found.anchors, "img": found.images, "time": found.times, "p": found.paragraphs,
        **dict.fromkeys(HEADINGS, found.headings),
    }  # fmt: skip
    columns: dict[int, int] = {}
    node: HtmlElement | None = root
    above = -1  # the innermost open node
    printed = -1  # the open element whose line ends count
    while True:
        if node is None:  # the innermost open node ends here
            done, node = above, nodes[above]
            above = parents[above]
        else:
            tag, said = node.tag, node.keys()
            value = node.get("class") if "class" in said else ""
            spoken, name = _read_class(value) if value else _NO_CLASS
            asked = bool(said) and not _ASKED.isdisjoint(said)
            done = -1
            if nodes and (tag in HIDDEN_TAGS or spoken or (asked and hides(node, said))):
                if tag == "meta" and node.get("itemprop"):
                    found.metas.append((len(nodes) - 1, node))
                if spoken and node.text == ":":
                    _note_colon(found)
            else:
                done = len(nodes)
                nodes.append(node)
                parents.append(above)
                ends.append(done + 1)
                depths.append(depths[above] + 1 if above >= 0 else 0)
                tags.append(tag)
                if tag in CELL_TAGS:  # the third cell of a row is another thing than the second
                    column = columns[above] = columns.get(above, 0) + 1
                    name = f"{column}"
                key = (kinds[above] if above >= 0 else -1, tag, name)
                if (kind := paths.get(key)) is None:
                    kind = paths[key] = len(paths)
                kinds.append(kind)
                names.append(value)
                run_start.append(len(runs))
                run_end.append(0)
                if tag in _BREAK_TAGS:
                    runs.append(BREAK)
                    owner.append(-1)
                if tag == "pre" and printed < 0:
                    printed = done
                if text := node.text:
                    if printed >= 0 and BREAK in text:
                        _add_lines(found, text, done)
                    else:
                        runs.append(text)
                        owner.append(done)
                if tag in listed:
                    listed[tag].append(done)
                if asked:
                    found.asked.append(done)
                    if not _SCRIPTED.isdisjoint(said):
                        found.scripted.append(done)
                if len(node):
                    node, above = node[0], done
                    continue
        if done >= 0:
            if tags[done] in _BREAK_TAGS:
                runs.append(BREAK)
                owner.append(-1)
            if done == printed:
                printed = -1
            ends[done] = len(nodes)
            run_end[done] = len(runs)
        if above < 0:
            break
        if tail := node.tail:
            if printed >= 0 and BREAK in tail:
                _add_lines(found, tail, above)
            else:
                runs.append(tail)
                owner.append(above)
        node = node.getnext()
    found.tag_path = _tag_paths(paths)
    return found


def _add_lines(found: Walk, text: str, node: int) -> None:
    """Write down a text whose line ends are seen, as breaks between its lines."""
    for place, line in enumerate(text.split(BREAK)):
        if place:
            found.runs.append(BREAK)
            found.owner.append(-1)
        if line:
            found.runs.append(line)
            found.owner.append(node)


def _note_colon(found: Walk) -> None:
    """Note the run before a colon that only a screen reader speaks: a kicker, parted for the ear."""
    place = len(found.runs) - 1
    while place >= 0 and not found.runs[place].strip() and found.runs[place] is not BREAK:
        place -= 1
    found.kickers.add(place)


def _tag_paths(paths: dict[tuple[int, str, str], int]) -> list[int]:
    """Return for each kind the number of its path of tags; a kind comes after the one it stands in."""
    known: dict[tuple[int, str], int] = {}
    found: list[int] = []
    for above, tag, _ in paths:
        found.append(known.setdefault((found[above] if above >= 0 else -1, tag), len(known)))
    return found


def rename(found: Walk, names: dict[int, str]) -> None:
    """Give some nodes another stable class, and number the kinds anew."""
    classes = [name for _, _, name in found.paths]
    kinds, paths = found.kind, dict[tuple[int, str, str], int]()
    for node, (above, tag, kind) in enumerate(zip(found.parent, found.tags, kinds, strict=True)):
        key = (kinds[above] if above >= 0 else -1, tag, names.get(node, classes[kind]))
        kinds[node] = paths.setdefault(key, len(paths))
    found.paths, found.tag_path = paths, _tag_paths(paths)
