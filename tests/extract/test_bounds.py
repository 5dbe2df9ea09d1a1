"""Bounds: a hostile page costs little, an ordinary one is read whole, and what was cut is said."""

from time import process_time

import pytest

from archive_scraper.extract import bounds
from archive_scraper.extract.bounds import MAX_ATTRIBUTES, MAX_BYTES, MAX_DEPTH, MAX_TAGS
from archive_scraper.extract.page import Page, text_of

URL = "https://news.example.org/a"
MANY = 5_000

# Ways to write one tag with thousands of attributes.
TAGS = {
    "plain": " ".join(f"a{n}=1" for n in range(MANY)),
    "names alone": " ".join(f"a{n}" for n in range(MANY)),
    "quoted": " ".join(f'a{n}="x y"' for n in range(MANY)),
    "single quotes": " ".join(f"a{n}='x'" for n in range(MANY)),
    "glued": "".join(f'a{n}="1"' for n in range(MANY)),
    "slashes": "/".join(f"a{n}" for n in range(MANY)),
    "lines": "\n".join(f"a{n}\n=\n1" for n in range(MANY)),
    "ends in quotes": " ".join(f'a{n}=">"' for n in range(MANY)),
    "tags in quotes": " ".join(f'a{n}="<"' for n in range(MANY)),
    "whole tags in quotes": " ".join(f"a{n}='<b>'" for n in range(MANY)),
    "a tag in its first attribute": 'x="<p>" ' + " ".join(f"a{n}" for n in range(MANY)),
}


@pytest.mark.parametrize("name", TAGS)
@pytest.mark.parametrize("case", [str, str.upper])
def test_surplus_attributes_are_left_out(name, case):
    page = Page(f"<p>before</p>{case(f'<p {TAGS[name]}>')}inside<p id=z>after", URL)
    before, big, after = page.root.iter("p")
    assert [text_of(before), text_of(big), text_of(after)] == ["before", "inside", "after"]
    assert len(big.attrib) == MAX_ATTRIBUTES
    assert after.get("id") == "z"
    assert page.remarks == (f"more than {MAX_ATTRIBUTES} attributes on a tag left out",)


def test_a_tag_that_never_ends_is_bounded_too():
    page = Page("<p>before</p><p " + TAGS["quoted"] + ' b="', URL)
    assert text_of(page.root).startswith("before")
    assert page.remarks


@pytest.mark.parametrize(
    "source",
    [
        "<p " + " ".join(f'data-n{n}="{n}"' for n in range(MAX_ATTRIBUTES)) + ">as many as there may be</p>",
        f"<p>If 3 < 4, {'then more words follow ' * 300}</p>",
        f"<script>if(a<b){{{'x = y; ' * 2000}}}</script><p>after a script</p>",
        f"<!-- <p {TAGS['plain']}> --><p>after a comment</p>",
        f"<p title='{'five words and a < ' * 900}'>a long value</p>",
        '<div data-html="<b>x</b>" data-more="<i>y</i>" data-third="<u>z</u>">values that hold tags</div>' * 200,
        "",
        "<",
        "<p",
        "<p a=",
    ],
    ids=range(10),
)
def test_what_an_ordinary_page_holds_is_left_as_it_is(source):
    assert bounds.bound_source(source.encode()) == (source.encode(), [])


@pytest.mark.parametrize(("printed", "count"), [("9" * 9, 10**9 - 1), ("1" + "0" * 9, None), ("many", None)])
def test_counts_have_nine_digits_at_most(printed, count):
    assert bounds.count_of(printed) == count


@pytest.mark.parametrize(("deep", "flat"), [(250, False), (260, True)])
def test_what_is_too_deep(deep, flat):
    assert bool(Page(f"{'<div>' * deep}<a href=/r>deep</a>", URL).remarks) is flat


@pytest.mark.parametrize(
    ("attributes", "name", "cut"),
    [
        (256, "data-number", False),
        (257, "data-number", True),
        (300, "name", True),
        (300, "a", False),  # so short a tag costs little
    ],
)
def test_how_many_attributes_are_too_many(attributes, name, cut):
    source = f"<p {' '.join(f'{name}{n}' for n in range(attributes))}>{'<b>text</b> ' * 2000}</p>".encode()
    assert bool(bounds.bound_source(source)[1]) is cut


