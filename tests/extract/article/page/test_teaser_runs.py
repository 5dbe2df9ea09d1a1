from __future__ import annotations

import pytest
from work_growth import assert_linear

from archive_scraper.extract.article.page.survey import walk_page
from archive_scraper.extract.article.page.teaser_runs import find_teaser_runs
from archive_scraper.extract.page import Page

ITEM = "<li><a href='/{0}'>A Pier for Winter {0}</a><p>The council has met again and found no money for it…</p></li>"


def kinds(source: str) -> dict[str, str | None]:
    survey = walk_page(Page(f"<html><body>{source}</body></html>", "https://example.org/a").root)
    runs = find_teaser_runs(survey)
    return {block.text: runs.get(number) for number, block in enumerate(survey.blocks)}


def test_finds_titles_with_text_below():
    found = kinds("<p>A text of its own.</p><ul>" + "".join(map(ITEM.format, range(3))) + "</ul>")
    assert found["A text of its own."] is None
    assert {kind for text, kind in found.items() if text != "A text of its own."} == {"text"}


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        pytest.param("<ul>" + "".join(map(ITEM.format, range(2))) + "</ul>", None, id="two-are-no-run"),
        pytest.param(
            "<ul>" + "".join(f"<li><a href='/{n}'>Harbour news {n}</a></li>" for n in range(5)) + "</ul>",
            "links",
            id="links-alone",
        ),
        pytest.param(
            "<ul>"
            + "".join(f"<li>Vell, T. (20{n}): <a href='/{n}'>Piers</a>, a study.</li>" for n in range(10, 15))
            + "</ul>",
            None,
            id="references",
        ),
        pytest.param(
            "".join(
                f"<p><a href='/{n}'>Read about pier {n}</a></p><p>{'The council met. ' * 40}</p>" for n in range(4)
            ),
            None,
            id="links-between-paragraphs",
        ),
    ],
)
def test_tells_other_lists_from_teasers(source, kind):
    assert set(kinds(source).values()) == {kind}


def run_of(lead: str, rest: str = "", before: str = "", items: int = 3) -> str:
    """Items that begin with a link, after something."""
    return "<ul>" + "".join(f"<li>{before}<p>{lead}</p>{rest}</li>" for _ in range(items)) + "</ul>"


def words(count: int) -> str:
    return " ".join(["salt"] * count)


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        # The line that leads has 2 to 30 words
        (run_of(f"<a href=/>{words(2)}</a>"), "links"),
        (run_of(f"<a href=/>{words(1)}</a>"), None),
        (run_of(f"<a href=/>{words(30)}</a>"), "links"),
        (run_of(f"<a href=/>{words(31)}</a>"), None),
        # Two blocks before it, ten and a hundred words in all, five levels above
        (run_of(f"<a href=/>{words(9)}</a>", before="<p>1</p>" * 2), "links"),
        (run_of(f"<a href=/>{words(9)}</a>", before="<p>1</p>" * 3), None),
        (run_of(f"<a href=/>{words(9)}</a>", "<p>x</p>" * 9), "text"),
        (run_of(f"<a href=/>{words(9)}</a>", "<p>x</p>" * 10), None),
        (run_of(f"<a href=/>{words(9)}</a>", f"<p>{words(91)}</p>"), "text"),
        (run_of(f"<a href=/>{words(9)}</a>", f"<p>{words(92)}</p>"), None),
        # Five words next to the links make a teaser of it
        (run_of(f"<a href=/>{words(9)}</a>", f"<p>{words(5)}</p>"), "text"),
        (run_of(f"<a href=/>{words(9)}</a>", f"<p>{words(4)}</p>"), "links"),
    ],
)
def test_edges(source: str, kind: str | None):
    assert set(kinds(source).values()) == {kind}


@pytest.mark.parametrize(("count", "kind"), [(18, "links"), (19, None)])
def test_a_run_is_three_fifths_of_what_holds_it(count: int, kind: str | None):
    runs = kinds(
        f"<div>{run_of(f'<a href=/>{words(9)}</a>')[4:-5].replace('li>', 'div>')}<p>x {words(count - 1)}</p></div>"
    )
    assert runs[words(9)] == kind


def test_is_linear():
    def work(count):
        page = Page("<html><body><ul>" + ITEM.format(1) * count + "</ul></body></html>", "https://example.org/a")
        survey = walk_page(page.root)
        assert len(find_teaser_runs(survey)) == 2 * count
        return lambda: find_teaser_runs(survey)

    assert_linear(work, 20_000)


@pytest.mark.parametrize(("levels", "kind"), [(3, "text"), (4, None)])
def test_a_lead_stands_in_few_elements_of_its_item(levels: int, kind: str | None):
    item = f"<li>{'<div>' * levels}<p><a href=/a>A pier for winter</a></p>{'</div>' * levels}<p>{words(9)}</p></li>"
    assert set(kinds(f"<ul>{item * 3}</ul>").values()) == {kind}
