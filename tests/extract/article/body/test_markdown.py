from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from work_growth import assert_linear

from archive_scraper.extract.article.body.markdown import Rendered, render
from archive_scraper.extract.page import Page, blocks


def _render(fragment: str) -> Rendered:
    return render(Page(f"<div>{fragment}</div>", "https://example.org/a/b").root, "https://example.org/a/b")


@pytest.mark.parametrize(
    ("fragment", "text", "markdown"),
    [
        pytest.param("<p>One</p><p>Two</p>", "One\nTwo", "One\n\nTwo", id="paragraphs"),
        pytest.param("<h2>Head</h2><p>Text</p>", "Head\nText", "## Head\n\nText", id="heading"),
        pytest.param("<h3>A<br>B</h3>", "A B", "### A B", id="break-in-heading"),
        pytest.param("<p>a <b>bo</b>ld word</p>", "a bold word", "a **bo**ld word", id="inline-never-splits"),
        pytest.param("<p>a<b> bold </b>word</p>", "a bold word", "a **bold** word", id="marks-hug-words"),
        pytest.param("<p>a <em></em>b</p>", "a b", "a b", id="empty-emphasis"),
        pytest.param("<p><i>a <b>b</b></i> c</p>", "a b c", "*a **b*** c", id="nested-emphasis"),
        pytest.param(
            "<p>recently <a href='/x'>confirmed</a>&nbsp;that</p>",
            "recently confirmed that",
            "recently [confirmed](https://example.org/x) that",
            id="link-then-nbsp",
        ),
        pytest.param("<p><a href='#top'>up</a></p>", "up", "up", id="fragment-link"),
        pytest.param("<p><a href='javascript:x()'>do</a></p>", "do", "do", id="script-link"),
        pytest.param(
            "<p><a href='https://e.org/a (b)'>x</a></p>",
            "x",
            "[x](https://e.org/a%20%28b%29)",
            id="address-with-brackets",
        ),
        pytest.param("<p>one<br>two</p>", "one\ntwo", "one  \ntwo", id="line-break"),
        pytest.param("<p>one<br><br>two</p>", "one\ntwo", "one\n\ntwo", id="two-breaks"),
        pytest.param("<ul><li>a</li><li>b</li></ul>", "a\nb", "- a\n- b", id="list"),
        pytest.param("<ol start=3><li>a</li><li>b</li></ol>", "a\nb", "3. a\n4. b", id="numbers"),
        pytest.param("<ol start=1998><li>a</li></ol>", "a", "1998. a", id="years"),
        pytest.param(
            "<ul><li>a" * 7, "\n".join("a" * 7), "\n".join("  " * n + "- a" for n in range(7)), id="deep-list"
        ),
        pytest.param("<ul><li>a<ul><li>b</li></ul></li></ul>", "a\nb", "- a\n  - b", id="nested-list"),
        pytest.param("<blockquote><p>a</p><p>b</p></blockquote>", "a\nb", "> a\n\n> b", id="quote"),
        pytest.param("<pre>x = 1\n  y</pre>", "x = 1\ny", "```\nx = 1\n  y\n```", id="code"),
        pytest.param("<p>2 * 3 [x] _y_</p>", "2 * 3 [x] _y_", r"2 \* 3 \[x\] \_y\_", id="escapes"),
        pytest.param("<p># not a heading</p>", "# not a heading", r"\# not a heading", id="line-start"),
        pytest.param("<p>1. May</p>", "1. May", r"1\. May", id="number-at-line-start"),
        pytest.param(
            "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>",
            "a\nb\n1\n2",
            "| a | b |\n| --- | --- |\n| 1 | 2 |",
            id="table",
        ),
        pytest.param(
            "<table><tr><td><p>One</p><p>Two</p></td></tr></table>", "One\nTwo", "One\n\nTwo", id="layout-table"
        ),
        pytest.param("<p>a<script>x</script>b</p><p hidden>c</p>", "ab", "ab", id="hidden"),
        pytest.param("<p>a<!-- note -->b</p>", "ab", "ab", id="comment"),
        pytest.param("", "", "", id="empty"),
    ],
)
def test_text_and_markdown(fragment: str, text: str, markdown: str):
    assert _render(fragment) == Rendered(text, markdown)


_WORDS = st.sampled_from(["alpha", "beta ", " gamma", "*", "|", "1.", "#", ""])
_TAGS = st.sampled_from(["p", "b", "i", "ul", "li", "ol", "h2", "td", "tr", "table", "blockquote", "br", "pre", "a"])


@settings(max_examples=150)
@given(st.lists(st.tuples(_TAGS, _WORDS, st.booleans()), max_size=25))
def test_any_nesting_keeps_every_word(parts: list[tuple[str, str, bool]]):
    source = "".join(f"<{tag}>{word}" + (f"</{tag}>" if closed else "") for tag, word, closed in parts)
    root = html.fromstring(f"<div>{source}</div>")
    rendered = render(root)
    assert rendered.text.split() == " ".join(blocks(root)).split()
    for word in ("alpha", "beta", "gamma"):
        assert rendered.markdown.count(word) == rendered.text.count(word)


def test_deep_nesting_costs_no_square():
    def work(depth):
        root = html.fromstring(f"<div>{'<blockquote><ul><li><b>x' * depth}</div>")
        assert "x" in render(root).text
        return lambda: render(root)

    assert_linear(work, 3000)


def test_links_without_words_cost_no_square():
    def work(number):
        root = html.fromstring(f"<div>x {'<a href=/pier></a>' * number}</div>")
        return lambda: render(root)

    assert_linear(work, 20_000)
