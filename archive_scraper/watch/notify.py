"""Telling people: mail, chat, webhooks, by Apprise (https://appriseit.com).

The addresses stand in the environment and nowhere else: they hold passwords and tokens, and a database is copied and
published, a log is read by others.
"""

from __future__ import annotations

import logging
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from archive_scraper.errors import NotifyError, UsageError
from archive_scraper.normalize.harmless import harmless
from archive_scraper.normalize.secrets import hide_secrets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from archive_scraper.store import Archive
    from archive_scraper.store.connect import Row

VARIABLE = "ARCHIVE_NOTIFY"
_TITLE = 120  # characters; mail programs and telephones show no more
TEST = (
    "Archive Scraper: a test message",
    "It reached you: alarms about your sources will come this way.\nIt was sent by: archive-scraper notify --test",
)


def read_addresses() -> list[str]:
    """Return the addresses that messages go to. Raises UsageError that names the place of one that cannot be used."""
    addresses = os.environ.get(VARIABLE, "").split()
    if not addresses:
        return []
    from apprise import Apprise

    with _silence():
        wrong = [place for place, address in enumerate(addresses, 1) if not Apprise().add(address)]
    if wrong:
        raise UsageError(
            f"{VARIABLE}: address {_places(wrong)} of {len(addresses)} cannot be used; "
            "https://appriseit.com/services/ shows how each service is written"
        )
    return addresses


def send_alarms(archive: Archive, now: datetime) -> int:
    """Send what began or ended and was not sent yet, as one message to each address; return how many alarms.

    What reached at least one address counts as sent; what reached none is sent the next time. Raises UsageError for
    addresses that cannot work, NotifyError for those that could not be reached; it names their places in the list,
    never them.
    """
    addresses = read_addresses()
    alarms = archive.alarms.untold() if addresses else []
    if not alarms:
        return 0
    failed = _send(addresses, *compose(alarms))
    if len(failed) < len(addresses):
        archive.alarms.note_told(alarms, now)
    _complain(failed, addresses)
    return len(alarms)


def send_test() -> int:
    """Send a trial message to each address; return how many. Raises as send_alarms, and UsageError without any."""
    addresses = read_addresses()
    if not addresses:
        raise UsageError(f"{VARIABLE} holds no address; docs/watching.md shows how it is set")
    _complain(_send(addresses, *TEST), addresses)
    return len(addresses)


def compose(alarms: Sequence[Row]) -> tuple[str, str]:
    """Return the title and the text of a message.

    The title of a single alarm says what it is; that of several, how many there are and of which sources.
    """
    began = [row for row in alarms if row["state"] == "open"]
    ended = [row for row in alarms if row["state"] != "open"]
    lines = []
    for row in began:
        lines.append(f"{row['source']}: new: {row['message']}")
        lines += [f"  last good run: {row['last_good_run']}"] if row["last_good_run"] else []
        lines += [f"  {row['example']}"] if row["example"] else []
    lines += [f"{row['source']}: over: {row['over_message']}" for row in ended]
    return harmless(hide_secrets(_title(began, ended))), harmless(hide_secrets("\n".join(lines)))


def _title(began: Sequence[Row], ended: Sequence[Row]) -> str:
    if len(began) + len(ended) == 1:
        row = (*began, *ended)[0]
        title = f"{row['source']}: {row['message'] if began else 'over: ' + row['over_message']}"
    else:
        title = ", ".join(
            f"{len(rows)} {words} ({', '.join(sorted({row['source'] for row in rows}))})"
            for rows, words in ((began, "new alarm" + "s" * (len(began) > 1)), (ended, "over"))
            if rows
        )
    title = " ".join(title.split())
    return f"Archive Scraper: {title if len(title) <= _TITLE else title[: _TITLE - 1].rstrip() + '…'}"


def _send(addresses: Sequence[str], title: str, body: str) -> list[int]:
    """Send to each address by itself; return the places of those that failed, from 1."""
    from apprise import Apprise

    failed = []
    with _silence():
        for place, address in enumerate(addresses, 1):
            messenger = Apprise()
            if not (messenger.add(address) and messenger.notify(title=title, body=body)):
                failed.append(place)
    return failed


def _complain(failed: Sequence[int], addresses: Sequence[str]) -> None:
    if failed:
        raise NotifyError(f"{VARIABLE}: no message could be sent to address {_places(failed)} of {len(addresses)}")


def _places(numbers: Sequence[int]) -> str:
    return f"number {', '.join(map(str, numbers))}"


@contextmanager
def _silence() -> Iterator[None]:
    logger = logging.getLogger("apprise")  # it prints addresses
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before
