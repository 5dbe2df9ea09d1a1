"""Change one number in a process that has imported everything: for a forked child, which ends after its tests.

A number inside a function is changed in the code of all functions made from it, so that everybody who imported one
sees the change. A number of a module may have gone into tables and expressions when the module was read: the module's
source is run once more, changed, and the plain data that came out otherwise take the place of the old.
"""

from __future__ import annotations

import ast
import functools
import gc
import re
import sys
from importlib import import_module
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import TYPE_CHECKING, Any

from archive_scraper.normalize.late import Late
from mutant_parts.numbers import ROOMS, Number, change_source

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = "archive_scraper"
_CACHE = type(functools.lru_cache(lambda: None))
_ROOM_NAMES = tuple(f"{PACKAGE}.{room}." for room in ROOMS)


def module_of(file: str) -> ModuleType:
    """Return the imported module of a file below the package."""
    # Some are loaded when they are needed alone.
    return import_module(f"{PACKAGE}.{file.removesuffix('.py').replace('/', '.')}".removesuffix(".__init__"))


@functools.cache
def _caches() -> list[Any]:
    return [
        one
        for one in gc.get_objects()
        if isinstance(one, _CACHE) and str(getattr(one, "__module__", "")).startswith(_ROOM_NAMES)
    ]


@functools.cache
def _functions() -> dict[str, list[FunctionType]]:
    """Return file -> the functions that were made from it."""
    found: dict[str, list[FunctionType]] = {}
    for one in gc.get_objects():
        if isinstance(one, FunctionType):
            found.setdefault(one.__code__.co_filename, []).append(one)
    return found


def look_around() -> None:
    """Note all caches, functions and imports of this process: once everything is imported, before it forks."""
    _caches.cache_clear()
    _functions.cache_clear()
    _caches()
    _functions()
    for module in _modules():
        if path := _source_of(module):
            _imports(path)


def _is_bounded(cache: Any) -> bool:
    """Tell whether a cache keeps answers, and not what is read once."""
    size = cache.cache_parameters()["maxsize"]
    return size is not None and size > 1


def reads_once(module: ModuleType) -> bool:
    """Tell whether a module keeps what it reads once: a change shows in all that is read afterwards."""
    return any(one.__module__ == module.__name__ and not _is_bounded(one) for one in _caches())


def forget(*, everything: bool = False) -> None:
    """Empty the engine's caches of answers; with ``everything`` those too that hold what is read once."""
    for one in _caches():
        if everything or _is_bounded(one):
            one.cache_clear()


def apply(number: Number, value: float) -> None:
    """Change one number of this process."""
    if number.is_weight:
        _change_weight(number, value)
        forget()
        return
    module = module_of(number.file)
    path = str(module.__file__)
    tree = change_source(Path(path).read_text(encoding="utf-8"), number, value)
    code = compile(tree, path, "exec")
    _swap_code(code, path)
    _swap_data(module, code)
    forget(everything=reads_once(module))


def _change_weight(number: Number, value: float) -> None:
    from archive_scraper.extract.article import candidates
    from archive_scraper.extract.article.body import body
    from archive_scraper.extract.hand_weights import hand_weights
    from archive_scraper.extract.listing.rank.ranking import load_weights
    from archive_scraper.normalize.links import learned

    table, _, key = number.name.partition(".")
    if number.file.endswith("hand_weights.toml"):
        hand_weights(table)[key] = value
    elif number.file.endswith("fields/weights.json"):
        candidates._tables()[table][key] = value  # noqa: SLF001 # the table itself, which nothing else changes
    elif number.file.endswith("body/weights.json"):
        body._weights()[number.name] = value  # noqa: SLF001
    elif number.file.endswith("link_weights.json"):
        for kind in ("stood", "read") if table == "either" else (table,):
            learned._tables()[kind][key] += value - number.value  # noqa: SLF001
    else:
        load_weights()[key] = value


