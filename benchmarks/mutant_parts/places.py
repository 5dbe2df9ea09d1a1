"""Where a number is at work: the lines that a test must run to notice that it was changed."""

from __future__ import annotations

import ast
from collections import defaultdict
from typing import TYPE_CHECKING

from mutant_parts.numbers import WEIGHTS, Number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

PACKAGE = "archive_scraper"
Lines = dict[str, set[int]]
"""File below the package -> lines of it."""
_Function = ast.FunctionDef | ast.AsyncFunctionDef


def places_of(numbers: Iterable[Number], sources: Mapping[str, str]) -> dict[str, Lines]:
    """Return number -> the lines where it is at work. ``sources``: file below the package -> its source.

    A number inside of a function is at work where it stands; one of a module or class where its name, or a name that
    the module makes of it, is read in a function, there or in a module that imported it; a weight in its reader.
    """
    trees = {file: ast.parse(source) for file, source in sources.items()}
    readings = {file: _Readings(file, tree) for file, tree in trees.items()}
    found: dict[str, Lines] = {}
    for number in numbers:
        if number.is_weight:
            readers = WEIGHTS[number.file]
            reader = readers.get(number.name.partition(".")[0]) or readers[""]
            found[number.label] = {reader: set(readings[reader].bodies)}
            continue
        own = readings[number.file]
        function = own.function_at(number.line)
        if function is not None:
            found[number.label] = {number.file: own.lines_around(number.line, function)}
        else:
            found[number.label] = _of_names(own.names_made_at(number.line), own, readings)
    return found


def _of_names(names: set[str], own: _Readings, readings: dict[str, _Readings]) -> Lines:
    lines: Lines = defaultdict(set)
    for file, other in readings.items():
        known = names if other is own else other.aliases(own.module, names)
        if other is own or known or other.imports_module(own.module):
            lines[file] |= other.read_at(known, attributes=names)
    return {file: found for file, found in lines.items() if found} or {own.file: own.bodies}


class _Readings:
    """Which names a module reads, where."""

    def __init__(self, file: str, tree: ast.Module) -> None:
        self.file = file
        self.module = f"{PACKAGE}.{file.removesuffix('.py').replace('/', '.')}".removesuffix(".__init__")
        self._tree = tree
        self._functions = [node for node in ast.walk(tree) if isinstance(node, _Function)]
        self.bodies = {line for node in self._functions for line in _span(node.body[0], node.body[-1])}
        self._names: dict[str, set[int]] = defaultdict(set)
        self._attributes: dict[str, set[int]] = defaultdict(set)
        self._imports: list[tuple[str, str, str]] = []
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                self._names[node.id].update(_span(node, node))
            elif isinstance(node, ast.Attribute):
                self._attributes[node.attr].update(_span(node, node))
            elif isinstance(node, ast.ImportFrom):
                self._imports += [(node.module or "", one.name, one.asname or one.name) for one in node.names]

    def function_at(self, line: int) -> _Function | None:
        """Return the innermost function around a line."""
        around = [node for node in self._functions if line in _span(node, node)]
        return max(around, key=lambda node: node.lineno, default=None)

    def lines_around(self, line: int, function: _Function) -> set[int]:
        """Return the lines of the statement around a line; of the whole function where it stands in its head."""
        if line < function.body[0].lineno:
            return set(_span(function.body[0], function.body[-1]))
        spans = [_head(node) for node in ast.walk(function) if isinstance(node, ast.stmt) and node is not function]
        return set(min((span for span in spans if line in span), key=len, default=range(line, line + 1)))

    def names_made_at(self, line: int) -> set[str]:
        """Return the names that the statement at a line gives, and those that the module makes of these."""
        made: set[str] = set()
        statements = [*_assignments(self._tree)]
        for node in statements:
            if line in _span(node, node):
                made |= _targets(node)
        grown = True
        while grown:
            grown = False
            for node in statements:
                used = {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load)}
                if used & made and not _targets(node) <= made:
                    made |= _targets(node)
                    grown = True
        return made

    def aliases(self, module: str, names: set[str]) -> set[str]:
        """Return what names of a module are called here."""
        return {alias for origin, name, alias in self._imports if origin == module and name in names}

    def imports_module(self, module: str) -> bool:
        """Tell whether a module, or anything of it (a class), is imported here."""
        return any(module in (origin, f"{origin}.{name}") for origin, name, _ in self._imports)

    def read_at(self, names: set[str], attributes: set[str]) -> set[int]:
        """Return the lines in functions that read names, by themselves or as attributes."""
        lines = {line for name in names for line in self._names.get(name, ())}
        lines |= {line for name in attributes for line in self._attributes.get(name, ())}
        return lines & self.bodies


def _span(first: ast.AST, last: ast.AST) -> range:
    return range(first.lineno, (last.end_lineno or last.lineno) + 1)  # type: ignore[attr-defined]


def _head(node: ast.stmt) -> range:
    """Return the lines of a statement without the block that it opens."""
    body = getattr(node, "body", None)
    end = body[0].lineno if isinstance(body, list) and body else (node.end_lineno or node.lineno) + 1
    return range(node.lineno, max(end, node.lineno + 1))


def _assignments(tree: ast.Module) -> Iterator[ast.Assign | ast.AnnAssign]:
    """Yield the assignments of a module and of its classes."""
    for node in tree.body:
        for one in [node, *(node.body if isinstance(node, ast.ClassDef) else ())]:
            if isinstance(one, ast.Assign | ast.AnnAssign):
                yield one


def _targets(node: ast.Assign | ast.AnnAssign) -> set[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return {one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)}
