"""archive-scraper: the group, its exit codes, and how errors reach the user."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from archive_scraper import __version__
from archive_scraper.errors import ArchiveError, UsageError

# Command -> module. Imported when asked for, so that --help and the reading verbs do not load Scrapy.
COMMANDS = {
    "crawl": "crawl",
    "demo": "demo",
    "preview": "look",
    "add": "look",
    "extract": "look",
    "explain": "explain",
    "sources": "read",
    "runs": "read",
    "stats": "read",
    "show": "read",
    "search": "read",
    "export": "read",
    "authors": "authors",
    "schedule": "schedule",
    "health": "health",
    "report": "report",
    "browse": "browse",
    "publish": "browse",
}


class LazyGroup(click.Group):
    """A group whose commands are imported on use and listed in the order of COMMANDS."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 # Click's signature
        """Return the commands' names."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return one command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"archive_scraper.cli.{COMMANDS[cmd_name]}")
        command = getattr(module, cmd_name)
        assert isinstance(command, click.Command)  # noqa: S101 # a wrong table, not a wrong call
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="archive-scraper")
def cli() -> None:
    """Turn the listing pages of think tanks and news sites into a clean, searchable SQLite archive.

    Exit codes: 0 good, 1 failed, 2 wrong usage, 3 degraded (done, but look at it).
    """


def main() -> None:
    """Run the command line. An ArchiveError is one line on stderr and exit code 1, wrong usage is 2."""
    try:
        cli.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        sys.exit(1)
    except BrokenPipeError:  # "| head" has seen enough
        sys.stderr.close()
        sys.exit(0)
    except ArchiveError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(2 if isinstance(error, UsageError) else 1)
