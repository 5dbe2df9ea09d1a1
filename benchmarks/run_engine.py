"""Run any engine over a measuring corpus and print its answers in the row format of docs/benchmark.md.

usage: python benchmarks/run_engine.py KIND DIR ENGINE [ARGUMENT ...]

KIND is ``listings`` or ``articles``; DIR holds ``inputs.jsonl`` and ``pages/<id>.html.gz``. ENGINE is one of

- a name: ``engines/NAME.py`` next to this file, or ``archive_scraper``, the package itself;
- ``FILE.py:FUNCTION``: a callable that takes the bytes of a page and its input row and returns its answer row;
- any other command, with its arguments: it is started once, gets one input row a line on its standard input, each with
  ``file``, the path of the unpacked page, and prints one answer row for each, in any order.

What an engine does not know it leaves out. The answers are checked for their form and printed in the order of the
inputs; a page whose answer fails counts as empty and is named on standard error, as is the CPU time a page.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
Row = dict[str, Any]
Engine = Callable[[bytes, Row], Row]
FIELDS: dict[str, dict[str, tuple[type, ...]]] = {
    "listings": {"items": (list,), "next_page": (str, type(None))},
    "articles": {
        "title": (str, type(None)),
        "authors": (list, type(None)),
        "published": (str, type(None)),
        "topics": (list, type(None)),
        "description": (str, type(None)),
        "body_text": (str, type(None)),
    },
}
ITEM: dict[str, tuple[type, ...]] = {
    "url": (str, type(None)),
    "title": (str, type(None)),
    "date": (str, type(None)),
    "authors": (list, type(None)),
    "summary": (str, type(None)),
}


def faults_of(kind: str, row: Row) -> list[str]:
    """Return what is wrong with the form of an answer."""
    faults = _faults(FIELDS[kind], {name: value for name, value in row.items() if name != "id"})
    for item in row.get("items") or ():
        faults += _faults(ITEM, item) if isinstance(item, dict) else [f"an item is {item!r}, not an object"]
    return faults


def _faults(fields: dict[str, tuple[type, ...]], row: Row) -> list[str]:
    faults = [f"{name}: no field of these rows" for name in row if name not in fields]
    return faults + [
        f"{name}: {value!r} is not of {' or '.join(kind.__name__ for kind in fields[name])}"
        for name, value in row.items()
        if name in fields and not isinstance(value, fields[name])
    ]


def load_engine(kind: str, name: str) -> Engine | None:
    """Return the callable that a name stands for, None for a command."""
    if name == "archive_scraper":
        path, function = HERE / "predictors" / f"{kind}.py", "answer"
    elif (HERE / "engines" / f"{name}.py").is_file():
        path, function = HERE / "engines" / f"{name}.py", kind
    else:
        file, colon, function = name.rpartition(":")
        path = Path(file)
        if not colon or not path.is_file():
            return None
    spec = importlib.util.spec_from_file_location(f"engine_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: no Python module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    engine: Engine | None = getattr(module, function, None)
    if engine is None:
        raise SystemExit(f"{path}: has no function {function}(body, row): it does not answer {kind}")
    return engine


def read_inputs(directory: Path) -> list[Row]:
    return list(map(json.loads, (directory / "inputs.jsonl").read_text(encoding="utf-8").splitlines()))


def page_of(directory: Path, row: Row) -> bytes:
    return gzip.decompress((directory / "pages" / f"{row['id']}.html.gz").read_bytes())


def ask(engine: Engine, directory: Path, rows: list[Row]) -> Iterator[Row]:
    """Yield the answers of a callable; what it raises on a page is an empty answer, and is said."""
    for row in rows:
        try:
            yield {**engine(page_of(directory, row), dict(row)), "id": row["id"]}
        except Exception as error:  # noqa: BLE001 # an engine of others may raise anything
            print(f"{row['id']}: {type(error).__name__}: {error}", file=sys.stderr)
            yield {"id": row["id"]}


def ask_command(command: list[str], directory: Path, rows: list[Row]) -> Iterator[Row]:
    """Yield the answers of a command."""
    with tempfile.TemporaryDirectory() as folder:
        lines = []
        for number, row in enumerate(rows):
            file = Path(folder) / f"{number}.html"
            file.write_bytes(page_of(directory, row))
            lines.append(json.dumps({**row, "file": str(file)}))
        done = subprocess.run(command, input="\n".join(lines) + "\n", stdout=subprocess.PIPE, text=True, check=False)
        if done.returncode != 0:
            raise SystemExit(f"{command[0]}: ended with exit code {done.returncode}")
        for line in filter(None, done.stdout.splitlines()):
            yield json.loads(line)


def main(arguments: list[str]) -> int:
    if len(arguments) < 3 or arguments[0] not in FIELDS or not Path(arguments[1]).is_dir():
        print(f"usage: run_engine.py {{{'|'.join(FIELDS)}}} DIR ENGINE [ARGUMENT ...]", file=sys.stderr)
        return 2
    kind, directory, name, *rest = arguments
    rows = read_inputs(Path(directory))
    engine = load_engine(kind, name)
    if engine is not None:
        list(ask(engine, Path(directory), rows[:1]))  # what an engine loads once is not counted
    before = _seconds()
    answers = ask(engine, Path(directory), rows) if engine else ask_command([name, *rest], Path(directory), rows)
    found: dict[str, Row] = {}
    for answer in answers:
        if faults := faults_of(kind, answer):
            print(f"{answer.get('id')}: {'; '.join(faults[:3])}", file=sys.stderr)
            answer = {"id": answer.get("id")}  # noqa: PLW2901 # counts as empty
        found[str(answer.get("id"))] = answer
    spent = _seconds() - before
    for row in rows:
        print(json.dumps(found.get(row["id"], {"id": row["id"]}), ensure_ascii=False))
    print(f"{len(rows)} pages, {1000 * spent / max(1, len(rows)):.1f} ms CPU a page", file=sys.stderr)
    return 0


def _seconds() -> float:
    """Return the CPU time of this process and of those that it started."""
    return sum(
        use.ru_utime + use.ru_stime
        for use in (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
