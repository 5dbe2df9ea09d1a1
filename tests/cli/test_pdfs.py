"""PDFs on the command line: search names the page, show says what became of one, health counts those not read."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from desk import RULES, Desk

from archive_scraper.cli.main import cli
from archive_scraper.items import Pdf
from archive_scraper.store import Archive

URL = "https://harbor.example/files/report.pdf"


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    path = tmp_path_factory.mktemp("pdfs") / "a.db"
    with Archive.open(path) as archive:
        desk = Desk(archive)
        desk.save(url="https://harbor.example/1", title="Cranes", authors=(), summary=None)
        desk.save(url="https://harbor.example/2", title="Locked", authors=(), summary=None)
        read = Pdf(url=URL, role="report", pages=3, texts=("Quays", "", "Lanterns of the north"))
        locked = Pdf(
            url="https://harbor.example/2", role="piece", cause="encrypted", detail="opens with a password alone"
        )
        for number, pdf in enumerate((read, locked), 1):
            archive.pdfs.save(number, RULES.name, pdf, desk.now)

    def run(*arguments: str) -> str:
        return CliRunner().invoke(cli, [*arguments, "--db", str(path)]).output

    return run


def test_search_names_the_page(ask):
    (row,) = json.loads(ask("search", "lanterns", "--json"))
    assert (row["title"], row["page"], row["snippet"]) == ("Cranes", 3, "[Lanterns] of the north")
    assert "Page" in ask("search", "lanterns")
    assert "Page" not in ask("search", "locked"), "where no page is found there is no column"


def test_show_says_what_became_of_it(ask):
    assert f"the report {URL}: 2 pages with text of 3" in " ".join(ask("show", "1").split())
    assert "the article: encrypted: opens with a password alone" in " ".join(ask("show", "2").split())
    pdf = json.loads(ask("show", "1", "--json"))["pdf"]
    assert [(page["page"], page["text"]) for page in pdf["texts"]] == [(1, "Quays"), (3, "Lanterns of the north")]


def test_health_and_the_report_of_a_run_count_those_that_were_not_read(ask):
    line = "1 PDF was not read: encrypted, opens with a password alone, such as https://harbor.example/2"
    assert f"{RULES.name}: {line}" in ask("health")
    (found,) = json.loads(ask("health", "--json"))["pdfs"]
    assert (found["source"], found["cause"], found["count"]) == (RULES.name, "encrypted", 1)
    (found,) = json.loads(ask("report", RULES.name, "--json"))["pdfs"]
    assert found["cause"] == "encrypted"
