# ruff: noqa: E501 # a row of a corpus is easier to read in one line
"""Any engine by one measure: a name, a function or a command answers, its form is checked, its answers are scored."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

import run_engine
import score_answers

PAGE = "<html><body><h2><a href='/a'>The pier stays open</a></h2><h2><a href='/b'>What the ferry costs</a></h2></body></html>"
TRUTH = {
    "id": "one",
    "url": "https://x.example/news/",
    "summary_mode": "none",
    "next_page": "https://x.example/news/?page=2",
    "items": [
        {"url": "https://www.x.example/a/", "title": "The pier stays open", "date": "2024-05-03", "authors": None, "summary": None},
        {"url": "https://x.example/b", "title": "What the ferry costs", "date": None, "authors": ["Ada Marlowe"], "summary": None},
    ],
}  # fmt: skip
COMMAND = """
import json, sys
for line in sys.stdin:
    row = json.loads(line)
    assert "ferry" in open(row["file"]).read()
    print(json.dumps({"id": row["id"], "items": [], "next_page": row["url"] + "?page=2"}))
"""


@pytest.fixture
def corpus(tmp_path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "one.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    row = {"id": "one", "url": TRUTH["url"], "encoding": None}
    (tmp_path / "inputs.jsonl").write_text(json.dumps(row) + "\n")
    (tmp_path / "truth.jsonl").write_text(json.dumps(TRUTH) + "\n")
    return tmp_path


def answers(capsys, corpus, *engine):
    assert run_engine.main(["listings", str(corpus), *engine]) == 0
    printed = capsys.readouterr()
    return json.loads(printed.out), printed.err


def test_an_engine_by_name(capsys, corpus):
    row, err = answers(capsys, corpus, "headings")
    assert [item["title"] for item in row["items"]] == ["The pier stays open", "What the ferry costs"]
    assert "CPU a page" in err


def test_the_package_itself(capsys, corpus):
    row, _ = answers(capsys, corpus, "archive_scraper")
    assert [item["url"] for item in row["items"]] == ["https://x.example/a", "https://x.example/b"]


def test_a_command(capsys, corpus):
    row, _ = answers(capsys, corpus, sys.executable, "-S", "-c", COMMAND)
    assert row["next_page"] == TRUTH["next_page"]


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("def f(body, row): return {'items': [{'url': 3}]}", "url: 3 is not of str"),
        ("def f(body, row): return {'itmes': []}", "itmes: no field"),
        ("def f(body, row): raise ValueError('no tree')", "ValueError: no tree"),
    ],
)
def test_what_fails_counts_as_empty(capsys, corpus, source, says):
    engine = corpus / "mine.py"
    engine.write_text(source)
    row, err = answers(capsys, corpus, f"{engine}:f")
    assert row == {"id": "one"}
    assert says in err


def test_an_engine_of_another_kind(corpus):
    with pytest.raises(SystemExit, match="does not answer articles"):
        run_engine.main(["articles", str(corpus), "headings"])
    assert run_engine.main(["pages", str(corpus), "headings"]) == 2


def test_scores_of_listings(capsys, corpus):
    first = {"url": "http://x.example/a?utm_source=x", "title": "The pier  stays open", "date": "2024-05-03T10:00:00"}
    second = {"url": "/b", "title": "What ferries cost", "authors": ["by Ada Marlowe"]}
    aside = {"url": "/about", "title": "About us"}
    answer = {"id": "one", "items": [first, second, aside], "next_page": "/news/?page=2"}
    (corpus / "answers.jsonl").write_text(json.dumps(answer) + "\n")
    assert score_answers.main(["listings", str(corpus / "truth.jsonl"), str(corpus / "answers.jsonl")]) == 0
    figures = dict(line.split("  of ")[0].rsplit(maxsplit=1) for line in capsys.readouterr().out.splitlines())
    assert {name.strip(): float(value) for name, value in figures.items()} == {
        "page F1": 0.8, "title": 0.5, "date": 1.0, "authors": 1.0, "next page": 1.0,
    }  # fmt: skip


def test_scores_of_articles(capsys, corpus):
    truth = {
        "id": "one", "title": "“Salt”", "authors": ["Añn Lee"], "published": "2024-05-03T23:30:00+02:00", "topics": ["Salt", "Sea"],
        "published_days": ["2024-05-03"], "description": None, "body_text": "one two three four five six",
    }  # fmt: skip
    answer = {
        "id": "one", "title": '"salt"', "authors": ["By Ann Lee"], "published": "2024-05-03T21:30:00+00:00", "topics": ["salt"],
        "body_text": "one two three four five",
    }  # fmt: skip
    for name, row in (("truth", truth), ("answers", answer)):
        (corpus / f"{name}.jsonl").write_text(json.dumps(row) + "\n")
    score_answers.main(["articles", str(corpus / "truth.jsonl"), str(corpus / "answers.jsonl")])
    out = capsys.readouterr().out
    assert out.splitlines()[0].split()[:2] == ["title", "1.000"]
    assert "authors          1.000" in out
    assert "day              1.000" in out
    assert "topics F1        0.667" in out
    assert "body F1          0.800" in out
    assert "description" not in out
