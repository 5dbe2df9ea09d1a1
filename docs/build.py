"""Writes what the documentation quotes from the code. ``make docs`` runs it; a test says when it is stale."""

from __future__ import annotations

import ast
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive_scraper import settings
from archive_scraper.catalogue.model import MEANINGS
from archive_scraper.cli.main import cli
from archive_scraper.parquet.tables import described

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
_COMMANDS_HEAD = """# Commands

What `--help` prints; `make docs` writes this page.
"""


def command_reference() -> str:
    """Return the help of every command as Markdown."""
    parts = [_COMMANDS_HEAD]
    with click.Context(cli, info_name="archive-scraper", **cli.context_settings) as root:
        parts += _sections(cli, root, "archive-scraper")
    return "\n".join(parts)


def _sections(command: click.Command, context: click.Context, heading: str) -> Iterator[str]:
    """Yield the help of a command, then of its subcommands."""
    yield f"## {heading}\n\n```text\n{command.get_help(context)}\n```\n"
    if not isinstance(command, click.Group):
        return
    for name in command.list_commands(context):
        below = command.get_command(context, name)
        assert below is not None, name  # noqa: S101 # list_commands named it
        with click.Context(below, info_name=name, parent=context, max_content_width=100) as inner:
            yield from _sections(below, inner, name if command is cli else f"{heading} {name}")


def command_list() -> str:
    """Return one line a command, for the README."""
    with click.Context(cli, info_name="archive-scraper") as root:
        commands = [(name, cli.get_command(root, name)) for name in cli.list_commands(root)]
    lines = [
        f"| [`{name}`](docs/commands.md#{name}) | {cli.short_text(root, name)} |"
        for name, command in commands
        if command
    ]
    return "\n".join(["| command | what it does |", "| --- | --- |", *lines])


def way_of_a_page() -> str:
    """Return the way of a page as a Mermaid flow chart: the scheduler and the pipelines of the settings, in order."""
    chain = sorted(settings.ITEM_PIPELINES, key=settings.ITEM_PIPELINES.__getitem__)
    steps = [name.split(".")[-2] for name in chain]
    lines = [
        "flowchart LR",
        "  A[(frontier)] --> S[scheduler] --> G[guards] --> F((fetch)) --> P[Page, parsed once]",
        "  P --> L[extract_listing<br>teasers, next page] --> R{raw items}",
        "  P --> T[extract_article<br>fields, body] --> R",
        f"  R --> {' --> '.join(f'{step}[pipelines/{step}.py]' for step in steps)} --> D[(database)]",
        "  D -. new addresses, dates, validators .-> A",
    ]
    return "\n".join(["```mermaid", *lines, "```"])


def _rooms() -> dict[str, Path]:
    """Return the packages of the archive_scraper package by name, and where each stands."""
    inside = {path.parent.name: path.parent for path in sorted((ROOT / "archive_scraper").glob("*/__init__.py"))}
    return inside | {name: ROOT / name for name in ("pipelines", "spiders")}


def _imported(folder: Path, rooms: dict[str, Path]) -> set[str]:
    """Return the other rooms that the modules of one import."""
    modules = (
        node.module
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module
    )
    found = {name.split(".")[1] for name in modules if name.startswith("archive_scraper.")}
    return (found & rooms.keys()) - {folder.name}


def rooms() -> str:
    """Return the rooms: which imports which, without the arrows that follow from others, and what each is for."""
    known = _rooms()
    uses = {name: _imported(folder, known) for name, folder in known.items()}
    reach: dict[str, set[str]] = {}

    def below(name: str) -> set[str]:
        if name not in reach:
            reach[name] = set().union(uses[name], *map(below, uses[name]))
        return reach[name]

    arrows = [
        f"  {name} --> {other}"
        for name in known
        for other in sorted(uses[name])
        if not any(other in below(between) for between in uses[name] - {other})
    ]
    table = [
        f"| `{folder.relative_to(ROOT).as_posix()}/` | {_first_paragraph(folder)} |"
        for name, folder in known.items()
        for folder in [folder, *sorted(inner.parent for inner in folder.glob("**/*/__init__.py"))]
    ]
    return "\n".join(
        ["```mermaid", "flowchart TD", *arrows, "```", "", "| room | what it holds |", "| --- | --- |", *table]
    )


def _first_paragraph(folder: Path) -> str:
    text = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))) or ""
    return " ".join(text.split("\n\n")[0].split())


def between(text: str, name: str, new: str) -> str:
    """Return text with what stands between two marks of a name replaced."""
    pattern = rf"(<!-- {name} -->\n).*?(\n?<!-- /{name} -->)"
    replaced, count = re.subn(pattern, lambda match: f"{match[1]}{new}\n<!-- /{name} -->", text, flags=re.DOTALL)
    if count != 1:
        sys.exit(f"the marks of {name!r} are missing")
    return replaced


def statuses() -> str:
    """Return what each status of a channel in the catalogue means."""
    rows = [f"| {status} | {meaning} |" for status, meaning in MEANINGS.items()]
    return "\n".join(["| status | what it means |", "| --- | --- |", *rows])


def column_descriptions() -> str:
    """Return what the data dictionary says of the columns that are written as Parquet, as JSON."""
    found: dict[str, str] = {}
    for section in re.split(r"^### ", (ROOT / "data" / "README.md").read_text(encoding="utf-8"), flags=re.MULTILINE)[
        1:
    ]:
        table, _, text = section.partition("\n")
        found |= {
            f"{table.strip()}.{name}": said for name, said in re.findall(r"^\| (\w+) \| (.*) \|$", text, re.MULTILINE)
        }
    return json.dumps({name: found[name] for name in described()}, ensure_ascii=False, indent=1) + "\n"


def pages() -> dict[Path, str]:
    """Return every generated page with its text."""
    readme = ROOT / "README.md"
    architecture = ROOT / "docs" / "architecture.md"
    catalogue = ROOT / "docs" / "catalogue.md"
    drawn = between(architecture.read_text(encoding="utf-8"), "way", way_of_a_page())
    return {
        architecture: between(drawn, "rooms", rooms()),
        catalogue: between(catalogue.read_text(encoding="utf-8"), "statuses", statuses()),
        ROOT / "archive_scraper" / "parquet" / "descriptions.json": column_descriptions(),
        ROOT / "docs" / "commands.md": command_reference(),
        readme: between(readme.read_text(encoding="utf-8"), "commands", command_list()),
    }


if __name__ == "__main__":
    for page, text in pages().items():
        page.write_text(text, encoding="utf-8")
        print(f"wrote {page.relative_to(ROOT)}")
