"""Writes what the documentation quotes from the code. ``make docs`` runs it; a test says when it is stale."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive_scraper.cli.main import cli

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


def between(text: str, name: str, new: str) -> str:
    """Return text with what stands between two marks of a name replaced."""
    pattern = rf"(<!-- {name} -->\n).*?(\n<!-- /{name} -->)"
    replaced, count = re.subn(pattern, lambda match: match[1] + new + match[2], text, flags=re.DOTALL)
    if count != 1:
        sys.exit(f"README.md: the marks of {name!r} are missing")
    return replaced


def pages() -> dict[Path, str]:
    """Return every generated page with its text."""
    readme = ROOT / "README.md"
    return {
        ROOT / "docs" / "commands.md": command_reference(),
        readme: between(readme.read_text(encoding="utf-8"), "commands", command_list()),
    }


if __name__ == "__main__":
    for page, text in pages().items():
        page.write_text(text, encoding="utf-8")
        print(f"wrote {page.relative_to(ROOT)}")
