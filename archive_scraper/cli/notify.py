"""notify: do messages arrive?"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from archive_scraper.cli.options import db_option
from archive_scraper.cli.tables import count
from archive_scraper.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.option("--test", is_flag=True, help="Send a trial message to every address; needs no archive.")
@db_option
def notify(db: Path, *, test: bool) -> None:
    """Send what the archive knows of new and ended alarms to the addresses of ARCHIVE_NOTIFY.

    Every crawl does so at its end; this sends what could not be sent then, and looks for crawls that did not come.

    \b
    ARCHIVE_NOTIFY="mailtos://..." archive-scraper notify --test
    """  # noqa: D301 # Click's mark for lines that stay as they are
    from archive_scraper.store import Archive
    from archive_scraper.watch.notify import VARIABLE, read_addresses, send_alarms, send_test
    from archive_scraper.watch.overdue import watch_schedules

    if test:
        click.echo(f"A test message went to {count(send_test(), 'address', 'addresses')}.")
        return
    if not read_addresses():
        raise UsageError(f"{VARIABLE} holds no address; docs/watching.md shows how it is set")
    now = datetime.now(UTC)
    with Archive.open(db, create=False) as archive:
        with archive.transaction():
            watch_schedules(archive, now)
        click.echo(f"{count(send_alarms(archive, now), 'alarm')} sent.")