@pytest.mark.parametrize(
    ("source", "cut"),
    [
        (b"word " * (6 * bounds.MIB // 5), False),
        (b"word " * (9 * bounds.MIB // 5), True),
        (b"<p>" * 150_000, False),
        (b"<p>" * 250_000, True),
    ],
    ids=["6 MiB", "9 MiB", "150,000 tags", "250,000 tags"],
)
def test_how_much_of_a_page_is_parsed(source, cut):
    assert bool(bounds.bound_source(source)[1]) is cut


def test_more_bytes_are_cut():
    page = Page("<p>first</p><p>" + "word " * (MAX_BYTES // 5), URL)
    assert text_of(page.root).startswith("first word word")
    assert page.remarks == (f"cut after {MAX_BYTES // 1024 // 1024} MiB",)


def test_more_tags_are_cut():
    page = Page("<li><a href=/r>x</a>" * MAX_TAGS, URL)
    assert page.remarks == (f"cut after {MAX_TAGS:,} tags",)
    assert sum(1 for _ in page.root.iter("li")) == MAX_TAGS // 3 + 1


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "x-y", "ul><li", "table><tr><td"])
def test_what_stands_too_deep_is_read_as_text(tag):
    page = Page(f"<p>first</p>{f'<{tag}>' * 600}<a href=/r>deep</a> text", URL)
    assert text_of(page.root) == "first deep text"
    assert page.remarks == (f"elements more than {MAX_DEPTH} deep read as text",)
    assert not page.root.xpath("/*" * (MAX_DEPTH + 1))


def test_a_page_as_deep_as_real_ones_is_left_as_it_is():
    page = Page(f"{'<div>' * 200}<a href=/r>deep</a>", URL)
    assert page.remarks == ()
    assert [a.get("href") for a in page.root.iter("a")] == ["/r"]


@pytest.mark.parametrize(
    "make",
    [
        lambda n: "<p " + " ".join(f"a{i}=1" for i in range(n)),
        lambda n: "<p " + " ".join(f"a{i}='<b>'" for i in range(n)),
        lambda n: "<b><p></b></p>" * n,
        lambda n: "<p>" + '<a href="x>' * n,
        lambda n: "<div>" * n + "</span>" * n,
        lambda n: "<" * n,
        lambda n: "<!--" + "--!" * n,
        lambda n: "<script><!--<script>" * n,
        lambda n: "<table><form>" * n,
        lambda n: "<p>&" * n,
        lambda n: '<script type="application/ld+json">' + '{"a":' * n,
    ],
    ids=range(11),
)
def test_reading_grows_with_the_page_and_not_with_its_square(make):
    def cost(count):
        source = make(count)
        started = process_time()
        page = Page(source, URL)
        _ = page.json_ld, page.meta, page.base_url
        return process_time() - started

    # A square makes four of two; what is measured in milliseconds says nothing.
    small, large = min(cost(10_000) for _ in range(2)), min(cost(40_000) for _ in range(2))
    assert large < 0.5 or large < 9 * small


@pytest.mark.parametrize("selector", ["li:nth-child(2)", "li ~ li", "li + li", "li:last-child", "ul:has(~ ul)"])
def test_selectors_that_compare_siblings_are_not_run_on_endless_lists(selector):
    rows = "<ul>" + "<li>x" * 20
    assert Page(rows + "</ul><ul>", URL).select(selector)
    assert Page("<ul>" + "<li>x" * 6000 + "</ul><ul>", URL).select(selector)
    assert Page(rows + "<li>x" * bounds.MAX_SIBLINGS + "</ul><ul>", URL).select(selector) == []


def test_other_selectors_are():
    page = Page("<ul>" + "<li class=a-b><a href='/r~x'>x</a>" * (bounds.MAX_SIBLINGS + 1), URL)
    for selector in ("li.a-b > a", "li:not(:has(b))", '[class~="a-b"]', "li:contains('x')"):
        assert len(page.select(selector)) == bounds.MAX_SIBLINGS + 1
