"""No argument and no rule without effect."""

from __future__ import annotations

import ast
import re
from dataclasses import fields, is_dataclass

import pytest
from conftest import ROOT

from archive_scraper.sites import rules

SOURCES = [path for folder in ("archive_scraper", "pipelines", "spiders") for path in (ROOT / folder).rglob("*.py")]


def test_no_function_drops_a_choice_of_its_caller():
    found = []
    for path in SOURCES:
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            # Those by keyword: functions that are called through a table share their places.
            arguments = {one.arg for one in function.args.kwonlyargs}
            deleted = [node for node in ast.walk(function) if isinstance(node, ast.Delete)]
            names = {target.id for node in deleted for target in node.targets if isinstance(target, ast.Name)}
            found += [f"{path.name}: {function.name} deletes {name}" for name in sorted(names & arguments)]
    assert not found


TABLES = [one for one in vars(rules).values() if is_dataclass(one) and one.__module__ == rules.__name__]
RULES = [(table.__name__, item.name) for table in TABLES for item in fields(table)]


@pytest.mark.parametrize(("table", "name"), RULES, ids=[".".join(rule) for rule in RULES])
def test_every_rule_is_read_somewhere(table: str, name: str):
    text = "".join(path.read_text(encoding="utf-8") for path in SOURCES if path.parent.name != "sites")
    methods = (ROOT / "archive_scraper" / "sites" / "rules.py").read_text(encoding="utf-8")
    used = re.search(rf"\.{name}\b|\"{name}\"", text) or re.search(rf"self\.{name}\b", methods)
    assert used, f"nothing reads {table}.{name}"
