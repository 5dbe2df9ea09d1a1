"""The errors a user can cause. One base class; each message names what was wrong and what to do."""

from __future__ import annotations


class ArchiveError(Exception):
    """Base of all errors that the command line reports in one line, without a traceback."""


class UsageError(ArchiveError):
    """An argument that cannot be meant: the command line exits with 2."""


class RulesError(UsageError):
    """Raised by sites.load_rules and sites.read_rules for a rules file that cannot work."""

    def __init__(self, origin: str, key: str | None, reason: str) -> None:
        where = f"{origin}: {key}" if key else origin
        super().__init__(f"{where}: {reason}" if key else f"{where} {reason}")
        self.origin = origin
        self.key = key
        self.reason = reason


class StoreError(ArchiveError):
    """Raised for a database that cannot be opened, read or written; the message names the file."""


class DecisionError(StoreError, UsageError):
    """A decision about authors that cannot be taken: an unknown name, a file that cannot be meant."""


class NoArchiveError(StoreError):
    """There is no archive yet at a path that is to be read."""

    def __init__(self, path: object) -> None:
        super().__init__(f"{path}: no archive yet; a crawl makes one")
        self.path = path


class LeaseHeldError(StoreError):
    """Another crawl is at work on the source; the message names it."""


class FetchError(ArchiveError):
    """An address that could not be fetched for a preview."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"{url}: {reason}")


class NotifyError(ArchiveError):
    """A message about alarms that could not be sent."""


class CaptureError(ArchiveError):
    """A capture that cannot be read: its file is missing, too short or damaged. The message names the file."""
