"""What is installed without a checkout: every module and every file that a module reads."""

from __future__ import annotations

import tomllib
from glob import glob
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SETUP = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
ROOMS = {
    "archive_scraper": "archive_scraper",
    "pipelines": "archive_scraper.pipelines",
    "spiders": "archive_scraper.spiders",
    "data/catalogue": "archive_scraper.catalogue.entries",
}


def package_of(folder):
    """Return the name under which a folder of the checkout is imported."""
    top = next(room for room in ROOMS if folder.is_relative_to(ROOT / room))
    return ".".join([ROOMS[top], *folder.relative_to(ROOT / top).parts])


def folder_of(package):
    for top, name in sorted(ROOMS.items(), key=lambda room: -len(room[1])):
        if package == name or package.startswith(f"{name}."):
            return ROOT.joinpath(top, *package[len(name) :].strip(".").split("."))
    raise LookupError(package)


def files():
    return [
        path
        for top in ROOMS
        for path in (ROOT / top).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc"
    ]


def test_every_package_is_installed():
    found = {package_of(path.parent) for path in files() if path.suffix == ".py"}
    found.add("archive_scraper.catalogue.entries")  # data alone
    assert sorted(found) == sorted(SETUP["packages"])


def test_every_file_next_to_the_modules_is_installed():
    named = {
        Path(found)
        for package, patterns in SETUP["package-data"].items()
        for pattern in patterns
        for found in glob(str(folder_of(package) / pattern), recursive=True)  # noqa: PTH207 - finds no files by ** before 3.13
    }
    left_out = [str(path.relative_to(ROOT)) for path in files() if path.suffix != ".py" and path not in named]
    assert left_out == []
