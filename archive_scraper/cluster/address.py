"""Which cluster is meant: processes of this machine, a scheduler's address, or the file that a scheduler wrote."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from archive_scraper.errors import UsageError

_MOST = 256
"""Workers of one machine."""
_SCHEMES = ("tcp", "tls", "ucx", "ws", "wss")
"""What Dask's schedulers are reached by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterAddress:
    """A cluster, as it was named."""

    text: str
    workers: int = 0
    """Processes to start on this machine; 0 where a scheduler is there already."""
    scheduler: str = ""
    file: Path | None = None
    """What the scheduler wrote (``dask scheduler --scheduler-file FILE``)."""

    @property
    def is_local(self) -> bool:
        """Everything runs on this machine."""
        return self.workers > 0


def read_cluster(text: str) -> ClusterAddress:
    """Return the cluster that a text names. Raises UsageError.

    >>> read_cluster("local:4").workers, read_cluster("tcp://10.0.0.1:8786").scheduler
    (4, 'tcp://10.0.0.1:8786')
    """
    if text == "local" or text.startswith("local:"):
        count = text.removeprefix("local").removeprefix(":")
        if not re.fullmatch(r"[1-9]\d{0,2}", count, re.ASCII) or int(count) > _MOST:
            raise UsageError(f"--cluster: {text!r} names no number of workers from 1 to {_MOST}, such as local:4")
        return ClusterAddress(text=text, workers=int(count))
    scheme, separator, rest = text.partition("://")
    if separator:
        if scheme not in _SCHEMES or not _has_port(text):
            raise UsageError(f"--cluster: {text!r} is not a scheduler's address, such as tcp://{_host(rest)}:8786")
        return ClusterAddress(text=text, scheduler=text)
    path = Path(text)
    if not path.is_file():
        raise UsageError(
            f"--cluster: {text!r} is neither local:N, nor an address such as tcp://host:8786, nor a scheduler's file"
        )
    return ClusterAddress(text=text, file=path)


def shards_folder(address: ClusterAddress, database: Path, folder: Path | None) -> Path:
    """Return where shards are written. Raises UsageError where workers of other machines need a folder to be named."""
    if folder is not None:
        return folder
    if not address.is_local:
        raise UsageError(
            "--cluster: name a folder that this machine and every worker see, under the same path: --shards FOLDER"
        )
    return database.absolute().with_name(f"{database.stem}-shards")


def make_folder_of_shards(folder: Path) -> None:
    """Make the folder of shards. Raises UsageError for one that cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"--shards: {folder}: cannot be written: {error.strerror}") from error


def _has_port(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return bool(parts.hostname and parts.port)
    except ValueError:
        return False


def _host(rest: str) -> str:
    """Return the host of what stands after a scheme, for a hint."""
    return rest.partition("/")[0].partition(":")[0] or "host"
