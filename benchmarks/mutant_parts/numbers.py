"""The numbers of the engine: its weights in data files, its thresholds in code."""

from __future__ import annotations

import ast
import json
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROOMS = ("normalize", "signs", "extract", "channels", "watch")
# A file of weights, and the modules that ask it, by table where the tables have different readers.
WEIGHTS = {
    "extract/listing/rank/weights.toml": {"": "extract/listing/rank/ranking.py"},
    "extract/data/hand_weights.toml": {
        "title": "extract/listing/fields/title.py",
        "next_page": "extract/next_page.py",
    },
    "extract/article/fields/weights.json": {
        "title": "extract/article/fields/title.py",
        "authors": "extract/article/fields/authors.py",
        "published": "extract/article/fields/dates.py",
        "modified": "extract/article/fields/dates.py",
        "description": "extract/article/fields/summary.py",
        "topics": "extract/article/fields/topics.py",
        "": "extract/article/candidates.py",
    },
    "extract/article/body/weights.json": {"": "extract/article/body/body.py"},
    "normalize/links/link_weights.json": {"": "normalize/links/learned.py"},
}
# 0 and 1 count, begin and end things; as indexes 2 and 3 do too.
_STRUCTURE = frozenset((0, 1))
_INDEXES = frozenset((0, 1, 2, 3))


@dataclass(frozen=True, slots=True)
class Number:
    """One weight or threshold."""

    file: str
    """Path below the package."""
    name: str
    """What it is called: the fact that is weighed, the constant, or the function it stands in; unique in its file."""
    value: float
    line: int
    column: int
    is_weight: bool = False

    @property
    def label(self) -> str:
        """The name that the list of reasons uses."""
        return f"{self.file}: {self.name}"

    def changes(self) -> tuple[float, ...]:
        """Return what is put in its place: a weight turns round; a threshold is halved, then doubled."""
        if self.is_weight:
            return (-self.value,)
        half = self.value / 2 if isinstance(self.value, float) else self.value // 2
        return half, self.value * 2


def find_numbers(folder: Path) -> list[Number]:
    """Return all weights and thresholds below a package's folder, file by file."""
    found: list[Number] = []
    for room in ROOMS:
        for path in sorted((folder / room).rglob("*.py")):
            found.extend(thresholds(str(path.relative_to(folder)), path.read_text(encoding="utf-8")))
    for name in WEIGHTS:
        found.extend(_weights(name, (folder / name).read_text(encoding="utf-8")))
    return found


def _weights(name: str, text: str) -> Iterator[Number]:
    tables = json.loads(text) if name.endswith(".json") else tomllib.loads(text)
    if all(isinstance(value, int | float) for value in tables.values()):
        tables = {"": tables}
    for table, weights in tables.items():
        for key, value in weights.items():
            if value:
                yield Number(name, f"{table}.{key}" if table else key, float(value), 0, 0, is_weight=True)


def thresholds(file: str, source: str) -> list[Number]:
    """Return the numbers of a module that decide something: no index, no bit, no size of a cache, no 0 and no 1."""
    finder = _Finder(file)
    finder.visit(ast.parse(source))
    return finder.found


class _Finder(ast.NodeVisitor):
    """Walks a module and keeps where it is."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Number] = []
        self._names: dict[str, int] = {}
        self._place: list[str] = []
        self._index = False

    def _inside(self, name: str, *nodes: ast.AST | list[ast.stmt] | None) -> None:
        self._place.append(name)
        for node in nodes:
            for one in node if isinstance(node, list) else [node]:
                if one is not None:
                    self.visit(one)
        self._place.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """Leave the decorators out: they give sizes of caches."""
        self._inside(node.name, node.args, list(node.body))

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """Name what stands in a class after it."""
        self._inside(node.name, list(node.body))

    def visit_Assign(self, node: ast.Assign) -> None:
        """Name a number of a module or class after its constant."""
        names = [target.id for target in ast.walk(node) if isinstance(target, ast.Name) and target.id.isupper()]
        if names and isinstance(node.targets[0], ast.Name | ast.Tuple):
            self._inside(names[0], node.value)
        else:
            self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        """Leave the annotation out."""
        self._inside(node.target.id, node.value) if isinstance(node.target, ast.Name) else self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        """Leave bits out."""
        if not isinstance(node.op, ast.LShift | ast.RShift | ast.BitOr | ast.BitAnd):
            self.generic_visit(node)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        """Leave indexes out; how much of a text is cut is a threshold."""
        self.visit(node.value)
        before, self._index = self._index, True
        self.visit(node.slice)
        self._index = before

    def visit_Call(self, node: ast.Call) -> None:
        """Leave the maximal sizes of caches and the number of cuts of a split out."""
        self.visit(node.func)
        for argument in node.args:
            self.visit(argument)
        for keyword in node.keywords:
            if keyword.arg not in {"maxsize", "maxsplit", "count"}:
                self.visit(keyword.value)

    def visit_Constant(self, node: ast.Constant) -> None:
        """Take a number."""
        value = node.value
        if isinstance(value, bool) or not isinstance(value, int | float):
            return
        if value in (_INDEXES if self._index else _STRUCTURE) and not isinstance(value, float):
            return
        if not value:
            return
        place = ".".join(self._place) or "module"
        self._names[place] = again = self._names.get(place, 0) + 1
        name = place if again == 1 else f"{place}#{again}"
        self.found.append(Number(self.file, name, value, node.lineno, node.col_offset))


def change_source(source: str, number: Number, value: float) -> ast.Module:
    """Return the tree of a module with one number changed."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and (node.lineno, node.col_offset) == (number.line, number.column)
            and node.value == number.value
        ):
            node.value = value
            return tree
    raise LookupError(f"{number.label}: no such number in line {number.line}")
