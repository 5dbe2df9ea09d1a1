"""The documentation against the code."""

import doctest
import importlib.util
import re
import subprocess
from dataclasses import fields

import pytest
from conftest import ROOT

from archive_scraper import settings
from archive_scraper.items import Article
from archive_scraper.pipelines import STEPS
from archive_scraper.pipelines.validate import ValidatePipeline
from archive_scraper.watch.report import EXIT_CODES


def build():
    spec = importlib.util.spec_from_file_location("build", ROOT / "docs" / "build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def tracked():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]


def test_generated_pages_are_up_to_date():
    stale = [path.name for path, text in build().pages().items() if path.read_text(encoding="utf-8") != text]
    assert not stale, "run make docs"


def test_fields_names_the_owner_of_every_normalized_field():
    rows = re.findall(r"^\| (\w+) \| (\w+) \| *(\w*) *\|", (ROOT / "docs" / "fields.md").read_text(), re.MULTILINE)
    documented = {name: (owner, raw or None) for name, owner, raw in rows if name != "field"}
    owned = {
        name: (step.__module__.rpartition(".")[2], raw)
        for step in (*STEPS, ValidatePipeline)
        for name, raw in step.owns.items()
    }
    assert documented == owned
    assert set(documented) <= {item.name for item in fields(Article)}


def test_links_between_pages_lead_somewhere():
    pages = [path for path in tracked() if path.suffix == ".md"]
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert not broken


HOW = sorted((ROOT / "docs").glob("how-*.md"))


@pytest.mark.parametrize("path", HOW, ids=lambda path: path.stem)
def test_examples_of_the_pages_say_what_is(path):
    failed, _ = doctest.testfile(str(path), module_relative=False)
    assert failed == 0


@pytest.mark.parametrize("path", [*HOW, ROOT / "docs" / "architecture.md"], ids=lambda path: path.stem)
def test_files_that_pages_name_are_there(path):
    """What a page tells to open or to run; a path may begin at the package, at the project, or inside of a room."""
    text = path.read_text(encoding="utf-8")
    files = {file.relative_to(ROOT).as_posix() for file in tracked()}
    named = re.findall(r"`([\w./-]+\.(?:py|toml|txt|json))`", text)
    missing = [name for name in named if not any(f"/{file}".endswith(f"/{name}") for file in files)]
    tests = [word for line in re.findall(r"`pytest ([^`]+)`", text) for word in line.split()]
    missing += [name for name in tests if not (ROOT / name).exists()]
    assert not missing


def test_exit_codes_are_described():
    text = (ROOT / "docs" / "running.md").read_text()
    assert {int(code) for code in re.findall(r"^\| (\d) \|", text, re.MULTILINE)} >= set(EXIT_CODES.values())


def test_every_setting_of_ours_is_explained():
    source = (ROOT / "archive_scraper" / "settings.py").read_text()
    ours = [name for name in vars(settings) if name.startswith("ARCHIVE_")]
    assert ours
    unexplained = [name for name in ours if not re.search(rf"(#[^\n]*\n|){name} = [^\n]*", source)[0].count("#")]
    assert not unexplained


def test_nothing_is_left_undone():
    words = re.compile(r"\b(?:TO" + "DO|FIX" + r"ME|X{3})\b")
    left = [
        str(path.relative_to(ROOT)) for path in tracked() if path.suffix == ".py" and words.search(path.read_text())
    ]
    assert not left


def test_the_tests_that_the_architecture_names_exist():
    text = (ROOT / "docs" / "architecture.md").read_text()
    named = {path for line in re.findall(r"`pytest ([^`]+)`", text) for path in line.split()}
    assert named
    assert not [path for path in named if not (ROOT / path).exists()]
