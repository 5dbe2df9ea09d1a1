"""What makes the machine crawl on its own: units of systemd, a line of crontab, and the file with their secrets."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from archive_scraper.errors import ArchiveError, UsageError
from archive_scraper.watch.notify import VARIABLE, read_addresses

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_CARRIED = (VARIABLE, "ARCHIVE_CONTACT", "ARCHIVE_BROWSER")
"""Variables that crawls read and that a timer's bare environment lacks."""


def carried() -> dict[str, str]:
    """Return the variables of this shell that a timer has to have. Raises UsageError for one that cannot work."""
    read_addresses()
    found = {name: os.environ[name] for name in _CARRIED if os.environ.get(name)}
    for name, value in found.items():
        if "'" in value or not value.isprintable():
            raise UsageError(f"{name}: holds a quote or a character that cannot be printed; write %27 for a quote")
    return found


def environment_file() -> Path:
    """Return where the variables are kept, readable by their owner alone."""
    return Path.home() / ".config" / "archive-scraper" / "environment"


def write_environment(values: Mapping[str, str]) -> Path:
    """Write the variables in the form that systemd and a shell both read. Raises ArchiveError."""
    path = environment_file()
    text = "".join(f"{name}='{value}'\n" for name, value in values.items())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.chmod(0o600)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be written: {error.strerror}") from error
    return path


def units(command: Sequence[str], folder: Path) -> dict[Path, str]:
    """Return systemd's units with their places; ``command`` is run in ``folder`` every quarter of an hour."""
    place = Path.home() / ".config" / "systemd" / "user"
    # systemd reads % and $ in a command as its own (systemd.unit(5), "Specifiers"; systemd.service(5)).
    line = shlex.join(command).replace("%", "%%").replace("$", "$$")
    service = _SERVICE.format(
        folder=str(folder).replace("%", "%%"), command=line, file=str(environment_file()).replace("%", "%%")
    )
    return {place / "archive-scraper.service": service, place / "archive-scraper.timer": _TIMER}


def cron_line(command: Sequence[str], folder: Path) -> str:
    """Return the line for crontab -e that does the same."""
    file = shlex.quote(str(environment_file()))
    line = (
        f"cd {shlex.quote(str(folder))} && {{ [ ! -f {file} ] || {{ set -a; . {file}; }}; }} && {shlex.join(command)}"
    )
    return "*/15 * * * * " + line.replace("%", r"\%")  # crontab(5): % ends the command


def advice(values: Mapping[str, str]) -> list[str]:
    """Return what to say of variables that were not written; never their values."""
    if not values:
        return []
    names, verb = " and ".join(values), "is" if len(values) == 1 else "are"
    return [f"# {names} {verb} set here and not printed: --write puts them into {environment_file()}, which is read"]


_SERVICE = """[Unit]
Description=Crawl the sources that are due

[Service]
Type=oneshot
WorkingDirectory={folder}
# ARCHIVE_NOTIFY, ARCHIVE_CONTACT and ARCHIVE_BROWSER, where they are set; readable by you alone
EnvironmentFile=-{file}
ExecStart={command}
# 3 says that a crawl was degraded: done, and worth a look
SuccessExitStatus=3
"""
_TIMER = """[Unit]
Description=Look every quarter of an hour which sources are due

[Timer]
OnCalendar=*:0/15
Persistent=true

[Install]
WantedBy=timers.target
"""
