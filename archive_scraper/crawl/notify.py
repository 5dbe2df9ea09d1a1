"""Telling people: mail, chat, webhooks, by Apprise (https://appriseit.com).

The addresses stand in the environment and nowhere else: they hold passwords and tokens, and a database is copied and
published, a log is read by others.
"""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING

from archive_scraper.errors import NotifyError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from archive_scraper.store import Archive
    from archive_scraper.store.connect import Row

VARIABLE = "ARCHIVE_NOTIFY"


def send_alarms(archive: Archive, now: datetime) -> int:
    """Send what began or ended and was not sent yet, as one message to each address; return how many alarms.

    What reached at least one address counts as sent; what reached none is sent the next time. Raises NotifyError
    for addresses that cannot work or could not be reached; it names their places in the list, never them.
    """
    addresses = os.environ.get(VARIABLE, "").split()
    alarms = archive.untold_alarms() if addresses else []
    if not alarms:
        return 0
    failed = _send(addresses, *compose(alarms))
    if len(failed) < len(addresses):
        archive.note_told(alarms, now)
    if failed:
        places = ", ".join(map(str, failed))
        raise NotifyError(f"{VARIABLE}: no message could be sent to address number {places} of {len(addresses)}")
    return len(alarms)


def compose(alarms: Sequence[Row]) -> tuple[str, str]:
    """Return the title and the text of a message."""
    began = [row for row in alarms if row["state"] == "open"]
    sources = sorted({row["source"] for row in alarms})
    title = f"archive-scraper: {', '.join(sources)}: {len(began)} new, {len(alarms) - len(began)} over"
    lines = []
    for row in alarms:
        if row["state"] == "open":
            lines.append(f"{row['source']}: {row['message']}")
            lines += [f"  last good run: {row['last_good_run']}"] if row["last_good_run"] else []
            lines += [f"  {row['example']}"] if row["example"] else []
        else:
            lines.append(f"{row['source']}: over: {row['over_message']}")
    return title, "\n".join(lines)


def _send(addresses: Sequence[str], title: str, body: str) -> list[int]:
    """Send to each address by itself; return the places of those that failed, from 1."""
    from apprise import Apprise

    logger = logging.getLogger("apprise")  # it prints addresses
    before, logger.disabled = logger.disabled, True
    try:
        failed = []
        for place, address in enumerate(addresses, 1):
            messenger = Apprise()
            if not (messenger.add(address) and messenger.notify(title=title, body=body)):
                failed.append(place)
    finally:
        logger.disabled = before
    return failed
