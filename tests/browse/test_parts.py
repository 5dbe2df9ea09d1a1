"""The pure parts: filters, Markdown, differences, charts, citations."""

import re
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup, escape
from reading_room import Dangers
from work_growth import assert_linear

from archive_scraper.browse.charts import Bar, bar_list, column_chart, covered, sparkline, timeline_bars
from archive_scraper.browse.cite import bibtex, plain_citation
from archive_scraper.browse.differences import show_difference
from archive_scraper.browse.markdown import render_markdown
from archive_scraper.browse.reading.filters import Filters
from archive_scraper.browse.words import date_words, host_words, safe_url

ARTICLE = {
    "id": 7,
    "title": "Ports & {Piers}: 100%?",
    "authors": [{"name": "Ada Lindqvist", "type": "person"}, {"name": "Harbor Desk", "type": "organization"}],
    "source": "harbor",
    "source_title": "Harbor Institute",
    "published": "2024-05",
    "series": "Harbor Notes",
    "volume": "3",
    "issue": None,
    "url": "https://harbor.example/a",
    "canonical_url": None,
}


def test_plain_citation_claims_no_day():
    assert plain_citation(ARTICLE, "2026-03-01T12:00:00+00:00") == (
        "Ada Lindqvist and Harbor Desk. “Ports & {Piers}: 100%?” Harbor Institute, Harbor Notes, vol. 3, May 2024. "
        "https://harbor.example/a. Accessed 1 March 2026."
    )


def test_bibtex_escapes_and_keeps_organizations_whole():
    text = bibtex(ARTICLE, "2026-03-01")
    assert "author = {Ada Lindqvist and {Harbor Desk}}," in text
    assert r"title = {{Ports \& \{Piers\}: 100\%?}}," in text
    assert "month = may," in text
    assert "day" not in text
    assert text.count("{") == text.count("}")


@pytest.mark.parametrize(
    ("text", "there", "not_there"),
    [
        ("# Head\n\ntext", "<h3>Head</h3>", "<h1>"),
        ("<b onclick=x>y</b>", "&lt;b onclick=x&gt;", "<b"),
        ("[a](javascript:x)", "[a](javascript:x)", "<a"),
        ("[a](data:text/html,x)", "[a](data:text/html,x)", "<a"),
        ("[a](https://a.example)", 'rel="noopener noreferrer nofollow"', "<script"),
        (
            "![pic](https://a.example/p.png)",
            '<a rel="noopener noreferrer nofollow" href="https://a.example/p.png">[pic]',
            "<img",
        ),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "<td>1</td>", "|"),
    ],
)
def test_markdown(text, there, not_there):
    html = render_markdown(text)
    assert there in html
    assert not_there not in html


@settings(max_examples=150)
@given(st.text(alphabet=st.sampled_from("<>[]()!*_`#&;:/\"'=- \n\\ajvscriptonerl"), max_size=80))
def test_no_markdown_is_dangerous(text):
    assert not Dangers(render_markdown(text)).found


@pytest.mark.parametrize("unit", [">", "[", "*a ", "- ", "`", "![", "**a", "[a]("])
def test_markdown_is_linear(unit):
    assert_linear(lambda n: partial(render_markdown, unit * n), 20_000)


@settings(max_examples=100)
@given(st.text(max_size=60), st.text(max_size=60))
def test_difference_shows_the_new_text(old, new):
    html = show_difference(old, new)
    assert isinstance(html, Markup)
    assert (old == new) or "<ins>" in html or "<del>" in html


def test_difference_of_long_texts_is_quick():
    assert "<del>" in show_difference("a b c d " * 1000, "a c b e " * 1000)
    assert_linear(lambda n: partial(show_difference, "a b c d " * n, "a c b e " * n), 40_000)


def test_difference_escapes():
    assert escape("<i>x</i>") in show_difference("", "<i>x</i>")


@given(st.dictionaries(st.sampled_from([*Filters.__dataclass_fields__, "other"]), st.text(max_size=30)))
def test_filters_read_anything_and_say_it_again(arguments):
    from urllib.parse import parse_qsl

    filters = Filters.read(arguments)
    again = Filters.read(dict(parse_qsl(filters.query().removeprefix("?"))))
    assert again == filters.but(page=filters.page)
    assert not filters.refused or filters.active


@pytest.mark.parametrize(
    ("counts", "first", "bars"),
    [
        ({}, None, 0),
        ({"2015": 3}, "2015", 1),
        ({"2015": 1, "2016-02": 1}, "2015", 2),
        ({"2001-01": 1, "2020-12": 1}, "2001", 20),
        ({"0001": 1, "2020-12": 1}, "1871", 150),
    ],
)
def test_timeline(counts, first, bars):
    found = timeline_bars(counts)
    assert len(found) == bars
    assert (found[0].label if found else None) == first


@pytest.mark.parametrize("count", [1, 2, 5, 12, 60])
def test_few_bars_stay_bars(count):
    chart = column_chart([Bar(f"20{number:02d}", number + 1) for number in range(count)], "x")
    widths = [float(width) for width in re.findall(r'<rect [^>]*width="([0-9.]+)"', chart)]
    assert len(widths) == count
    assert max(widths) <= 1000 / 12
    assert len(set(re.findall(r"h([0-9.]+)V", sparkline([1] * count, "x")))) == 1
    assert float(re.search(r"h([0-9.]+)V", sparkline([1] * count, "x"))[1]) <= 240 / 12


def test_a_chart_has_values_and_labels():
    chart = column_chart([Bar(f"2024-{number:02d}", number) for number in range(1, 13)], "x")
    assert "<span>12</span><span>6</span><span>0</span>" in chart
    assert "<span>2024-01</span><span>2024-07</span><span>2024-12</span>" in chart
    assert "<span>1</span><span></span><span>0</span>" in column_chart([Bar("2024", 1)], "x")


@given(st.text(max_size=60))
def test_soft_breaks_change_no_text(text):
    from archive_scraper.browse.words import soft_breaks

    assert soft_breaks(text).replace("<wbr>", "") == escape(text)


def test_charts_escape_and_survive_nothing():
    bad = Bar("<script>", 2, "/a?b=1&c=2")
    for chart in (column_chart([bad], "<b>"), bar_list([bad], "<b>"), sparkline([1], '"<b>')):
        assert "<script>" not in chart
        assert "<b>" not in chart
    assert column_chart([], "x") == ""
    assert bar_list([], "x") == ""
    assert "none" in sparkline([0, 0], "x")


@given(st.text(max_size=40))
def test_words_never_raise(text):
    assert isinstance(date_words(text), str)
    assert isinstance(host_words(text), str)
    url = safe_url(text)
    assert url is None or url.lower().startswith(("http:", "https:"))


def test_few_bars_have_their_labels_below_them():
    """The bars of a source's few years stand at the left; its last year must not stand at the right end."""
    last = max(float(end) for end in re.findall(r"M([0-9.]+) ", sparkline([1] * 8, "x")))
    assert last / 240 * 100 < covered(8) < 70
    assert f"width: {covered(8)}" in column_chart([Bar(str(year), 1) for year in range(8)], "x")
