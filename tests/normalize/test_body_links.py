"""The links of a text, from the Markdown that bodies are kept in."""

import pytest

from archive_scraper.normalize.links.body_links import MOST, read_body_links, unwrapped


def test_each_link_has_its_words_and_its_sentence():
    links = read_body_links(
        "## Ports\n\nThe U.S. left. A *new* [**report** by RAND](https://www.rand.org/t/RR1) says why, "
        "and [others](https://example.org/a?utm_source=x&id=1#top) agree. Read on.\n\n"
        "- First [point \\[1\\]](https://example.org/b).\n\nNo link here."
    )
    assert [(link.url, link.text, link.sentence) for link in links] == [
        ("https://www.rand.org/t/RR1", "report by RAND", "A new report by RAND says why, and others agree."),
        ("https://example.org/a?id=1", "others", "A new report by RAND says why, and others agree."),
        ("https://example.org/b", "point [1]", "First point [1]."),
    ]
    assert not any(link.alone for link in links)


@pytest.mark.parametrize(
    "markdown",
    [
        "",
        "No link.",
        "[a\\](https://example.org/)",
        "Write to [us](mailto:us@example.org).",
        "[](https://example.org/)",
        "A [broken one](https://exa[mple.org/) here.",
    ],
)
def test_what_is_no_link(markdown):
    assert read_body_links(markdown) == []


def test_lines_that_are_nothing_but_links():
    one = read_body_links("Text.\n\n**Related:** [A piece](https://example.org/1)\n\nText.")
    assert [(link.alone, link.listed) for link in one] == [(True, False)]
    many = read_body_links("\n".join(f"- [Piece {number}](https://example.org/{number})" for number in range(3)))
    assert [(link.alone, link.listed) for link in many] == [(True, True)] * 3
    for sources in ("1. [Piece](https://example.org/1)", "- [https://example.org/1](https://example.org/1)"):
        assert not any(link.listed for link in read_body_links("\n".join([sources] * 4)))
    cited = read_body_links("\n".join(f"1. Smith, [Ports](https://example.org/{n}), 2019." for n in range(5)))
    assert not any(link.listed for link in cited)


@pytest.mark.parametrize(
    ("url", "inner"),
    [
        ("https://web.archive.org/web/2020/http://example.org/a", "http://example.org/a"),
        ("https://web.archive.org/web/20200102030405id_/https:/example.org/a", "https://example.org/a"),
        ("https://www.google.com/url?q=https%3A%2F%2Fexample.org%2F&sa=D", "https://example.org/"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa&h=x", "https://example.org/a"),
        ("https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fa&data=1", "https://example.org/a"),
        ("https://www.google.com/search?q=https://example.org/", "https://www.google.com/search?q=https://example.org/"),
        ("https://[", "https://["),
    ],
)  # fmt: skip
def test_addresses_inside_of_addresses(url, inner):
    assert unwrapped(url) == inner


def test_a_directory_of_links_is_read_in_part_and_long_sentences_are_cut():
    links = read_body_links("\n".join(f"See [{n}](https://example.org/{n})." for n in range(MOST + 5)))
    assert len(links) == MOST
    (link,) = read_body_links("word " * 5000 + "[here](https://example.org/)" + " word" * 5000)
    assert "here" in link.sentence
    assert len(link.sentence) <= 1000
