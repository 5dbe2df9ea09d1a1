"""Groups of commands: help in whole sentences, a word for a mistyped name, options that hold for the commands below."""

from __future__ import annotations

import errno
import sys
from difflib import get_close_matches
from pathlib import Path
from shutil import which
from typing import Any

import click

from archive_scraper.cli.outlet import READER_GONE, ReaderGoneError, drop_output, outlets
from archive_scraper.errors import ArchiveError, NoArchiveError, UsageError

PROGRAM = "archive-scraper"


class Group(click.Group):
    """A group that names the nearest command for one that does not exist, and cuts no line of its help."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is asked for. Raises click.UsageError that names what comes near it."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            near = get_close_matches(name.lower(), self.list_commands(ctx), n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(self.list_commands(ctx))}"
            raise click.UsageError(f"no such command {name!r}; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands with what each does."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, self.short_text(ctx, name)) for name in self.list_commands(ctx)] or [("", "")])

    def short_text(self, ctx: click.Context, name: str) -> str:
        """Return what a command does, in one sentence."""
        command = self.get_command(ctx, name)
        return command.get_short_help_str(limit=1000) if command else ""


class ShowGroup(Group):
    """A group that shows something where no command is named; its own options hold for the commands below."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Hand the options before a command's name on as that command's defaults."""
        rest = super().parse_args(ctx, args)
        given = {
            name: value
            for name, value in ctx.params.items()
            if ctx.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE
        }
        ctx.default_map = dict.fromkeys(self.commands, given)
        return rest


class Program(Group):
    """The whole program: every way out is an exit code and at most one line on stderr."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the command line and exit.

        Wrong usage exits with 2, another ArchiveError with 1, Ctrl-C with 1, and READER_GONE says that what was
        printed found no reader.
        """
        with outlets():
            try:
                sys.exit(self._run(*args, **extra))
            except ReaderGoneError:  # "| head" has seen enough
                drop_output()
                sys.exit(READER_GONE)

    def _run(self, *args: Any, **extra: Any) -> int:
        """Run the command line, say what went wrong, and return the exit code."""
        try:
            try:
                super().main(*args, **{**extra, "standalone_mode": False})
            finally:
                sys.stdout.flush()  # what a full disk refuses is said here, not after the end
        except click.exceptions.Exit as done:
            return done.exit_code
        except (click.Abort, KeyboardInterrupt):
            click.echo("Stopped.", err=True)
            return 1
        except click.ClickException as error:
            _say_error(_reason(error))
            return error.exit_code
        except NoArchiveError as error:
            _say_error(f"{error.path}: no archive yet: `{PROGRAM} demo` or `crawl` makes one{_demo_hint()}")
            return 1
        except ArchiveError as error:
            _say_error(str(error))
            return 2 if isinstance(error, UsageError) else 1
        except OSError as error:
            if error.errno not in _MACHINE:
                raise
            drop_output()
            _say_error(f"{error.filename or 'the output'}: {error.strerror}; nothing more could be written")
            return 1
        return 0


_MACHINE = {
    errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO, errno.EMFILE, errno.ENFILE,
    errno.ENOMEM,
}  # fmt: skip
"""What the machine refuses, whatever the program does: no room, no permission, a broken disk."""


def typed_command() -> str:
    """Return the name under which this program can be called again from where the user stands.

    That is the bare name where the shell finds this very program under it, else the path that was typed.
    """
    typed = Path(sys.argv[0])
    if typed.name != PROGRAM:  # python -m, a test
        return PROGRAM
    found = which(PROGRAM)
    if found and typed.exists() and Path(found).samefile(typed):
        return PROGRAM
    beneath = typed.absolute()
    return str(beneath.relative_to(Path.cwd()) if beneath.is_relative_to(Path.cwd()) else typed)


def as_typed(text: str) -> str:
    """Return a text whose commands in backticks can be typed as they stand."""
    return text.replace(f"`{PROGRAM} ", f"`{typed_command()} ")


def _say_error(text: str) -> None:
    click.echo(f"Error: {as_typed(' '.join(text.split()))}", err=True)


def _reason(error: click.ClickException) -> str:
    text = error.format_message().rstrip(".")
    context = getattr(error, "ctx", None)
    return f"{text}; see `{context.command_path} --help`" if context else text


def _demo_hint() -> str:
    from archive_scraper.cli.options import DEMO_DB

    return f"; the demo's is read with --db {DEMO_DB}" if DEMO_DB.exists() else ""
