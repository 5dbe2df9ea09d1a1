"""Print the package's answers for one kind of corpus input, one JSON row a line.

usage: python benchmarks/predict.py KIND DIR

DIR holds ``KIND.inputs.jsonl`` (strings) or ``inputs.jsonl`` and ``pages/`` (whole pages). Each kind is a module of
``predictors/`` beside this file with one function ``predict(directory: Path) -> Iterator[dict]`` that reads inputs
only, never the truth, and calls the package's public functions, nothing else.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

PREDICTORS = Path(__file__).resolve().parent / "predictors"

Predictor = Callable[[Path], Iterator[dict[str, Any]]]


def find_predictors() -> dict[str, Path]:
    """Return kind -> the file that predicts it."""
    return {path.stem: path for path in sorted(PREDICTORS.glob("*.py")) if not path.stem.startswith("_")}


def load_predictor(path: Path) -> Predictor:
    """Import one predictor by its path; it needs no package around it."""
    spec = importlib.util.spec_from_file_location(f"predictors_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path}: no Python module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    predict: Predictor = module.predict
    return predict


def main(arguments: list[str]) -> int:
    """Predict one kind; 2 for a wrong command line."""
    predictors = find_predictors()
    if len(arguments) != 2 or arguments[0] not in predictors or not Path(arguments[1]).is_dir():
        print(f"usage: predict.py {{{'|'.join(predictors)}}} DIR", file=sys.stderr)
        return 2
    kind, directory = arguments
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a real stream, not a test's
    for row in load_predictor(predictors[kind])(Path(directory)):
        print(json.dumps(row, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
