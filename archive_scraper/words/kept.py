"""What is built from the book of words, kept for the next process, as Python keeps the modules that it compiled.

Folding sixty files of words into tables, and compiling expressions that hold thousands of them, takes a process longer
than all it loads besides. What a process had to build it writes, when it ends, next to Python's own compiled modules
(``words/__pycache__``, or where PYTHONPYCACHEPREFIX says); where Python writes none, neither does this. The file counts
as long as the package's files have the sizes and times that it was made of, for one version of Python; without it, or
where it cannot be read or written, everything is built as ever. Nothing needs to be deleted by hand.
"""

from __future__ import annotations

import atexit
import marshal
import os
import re
import sys
from array import array
from contextlib import suppress
from functools import cache, wraps
from importlib import util
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import ParamSpec, TypeVar

    Built = TypeVar("Built")
    Given = ParamSpec("Given")
    Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]

_PACKAGE = Path(__file__).parent.parent
_ROOMS = ("words", "normalize", "signs", "extract")
"""The rooms whose files make up what is kept."""
_FAULTS = (OSError, EOFError, ValueError, TypeError, AttributeError, ImportError, RuntimeError)
"""What reading a file that was not written as it should, or the inside of another Python, can raise."""

_new: dict[str, Any] = {}
"""What this process built, by name."""


def kept(build: Callable[Given, Built]) -> Callable[Given, Built]:
    """Remember what a function returns, in this process and for the next ones.

    For functions that build a table from the book and from their arguments alone, which are strings; tables of strings,
    numbers, tuples, sets that are frozen, lists and dicts.
    """

    @wraps(build)
    def remembered(*arguments: Given.args, **options: Given.kwargs) -> Built:
        name = f"{build.__module__}.{build.__qualname__}{arguments}{options or ''}"
        with suppress(*_FAULTS):
            if (found := _earlier().pop(name, None)) is not None:
                table: Built = marshal.loads(found)  # noqa: S302 # as Python loads its compiled modules
                return table
        built = _new[name] = build(*arguments, **options)
        return built

    return cast("Callable[Given, Built]", cache(remembered))


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return an expression as ``re.compile`` does, from its code where an earlier process compiled it.

    For the expressions of modules that read pages: four hundred small ones take as long to compile as ten long ones.
    ``re`` has no public way to take code that is compiled; where its inside is not as expected it compiles as ever. It
    checks the code that it is given.
    """
    name = f"{int(flags)} {pattern}"
    with suppress(*_FAULTS):
        if (found := _earlier().get(name)) is not None:
            return _from_code(pattern, marshal.loads(found))  # noqa: S302
        code = _code_of(pattern, flags)
        expression = _from_code(pattern, code)
        _new[name] = code
        return expression
    return re.compile(pattern, flags)


def _code_of(pattern: str, flags: int) -> Code:
    """Compile an expression as ``re._compiler.compile`` does."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(pattern, flags)
    names = dict(parsed.state.groupdict)
    by_number: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        by_number[number] = name
    words = array("I", _compiler._code(parsed, flags))  # noqa: SLF001
    return int(flags | parsed.state.flags), words.tobytes(), parsed.state.groups - 1, names, tuple(by_number)


def _from_code(pattern: str, code: Code) -> re.Pattern[str]:
    import _sre  # type: ignore[import-not-found]

    flags, words, groups, names, by_number = code
    expression: re.Pattern[str] = _sre.compile(pattern, flags, array("I", words).tolist(), groups, names, by_number)
    return expression


@cache
def _earlier() -> dict[str, bytes]:
    """Return what earlier processes built from the same files: name -> its bytes."""
    atexit.register(_write)
    return _read()


def _read() -> dict[str, bytes]:
    try:
        made_of, tables = marshal.loads(_file().read_bytes())  # noqa: S302
    except _FAULTS:
        return {}
    return tables if made_of == _made_of() else {}


@cache
def _made_of() -> tuple[str, tuple[tuple[str, int, int], ...]]:
    """Return what tells two states of what is built: the Python and the package's files, by size and time as Python."""
    return sys.version, tuple(sorted(_states()))


def _states() -> Iterator[tuple[str, int, int]]:
    folders = [str(_PACKAGE / room) for room in _ROOMS]
    for folder in folders:
        with os.scandir(folder) as found:
            for entry in found:
                if entry.is_dir():
                    folders += [entry.path] if entry.name != "__pycache__" else []
                else:
                    state = entry.stat()
                    yield entry.path, state.st_size, state.st_mtime_ns


def _file() -> Path:
    return Path(util.cache_from_source(str(_PACKAGE / "words" / "kept.py"))).with_suffix(".tables")


def _write() -> None:
    """Write what this process built, with what it found, in one step: a process next to it reads one or the other."""
    if not _new or sys.dont_write_bytecode:
        return
    temporary = _file().with_suffix(f".{os.getpid()}")
    with suppress(*_FAULTS):
        tables = _read() | {name: marshal.dumps(table) for name, table in _new.items()}
        temporary.parent.mkdir(parents=True, exist_ok=True)
        try:
            temporary.write_bytes(marshal.dumps((_made_of(), tables)))
            temporary.replace(_file())
        finally:
            temporary.unlink(missing_ok=True)
