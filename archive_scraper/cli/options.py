"""Options that several verbs share, and types that refuse what cannot be meant; said once."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from archive_scraper.errors import UsageError

if TYPE_CHECKING:
    from archive_scraper.store import Archive

_F = TypeVar("_F", bound=Callable[..., Any])

DEFAULT_DB = Path("data/archive.db")
DEMO_DB = Path("data/demo.db")
"""Where the demo's own archive lands: it never touches the reader's."""
DEFAULT_SOURCES = Path("data/sources")


class Seconds(click.FloatRange):
    """A number of seconds; "nan" is none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the number. Fails for what is no number, not finite, or out of range."""
        number = super().convert(value, param, ctx)
        if not math.isfinite(number):
            self.fail(f"{value!r} is not a number of seconds", param, ctx)
        return number


class Slug(click.ParamType[str]):
    """The name of a source that is to be made."""

    name = "name"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name. Fails for what cannot name a source."""
        if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", value):
            self.fail(f"{value!r} is not made of lower case letters, digits and hyphens, such as my-site", param, ctx)
        return str(value)


class Line(click.ParamType[str]):
    """Text of one line, as it may stand in a header of HTTP."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the text. Fails for one that is empty or holds line breaks or other control characters."""
        if not value.strip() or not value.isprintable():
            self.fail(f"{value!r} is empty or holds a character that cannot be printed", param, ctx)
        return str(value)


class Zone(click.ParamType[str]):
    """An IANA time zone."""

    name = "zone"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the zone's name. Fails for an unknown one."""
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            self.fail(f"{value!r} is not an IANA time zone, such as Europe/London", param, ctx)
        return str(value)


class Language(click.ParamType[str]):
    """An ISO 639 code."""

    name = "language"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the code. Fails for what is none."""
        if not re.fullmatch(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*", value):
            self.fail(f"{value!r} is not an ISO 639 code, such as en", param, ctx)
        return str(value)


def _folder(ctx: click.Context, param: click.Parameter, value: Path) -> Path:
    """Refuse a folder that was named and is not there."""
    named = ctx.get_parameter_source(param.name or "") in (
        click.core.ParameterSource.COMMANDLINE,
        click.core.ParameterSource.ENVIRONMENT,
    )
    if named and not value.is_dir():
        raise click.BadParameter(f"there is no folder {str(value)!r}", ctx, param)
    return value


def _db_option(default: Path, envvar: str | None) -> Callable[[_F], _F]:
    return click.option(
        "--db",
        type=click.Path(path_type=Path, dir_okay=False),
        default=default,
        show_default=True,
        envvar=envvar,
        help="The SQLite database.",
    )


def _sources_option(callback: Callable[..., Path] | None) -> Callable[[_F], _F]:
    return click.option(
        "--sources-dir",
        type=click.Path(path_type=Path, file_okay=False),
        default=DEFAULT_SOURCES,
        show_default=True,
        envvar="ARCHIVE_SOURCES",
        callback=callback,
        help="Folder of rules files, one a source.",
    )


db_option = _db_option(DEFAULT_DB, "ARCHIVE_DB")
demo_db_option = _db_option(DEMO_DB, None)
cluster_option = click.option(
    "--cluster", metavar="CLUSTER", help="Workers to use: local:4, tcp://host:8786, or a scheduler's file."
)
shards_option = click.option(
    "--shards",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder that all workers of a cluster see, for what they write.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
sources_option = _sources_option(_folder)
new_sources_option = _sources_option(None)  # the folder is made where it is not there yet
LIMIT = click.IntRange(1, 1_000_000)
"""How many rows are printed at most."""


def make_folder(db: Path) -> None:
    """Make the folder of a database where the path is one of ours; another one must be there."""
    if db in (DEFAULT_DB, DEMO_DB):
        db.parent.mkdir(exist_ok=True)


def known_source(archive: Archive, name: str | None) -> None:
    """Raise UsageError where the archive holds no source of that name."""
    if name is None:
        return
    held = [row["slug"] for row in archive.sources.all()]
    if name not in held:
        near = get_close_matches(name, held, n=1)
        hint = f"did you mean {near[0]}?" if near else f"it holds {', '.join(held) or 'none'}"
        raise UsageError(f"{archive.path} holds no source {name!r}; {hint}")
