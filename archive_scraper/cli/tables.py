"""Printing rows: a table for people, JSON for programs."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from archive_scraper.cli.outlet import raw_stream
from archive_scraper.normalize.harmless import harmless, harmless_json
from archive_scraper.normalize.secrets import hide_secrets

if TYPE_CHECKING:
    from rich.table import Table

    from archive_scraper.cli.console import Console

Row = Mapping[str, Any]
_SHORT = 20  # characters; a cell up to this length is not broken over two lines where all columns have room
_PADDING = 3
_GAP = 2
"""Columns between a label and its value."""
_WORD = re.compile(r"\s*\S+\s*")
_NUMBER = (int, float, type(None))
_PIPE_WIDTH = 250  # a file and a pipe get lines wide enough for a whole row
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?")


def print_json(value: object) -> None:
    """Print a value as indented JSON."""
    click.echo(harmless_json(json.dumps(value, ensure_ascii=False, indent=2, default=str)))


def print_table(
    rows: Sequence[Row], columns: Mapping[str, str], *, title: str | None = None, days: Sequence[str] = ()
) -> None:
    """Print rows under the given columns (key -> heading). Numbers stand right; nothing is cut on a pipe.

    A column has one form of dates: those named in ``days`` are cut to the day, times elsewhere to the minute.
    """
    cells = [[_cell(_dated(row.get(key), day=key in days), key) for key in columns] for row in rows]
    numbers = [bool(rows) and all(isinstance(row.get(key), _NUMBER) for row in rows) for key in columns]
    if _is_plain():
        plain = plain_table(cells, list(columns.values()), numbers, _pipe_width(), title)
        if plain is not None:
            sys.stdout.write(plain)
            return
    _print_rich(console_out(), cells, list(columns.values()), numbers, title)


def _print_rich(
    console: Console,
    cells: Sequence[Sequence[str]],
    headings: Sequence[str],
    numbers: Sequence[bool],
    title: str | None,
) -> None:
    from rich import box  # rich is a tenth of a second, which what prints JSON saves
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", pad_edge=False)
    widths = [max(map(len, column)) for column in zip(headings, *cells, strict=True)]
    fits = sum(min(width, _SHORT) + _PADDING for width in widths) <= console.width
    for heading, numeric, width in zip(headings, numbers, widths, strict=True):
        whole = fits and width <= _SHORT
        table.add_column(heading, justify="right" if numeric else "left", overflow="fold", no_wrap=whole)
    for row in cells:
        table.add_row(*map(Text, row))  # Text, not markup: a title may hold square brackets.
    _print(console, table)


def plain_table(
    cells: Sequence[Sequence[str]], headings: Sequence[str], numbers: Sequence[bool], width: int, title: str | None
) -> str | None:
    """Return a table as rich prints it on a pipe, without rich; None where a cell has to be broken over lines.

    >>> print(plain_table([["a", "7"], ["bc", "12"]], ["Name", "No"], [False, True], 40, None), end="")
     Name   No
     ─────────
     a       7
     bc     12
    """
    columns = list(zip(headings, *cells, strict=True))
    widths = [max(map(_width, column)) for column in columns]
    whole = sum(widths) + _PADDING * (len(widths) - 1)
    if whole + 2 > width or any("\n" in cell for column in columns for cell in column):
        return None
    lines = [title, ""] if title else []
    for place, row in enumerate((headings, *cells)):
        padded = []
        for cell, size, numeric in zip(row, widths, numbers, strict=True):
            padding = " " * (size - _width(cell))
            padded.append(padding + cell if numeric else cell + padding)
        lines.append((" " + "   ".join(padded)).rstrip())
        if not place:
            lines.append(" " + "─" * whole)
    return "\n".join(lines) + "\n"


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if text.isascii() and text.isprintable():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def print_pairs(pairs: Mapping[str, Any]) -> None:
    """Print labelled values, one a line, the empty ones left out."""
    cells = {label: _cell(value) for label, value in pairs.items() if value not in (None, "", (), [], {})}
    if _is_plain():
        plain = plain_pairs(cells, _pipe_width())
        if plain is not None:
            sys.stdout.write(plain)
            return
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, _GAP, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for label, cell in cells.items():
        table.add_row(Text(label), Text(cell))
    _print(console_out(), table)


def plain_pairs(pairs: Mapping[str, str], width: int) -> str | None:
    """Return labelled values as rich prints them on a pipe, without rich; None where a word is longer than a line.

    >>> print(plain_pairs({"No": "7", "Title": "The pier stays open"}, 20), end="")
    No     7
    Title  The pier
           stays open
    """
    indent = " " * (max(map(_width, pairs), default=0) + _GAP)
    lines = []
    for label, cell in pairs.items():
        head = label + indent[_width(label) :]
        for line in cell.split("\n"):
            parts = _broken(line, width - len(indent))
            if parts is None or "\t" in line:
                return None
            for part in parts:
                lines.append(f"{head}{part}".rstrip())
                head = indent
    return "\n".join(lines).strip("\n") + "\n"


def _broken(line: str, width: int) -> list[str] | None:
    """Return a line broken between its words; None where one of them is too long for that."""
    parts, part, room = [], "", width
    for word in _WORD.findall(line):
        size = _width(word.rstrip())
        if size > width:
            return None
        if size > room:
            parts.append(part)
            part, room = "", width
        part += word
        room -= _width(word)
    return [*parts, part]


def print_line(text: str, *, style: str = "") -> None:
    """Print a line as it is, however long; secrets in addresses are hidden."""
    if _is_plain() and "\t" not in text:  # which rich shows as spaces
        sys.stdout.write(f"{shown(text)}\n")
        return
    from rich.text import Text

    console_out().print(Text(shown(text), style=style), soft_wrap=True)


def _is_plain() -> bool:
    """Tell whether nobody asked for colours: a pipe or a file, as rich tells it. rich is 50 ms, which that saves."""
    asked = any(os.environ.get(name) for name in ("FORCE_COLOR", "TTY_COMPATIBLE"))
    return not asked and not raw_stream(sys.stdout).isatty()


def _pipe_width() -> int:
    """Return how wide a line is that goes into a pipe or a file: what COLUMNS says, else wide enough for a row."""
    return shutil.get_terminal_size((0, 0)).columns or _PIPE_WIDTH


def console_out() -> Console:
    """Return a console on standard output, as wide as the terminal or as COLUMNS says."""
    from archive_scraper.cli.console import Console

    console = Console()
    if console.is_terminal or shutil.get_terminal_size((0, 0)).columns:
        return console
    return Console(width=_PIPE_WIDTH)


def count(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: "1 article", "1,200 articles", "2 addresses" with its own plural.

    >>> count(1, "article"), count(1200, "article"), count(0, "try", "tries")
    ('1 article', '1,200 articles', '0 tries')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def shown(text: str) -> str:
    """Return a text as it may be shown, before anything measures how wide it is."""
    return harmless(hide_secrets(text))


def _print(console: Console, table: Table) -> None:
    if console.is_terminal:
        console.print(table)
        return
    with console.capture() as printed:
        console.print(table)
    lines = [line.rstrip() for line in printed.get().splitlines()]  # a program that reads them wants no padding
    sys.stdout.write("\n".join(lines).strip("\n") + "\n")


def _dated(value: object, *, day: bool) -> object:
    if isinstance(value, str) and (found := _TIME.fullmatch(value)):
        zone = found[3] or ""
        zone = "" if day else " UTC" if zone in ("Z", "+00:00", "+0000") else zone
        return found[1] if day else f"{found[1]} {found[2]}{zone}"
    return value


def _cell(value: object, key: str = "") -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value) if key == "id" else f"{value:,}"  # a number that is typed again
    if isinstance(value, float):
        return f"{value:,.1f}"
    if isinstance(value, list | tuple):
        return ", ".join(_cell(item) for item in value)
    return shown(str(value))
