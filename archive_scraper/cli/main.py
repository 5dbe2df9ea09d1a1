"""archive-scraper: the commands, and where each stands."""

from __future__ import annotations

from functools import partial
from importlib import import_module

import click

from archive_scraper.cli.group import PROGRAM, Program
from archive_scraper.cli.light import roomy
from archive_scraper.version import VERSION

# Command -> module, and what --help says of it. Imported when asked for, so that --help and the reading verbs do not
# load Scrapy.
COMMANDS = {
    "crawl": ("crawl", "Crawl sources by name, a site by its rules file, or any listing by its address."),
    "demo": ("demo", "Crawl two small sites on this machine: no network, nothing to configure."),
    "replay": ("replay", "Read kept pages again by the rules of today, and show or write what changes."),
    "preview": ("preview", "Show the teasers on a listing and why, and which channels its site has."),
    "add": ("add", "Save a listing as a source that `crawl` takes by name; repair or extend one."),
    "extract": ("look", "Show what is found on one page: an article, or a listing's teasers."),
    "explain": ("explain", "Show what is recognised in a byline, date, link or summary, and why."),
    "fixture": ("fixture", "Write a captured page and what is read from it as a regression test."),
    "catalogue": ("catalogue", "List organizations that `crawl` takes by name, and what is known of their pages."),
    "sources": ("sources", "List the sources; check, rename or remove one."),
    "runs": ("read", "List the newest crawls and how they went."),
    "stats": ("read", "Count what the archive holds, and how complete it is."),
    "show": ("read", "Show one article with all that is known of it."),
    "search": ("read", "Search titles, authors, summaries and texts, best match first."),
    "export": ("read", "Print all articles as CSV, JSON or JSON lines."),
    "captures": ("captures", "List the pages that were kept as fetched; show, check, thin out, export, import them."),
    "authors": ("authors", "List the authors with their spellings; join or split two by hand."),
    "people": ("people", "List persons across sources and why they are one; join or part them by hand."),
    "schedule": ("schedule", "Show and set when each source is crawled, and crawl what is due."),
    "health": ("health", "Say what is wrong with the sources, since when, and what to do."),
    "notify": ("notify", "Send new alarms by mail, chat or webhook; --test sends a trial message."),
    "report": ("report", "Write the report of a run as one HTML page."),
    "browse": ("browse", "Open the archive as a reading room in the browser."),
    "publish": ("browse", "Write a checked copy of the archive to give away."),
    "backup": ("keep", "Copy the archive, whole and checked, also while a crawl writes."),
    "merge": ("merge", "Fold archives of others, or shards of workers, into one."),
    "vacuum": ("keep", "Rebuild the archive without its unused pages."),
}


class LazyProgram(Program):
    """The program, whose commands are imported on use and listed in the order of COMMANDS."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 # Click's signature
        """Return the commands' names."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return one command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"archive_scraper.cli.{COMMANDS[cmd_name][0]}")
        command = getattr(module, cmd_name)
        assert isinstance(command, click.Command)  # noqa: S101 # a wrong table, not a wrong call
        return command

    def short_text(self, ctx: click.Context, name: str) -> str:  # noqa: ARG002
        """Return what a command does, without importing it."""
        return COMMANDS[name][1]


@click.group(cls=LazyProgram, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, prog_name=PROGRAM)
def cli() -> None:
    """Turn the listing pages of think tanks and news sites into a clean, searchable SQLite archive.

    Exit codes: 0 good, 1 failed, 2 wrong usage, 3 degraded (done, but look at it).
    """


def main() -> None:
    """Run the command line; see group.Program.main for its exit codes."""
    roomy(partial(cli.main, prog_name=PROGRAM))
