"""The commands of the program, as Click knows them: what a test says of each of them cannot forget one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from archive_scraper.cli.main import cli

if TYPE_CHECKING:
    from collections.abc import Iterator


def commands(group: click.Group = cli, path: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield each command that does something, under the words that call it: "runs", "schedule set"."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        words = f"{path} {name}".strip()
        if not isinstance(command, click.Group) or command.invoke_without_command:
            yield words, command
        if isinstance(command, click.Group):
            yield from commands(command, words)
