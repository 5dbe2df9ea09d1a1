"""Options that several verbs share, said once."""

from __future__ import annotations

from pathlib import Path

import click

DEFAULT_DB = Path("data/archive.db")

db_option = click.option(
    "--db",
    type=click.Path(path_type=Path, dir_okay=False),
    default=DEFAULT_DB,
    show_default=True,
    envvar="ARCHIVE_DB",
    help="The SQLite database.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
sources_option = click.option(
    "--sources-dir",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("data/sources"),
    show_default=True,
    envvar="ARCHIVE_SOURCES",
    help="Folder of rules files, one a source.",
)
