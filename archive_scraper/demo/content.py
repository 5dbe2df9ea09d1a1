"""The demo's content: what the files below site/ say, as articles that the pages and the truth are both made from."""

from __future__ import annotations

import hashlib
import re
import tomllib
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

Raw = Mapping[str, Any]
ALMANAC, HARBOURTOWN = "https://almanac.example", "https://harbourtown.example"
"""How the content files call the two sites where one cites the other; DemoServer puts in where they are served."""
_LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a body: its source, and what a reader gets from it."""

    html: str
    lines: tuple[str, ...]
    """Text as a browser shows it, one line a block."""
    markdown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoArticle:
    """One article: what its pages print and what a reader should read there."""

    path: str
    look: str
    section: str
    """The listing that holds it."""
    title: str
    subtitle: str | None = None
    date: str | None = None
    """ISO date or time stamp; None where no page prints one."""
    names: tuple[str, ...] = ()
    """The authors a reader should get."""
    printed: tuple[tuple[str, bool], ...] = ()
    """The byline's names as printed, and whether each links to a page of its own."""
    topics: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    before: str = ""
    """Source of the paragraph before the body's own text, such as an attribution."""
    after: str = ""
    """Source of the paragraph after it, such as a call to action."""
    teaser: str = ""
    """Source of the teaser's text, without what the list itself adds."""
    whole: bool = False
    """The teaser was not cut."""
    summary: str = ""
    truncated: bool = False
    link_kind: str | None = None
    outlet: str | None = None
    outlet_url: str | None = None
    series: str | None = None
    volume: str | None = None
    issue: str | None = None
    pdf: tuple[str, ...] = ()
    raw: Raw = field(default_factory=dict)
    """The entry of the content file, for what only one site prints."""

    @property
    def kind(self) -> str:
        """The part of the path that names the type."""
        return self.path.split("/")[2]

    @property
    def slug(self) -> str:
        """The last part of the path."""
        return self.path.rstrip("/").rsplit("/", 1)[-1]


def slugify(text: str) -> str:
    """Return a name as the sites spell it in an address."""
    kept = "".join(c if c.isalnum() else " " for c in text.lower().replace("’", "").replace("'", ""))
    return "-".join(kept.split())


@cache
def load(name: str) -> dict[str, Any]:
    """Read one of the content files."""
    return tomllib.loads(files(__package__).joinpath("site", name).read_text(encoding="utf-8"))


def asset(name: str) -> bytes:
    """Return a file of the site that is served as it is."""
    return files(__package__).joinpath("site", name).read_bytes()


def edited(entry: Raw, edits: Mapping[str, Raw]) -> Raw:
    """Return an entry with the edits that name it."""
    changes = [edit for edit in edits.values() if edit["of"] in (entry.get("path"), entry.get("slug"))]
    return {**entry, **{key: value for edit in changes for key, value in edit.items() if key != "of"}}


def paragraph(text: str) -> Block:
    """Return plain text as a paragraph."""
    return Block(f"<p>{escape(text, quote=False)}</p>", (text,), text)


def citing_blocks(entry: Raw) -> list[Block]:
    """Return the paragraphs of an entry that link to other pieces; the content file has them as Markdown."""
    made = []
    for markdown in entry.get("cites", ()):
        html = _LINK.sub(r'<a href="\2">\1</a>', markdown)
        made.append(Block(f"<p>{html}</p>", (_LINK.sub(r"\1", markdown),), markdown))
    return made


def item_list(texts: list[str]) -> Block:
    """Return plain texts as a bulleted list."""
    items = "\n".join(f"<li>{escape(text, quote=False)}</li>" for text in texts)
    return Block(f"<ul>\n{items}\n</ul>", tuple(texts), "\n".join(f"- {text}" for text in texts))


def quotation(text: str) -> Block:
    """Return plain text as a block quote."""
    return Block(f"<blockquote><p>{escape(text, quote=False)}</p></blockquote>", (text,), f"> {text}")


def heading(text: str) -> Block:
    """Return plain text as a heading of the second level."""
    return Block(f"<h2>{escape(text, quote=False)}</h2>", (text,), f"## {text}")


def lead_blocks(entry: Raw, prose: Prose) -> list[Block]:
    """Return the paragraphs that the entry writes out, or an opening from the prose file."""
    if "lead" not in entry:
        return [paragraph(prose.opening())]
    sources: list[str] = entry["lead"]
    texts: list[str] = entry.get("lead_text", sources)
    # a number stands for the text itself
    markdowns = [texts[m] if isinstance(m, int) else m for m in entry.get("lead_markdown", texts)]
    return [
        Block(source if source.startswith("<h2") else f"<p>{source}</p>", (text,), markdown)
        for source, text, markdown in zip(sources, texts, markdowns, strict=True)
    ]


def further_blocks(entry: Raw, prose: Prose, *, default: int) -> list[Block]:
    """Return the paragraphs, headings, lists and quotations that fill the page up."""
    made: list[Block] = []
    for number in range(entry.get("more", default)):
        if entry.get("headings") and number % 2 == 0:
            made.append(heading(prose.heading()))
        made.append(paragraph(prose.paragraph()))
        if number == 1 and entry.get("headings"):
            made.append(item_list(prose.points()))
        if number == 0 and "quote" in entry:
            made.append(quotation(entry["quote"]))
    return made


class Prose:
    """Sentences for one article: the same ones each time, none twice on a page."""

    def __init__(self, entry: Raw, seed: str) -> None:
        bank = load("prose.toml")
        self._names = {key: entry.get(key, default) for key, default in _DEFAULT_NAMES.items()}
        number = zlib.crc32(seed.encode())
        self._sentences = self._mixed(bank["sentences"], seed)
        self._headings = self._mixed(bank["headings"], seed)
        self._points: list[str] = bank["points"]
        self._first = number
        openings: list[str] = bank["openings"]
        self._opening = openings[number % len(openings)]

    def _mixed(self, bank: list[str], seed: str) -> Iterator[str]:
        """Yield the sentences of a bank in an order of the article's own: two articles share few of them in a row."""
        order = sorted(range(len(bank)), key=lambda place: hashlib.sha256(f"{seed} {place}".encode()).digest())
        for place in order:
            yield self._fill(bank[place])

    def _fill(self, text: str) -> str:
        text = text.format(**self._names)
        return text[0].upper() + text[1:]

    def opening(self) -> str:
        """Return the first paragraph."""
        return self._fill(self._opening)

    def paragraph(self) -> str:
        """Return the next four sentences."""
        return " ".join(next(self._sentences) for _ in range(4))

    def heading(self) -> str:
        """Return the next heading."""
        return next(self._headings)

    def points(self) -> list[str]:
        """Return three points of a list."""
        return [self._points[(self._first + place) % len(self._points)] for place in range(3)]


_DEFAULT_NAMES = {"subject": "the harbour plan", "place": "the Halden Strait", "actor": "the council"}
