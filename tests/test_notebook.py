"""The notebook of docs/notebook runs on the demo archive, and shows what it shows."""

from __future__ import annotations

import base64
import importlib.util
import json
from functools import cache
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

if TYPE_CHECKING:
    from types import ModuleType

FOLDER = ROOT / "docs" / "notebook"


@cache
def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("notebook_build", FOLDER / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def kept():
    return json.loads((FOLDER / "questions.ipynb").read_text(encoding="utf-8"))


def texts(cells):
    """Return what each cell prints, word by word: pandas sets columns as it likes."""
    outputs = [
        [output.get("data", {}).get("text/plain") or output.get("text") for output in cell["outputs"]] for cell in cells
    ]
    return [[text.split() for text in found] for found in outputs]


def test_it_is_a_notebook_of_the_cells(kept):
    cells = builder().read_cells((FOLDER / "questions.py").read_text(encoding="utf-8"))
    assert (kept["nbformat"], kept["nbformat_minor"]) == (4, 5)
    assert [(c["id"], c["cell_type"], c["source"]) for c in kept["cells"]] == [
        (c["id"], c["cell_type"], c["source"]) for c in cells
    ], "make notebook writes it anew"
    assert len({c["id"] for c in cells}) == len(cells) > 10


def test_its_cells_run_and_show_what_is_kept(kept, demo_folder, monkeypatch):
    pytest.importorskip("pandas")
    pytest.importorskip("matplotlib")
    monkeypatch.chdir(demo_folder)
    ran = [cell for cell in builder().run_cells(kept["cells"]) if cell["cell_type"] == "code"]
    code = [cell for cell in kept["cells"] if cell["cell_type"] == "code"]
    assert texts(ran) == texts(code), "make notebook writes it anew"
    charts = [
        output["data"]["image/png"] for cell in ran for output in cell["outputs"] if "image/png" in output["data"]
    ]
    assert [base64.b64decode(chart)[:8] for chart in charts] == [b"\x89PNG\r\n\x1a\n"]


def test_without_the_demo_it_says_what_to_do(tmp_path, capsys):
    assert builder().main([str(tmp_path)]) == 2
    assert "archive-scraper demo --db demo.db" in capsys.readouterr().err