def _codes(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes(constant)


def _swap_code(code: CodeType, path: str) -> None:
    """Give every function that was made from this source the changed code."""
    new = {(one.co_qualname, one.co_firstlineno, one.co_name): one for one in _codes(code)}
    for one in _functions().get(path, ()):
        old = one.__code__
        changed = new.get((old.co_qualname, old.co_firstlineno, old.co_name))
        if changed is not None and changed.co_freevars == old.co_freevars:
            one.__code__ = changed


def _swap_data(module: ModuleType, code: CodeType) -> None:
    """Run a module's changed source aside, and put what became of its numbers into everybody's names."""
    aside: dict[str, Any] = {
        "__name__": module.__name__,
        "__file__": module.__file__,
        "__package__": module.__package__,
    }
    spare = ModuleType(module.__name__)
    spare.__dict__.update(aside)
    kept = sys.modules[module.__name__]
    sys.modules[module.__name__] = spare  # dataclasses look their module up
    try:
        exec(code, spare.__dict__)  # noqa: S102 # our own source
    finally:
        sys.modules[module.__name__] = kept
    for name, made in spare.__dict__.items():
        old, value = module.__dict__.get(name), _with_known_functions(made, module)
        if isinstance(value, type) and isinstance(old, type):
            _swap_attributes(old, value)
        elif isinstance(value, FunctionType) and isinstance(old, FunctionType):
            _swap_defaults(old, value)
        elif _is_plain(value) and _print(value) != _print(old):
            _give(module, name, old, value)


def _with_known_functions(value: Any, module: ModuleType) -> Any:
    """Return a tuple with the functions that everybody knows in place of those that the changed source made anew."""
    if not isinstance(value, tuple):
        return value
    known = module.__dict__
    return tuple(
        known.get(one.__name__, one) if isinstance(one, FunctionType) else _with_known_functions(one, module)
        for one in value
    )


def _swap_defaults(old: FunctionType, new: FunctionType) -> None:
    old.__defaults__, old.__kwdefaults__ = new.__defaults__, new.__kwdefaults__


def _swap_attributes(old: type, new: type) -> None:
    """Change what a class holds: its plain values, and the defaults of its functions (those of a dataclass' fields)."""
    for name, value in vars(new).items():
        before = vars(old).get(name)
        function, known = getattr(value, "__func__", value), getattr(before, "__func__", before)
        if isinstance(function, FunctionType) and isinstance(known, FunctionType):
            _swap_defaults(known, function)
        if not name.startswith("__") and _is_plain(value) and _print(value) != _print(vars(old).get(name)):
            setattr(old, name, value)


def _give(module: ModuleType, name: str, old: object, value: object) -> None:
    """Set a name in its module and wherever it was imported from there."""
    for other in _modules():
        if other is module:
            module.__dict__[name] = value
        else:
            for alias in _imported(other, module.__name__, name):
                other.__dict__[alias] = value
    if isinstance(old, dict) and isinstance(value, dict):
        old.clear()
        old.update(value)


def _modules() -> list[ModuleType]:
    """Return the imported modules that may have imported a number: the package's, and the tests."""
    return [one for key, one in list(sys.modules.items()) if one is not None and key.startswith((PACKAGE, "test"))]


def _source_of(module: ModuleType) -> str:
    path = getattr(module, "__file__", None) or ""
    return path if path.endswith(".py") else ""


@functools.cache
def _imports(path: str) -> tuple[tuple[str, str, str], ...]:
    tree = ast.parse(Path(path).read_text(encoding="utf-8"))
    return tuple(
        (node.module or "", alias.name, alias.asname or alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    )


def _imported(module: ModuleType, source: str, name: str) -> list[str]:
    path = _source_of(module)
    if not path:
        return []
    return [alias for origin, said, alias in _imports(path) if (origin, said) == (source, name)]


def _is_plain(value: object) -> bool:
    """Tell whether a value is made of numbers, texts, expressions and functions alone."""
    if isinstance(value, dict):
        return all(_is_plain(key) and _is_plain(one) for key, one in value.items())
    if isinstance(value, tuple | list | set | frozenset):
        return all(map(_is_plain, value))
    return value is None or isinstance(value, int | float | str | bytes | re.Pattern | Late | range | FunctionType)


def _print(value: object) -> object:
    """Return what two plain values that say the same share."""
    if isinstance(value, re.Pattern | Late):
        return value.pattern, value.flags
    if isinstance(value, dict):
        return [(key, _print(one)) for key, one in value.items()]
    if isinstance(value, tuple | list):
        return [_print(one) for one in value]
    if isinstance(value, FunctionType):
        return value.__qualname__
    return value if _is_plain(value) else object()
