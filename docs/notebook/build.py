"""Runs the cells of questions.py on an archive and writes them with what they show as questions.ipynb.

``make notebook`` makes the demo archive and runs this; a test runs the same cells and holds what they print against the
file. A notebook is JSON (nbformat 4.5), so nothing else is needed to write one, and no kernel to run it.

usage: python docs/notebook/build.py FOLDER-OF-DEMO.DB
"""

from __future__ import annotations

import ast
import base64
import contextlib
import io
import json
import os
import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
CELLS = HERE / "questions.py"
NOTEBOOK = HERE / "questions.ipynb"
_CELL = re.compile(r"^# %%(?: \[(markdown)\])?\n", re.MULTILINE)
_DOTS = 80
"""Dots per inch of a chart: legible on a page, some kilobytes in the file."""

Cell = dict[str, Any]


def read_cells(text: str) -> list[Cell]:
    """Return the cells of a file in the percent format, as a notebook has them before it was run."""
    parts = _CELL.split(text)[1:]
    cells = []
    for number, (kind, source) in enumerate(zip(parts[::2], parts[1::2], strict=True)):
        source = source.strip("\n")  # noqa: PLW2901 - the cell's own
        cell: Cell = {"id": f"cell-{number}", "metadata": {}}
        if kind:
            lines = [line.removeprefix("#").removeprefix(" ") for line in source.splitlines()]
            cells.append(cell | {"cell_type": "markdown", "source": "\n".join(lines)})
        else:
            cells.append(cell | {"cell_type": "code", "source": source, "execution_count": None, "outputs": []})
    return cells


def run_cells(cells: list[Cell]) -> list[Cell]:
    """Return the cells with the outputs of a run in this process, in the current folder."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    names: dict[str, Any] = {"__name__": "__main__"}
    count = 0
    done = []
    for cell in cells:
        if cell["cell_type"] == "code":
            count += 1
            outputs = _run(cell["source"], names, count)
            for number in plt.get_fignums():
                outputs.insert(0, _picture(plt.figure(number)))
            plt.close("all")
            done.append(cell | {"execution_count": count, "outputs": outputs})
        else:
            done.append(cell)
    return done


def _run(source: str, names: dict[str, Any], count: int) -> list[Cell]:
    """Run one cell as a notebook does: what it prints, then the value of its last line."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    value = None
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, "cell", "exec"), names)  # noqa: S102 - our own cells
        if last is not None:
            value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)  # noqa: S307 - our own cells
    outputs: list[Cell] = []
    if printed.getvalue():
        outputs.append({"output_type": "stream", "name": "stdout", "text": printed.getvalue()})
    if value is not None:
        data = {"text/plain": repr(value)}
        if hasattr(value, "_repr_html_"):
            data["text/html"] = value._repr_html_()
        outputs.append({"output_type": "execute_result", "execution_count": count, "metadata": {}, "data": data})
    return outputs


def _picture(figure: Any) -> Cell:
    """Return a chart as an output: the same bytes for the same chart."""
    file = io.BytesIO()
    figure.savefig(file, format="png", dpi=_DOTS, metadata={"Software": None})
    data = {"image/png": base64.b64encode(file.getvalue()).decode(), "text/plain": "a chart"}
    return {"output_type": "display_data", "metadata": {}, "data": data}


def as_notebook(cells: list[Cell]) -> str:
    """Return cells as the JSON of a notebook."""
    metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    whole = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def main(arguments: list[str]) -> int:
    """Run the cells in a folder that holds demo.db and write the notebook."""
    if len(arguments) != 1 or not (Path(arguments[0]) / "demo.db").exists():
        print("usage: build.py FOLDER, which holds demo.db (archive-scraper demo --db demo.db)", file=sys.stderr)
        return 2
    cells = read_cells(CELLS.read_text(encoding="utf-8"))
    os.chdir(arguments[0])
    NOTEBOOK.write_text(as_notebook(run_cells(cells)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
