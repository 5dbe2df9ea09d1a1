"""Printing rows: a table for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

Row = Mapping[str, Any]
_SHORT = 20  # characters; a cell up to this length is not broken over two lines where all columns have room
_PADDING = 3


def print_json(value: object) -> None:
    """Print a value as indented JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def print_table(rows: Sequence[Row], columns: Mapping[str, str], *, title: str | None = None) -> None:
    """Print rows under the given columns (key -> heading). Numbers stand right; nothing is cut on a pipe."""
    console = console_out()
    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", pad_edge=False)
    widths = [max([len(heading), *(len(_cell(row.get(key))) for row in rows)]) for key, heading in columns.items()]
    fits = sum(min(width, _SHORT) + _PADDING for width in widths) <= console.width
    for (key, heading), width in zip(columns.items(), widths, strict=True):
        numeric = bool(rows) and all(isinstance(row.get(key), int | float | type(None)) for row in rows)
        whole = fits and width <= _SHORT
        table.add_column(heading, justify="right" if numeric else "left", overflow="fold", no_wrap=whole)
    for row in rows:
        # Text, not markup: a title may hold square brackets.
        table.add_row(*(Text(_cell(row.get(key))) for key in columns))
    console.print(table)


def print_pairs(pairs: Mapping[str, Any]) -> None:
    """Print labelled values, one a line, the empty ones left out."""
    console = console_out()
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for label, value in pairs.items():
        if value not in (None, "", (), [], {}):
            table.add_row(Text(label), Text(_cell(value)))
    console.print(table)


def console_out() -> Console:
    """Return a console on standard output; a pipe gets lines wide enough for a whole row."""
    console = Console(highlight=False, soft_wrap=False)
    return console if console.is_terminal else Console(highlight=False, width=200)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.1f}"
    if isinstance(value, list | tuple):
        return ", ".join(_cell(item) for item in value)
    return str(value)
