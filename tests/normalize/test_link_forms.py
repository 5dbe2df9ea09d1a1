"""Usual forms of calls and attributions in many languages, each once: what they say and which outlet they name."""

from __future__ import annotations

import pytest
from form_rows import read_forms

from archive_scraper.normalize.links import publication_key, read_link

SAYS = {"STOOD": ("originally_published",), "READ": ("read_full",), "NOTHING": ("not_external", "continue")}
ROWS = [pytest.param(text, says, id=f"{heading}: {text}") for heading, text, says in read_forms("link_forms.txt")]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_form_is_read(text: str, expected: str):
    kind, _, publication = expected.partition(" ")
    found = read_link(text, site="quay-institute.example")
    assert found.kind in SAYS[kind]
    assert publication_key(found.publication or "") == publication_key(publication)


@pytest.mark.parametrize(
    ("name", "site", "kind"), [("FT", "ft.example", "read_full"), ("NRC", "nrc.example", "continue")]
)
def test_call_that_names_its_own_site_goes_on_there(name: str, site: str, kind: str):
    assert read_link(f"Read the full article at {name}.", site=site).kind == kind
