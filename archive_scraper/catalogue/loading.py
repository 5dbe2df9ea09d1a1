"""Entries from their files; nothing is read before somebody asks for it."""

from __future__ import annotations

import os
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archive_scraper.catalogue.model import Entry
from archive_scraper.errors import RulesError, UsageError
from archive_scraper.sites.build import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CHECKOUT = Path(__file__).resolve().parents[2] / "data" / "catalogue"


class Catalogue:
    """The entries of a folder of TOML files, by name; each file is read when it is asked for, once.

    A file that cannot work raises RulesError, which names file, key and reason.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or entries_folder()
        self._entries: dict[str, Entry] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all entries, sorted; reads no file."""
        return tuple(path.stem for path in self._files())

    def _files(self) -> list[Path]:
        """Return the files of entries in the order of names, links that lead nowhere among them: they are said."""
        found = (path for path in self.folder.glob("*.toml") if path.stem.isprintable() and not path.is_dir())
        return sorted(found, key=lambda path: path.stem)

    def __contains__(self, name: object) -> bool:
        if not isinstance(name, str) or not name.isprintable() or "/" in name:
            return False
        path = self._path(name)
        return path.is_file() or path.is_symlink()

    def __getitem__(self, name: str) -> Entry:
        """Return one entry. Raises KeyError for a name that is none, RulesError."""
        if name not in self._entries:
            if name not in self:
                raise KeyError(name)
            self._entries[name] = load_entry(self._path(name))
        return self._entries[name]

    def all(self) -> tuple[Entry, ...]:
        """Return every entry in the order of names. Raises RulesError."""
        return tuple(self[name] for name in self.names)

    def heads(self) -> Iterator[dict[str, Any]]:
        """Yield what each file says before its first table: title, kind and home. Raises RulesError.

        The rest of a file takes five times as long to read.
        """
        for path in self._files():
            yield _read(path, lambda text: text.partition("\n[")[0])

    @property
    def stamp(self) -> str:
        """A text that is another one as soon as a file of the folder is; reads no file."""
        import hashlib  # which nothing else that reads entries needs

        found = hashlib.blake2b(digest_size=12)
        for path in self._files():
            state = path.stat() if path.exists() else path.lstat()
            found.update(f"{path.stem} {state.st_size} {state.st_mtime_ns}\n".encode())
        return found.hexdigest()

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.toml"


def entries_folder() -> Path:
    """Return where the entries lie: in the folder that ARCHIVE_CATALOGUE names, else those of the program."""
    if named := os.environ.get("ARCHIVE_CATALOGUE"):
        if not Path(named).is_dir():
            raise UsageError(f"ARCHIVE_CATALOGUE: there is no folder {named!r}")
        return Path(named)
    return program_folder()


def program_folder() -> Path:
    """Return where the program's entries lie: next to this module once installed, in data/catalogue of a checkout."""
    installed = Path(str(files("archive_scraper.catalogue"))) / "entries"
    return installed if installed.is_dir() else _CHECKOUT


def load_entry(path: Path) -> Entry:
    """Read one entry; faults.check_entry tells whether what it says can work. Raises RulesError."""
    data = _read(path)
    if "name" in data:
        raise RulesError(str(path), "name", "must be left out: the file's name is the entry's")
    return build(Entry, {**data, "name": path.stem}, str(path), "")


def _read(path: Path, part: Callable[[str], str] = str) -> dict[str, Any]:
    """Return what a part of a file says."""
    try:
        return tomllib.loads(part(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise RulesError(str(path), None, f"cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RulesError(str(path), None, f"is not valid TOML: {error}") from error


@cache
def lists() -> dict[str, dict[str, str]]:
    """Return the lists that facts come from: short name -> what it is (``what``) and when it says so (``seen``)."""
    return _data("lists.toml")


@cache
def countries() -> dict[str, str]:
    """Return the countries' codes with their English names."""
    return _data("countries.toml")


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads((files("archive_scraper.catalogue") / name).read_text(encoding="utf-8"))
