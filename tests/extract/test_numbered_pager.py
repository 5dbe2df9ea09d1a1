# ruff: noqa: E501 # a piece of a page is easier to read in one line
"""Pagers of numbers, and addresses that go on by one number, whatever a system calls it."""

import pytest

from archive_scraper.extract.next_address import steps_on
from archive_scraper.extract.next_page import find_next_link
from archive_scraper.extract.page import Page

SITE = "https://www.example.org"

# first page, second, third: what systems call the number of a page
SERIES = [
    ("/forum?board=1.0", "/forum?board=1.20", "/forum?board=1.40"),
    ("/news", "/news?page=0%2C1", "/news?page=0%2C2"),
    ("/wiadomosci", "/wiadomosci,strona,2", "/wiadomosci,strona,3"),
    ("/news.html", "/news-p2.html", "/news-p3.html"),
    ("/news.html", "/news.2.html", "/news.3.html"),
    ("/index.html", "/index2.html", "/index3.html"),
    ("/index.shtml", "/index_1.shtml", "/index_2.shtml"),
    ("/node_7.htm", "/node_7_2.htm", "/node_7_3.htm"),
    ("/hirek", "/hirek?lap=2", "/hirek?lap=3"),
    ("/a.html", "/a.html?tx_ttnews%5Bpointer%5D=1&cHash=ab", "/a.html?tx_ttnews%5Bpointer%5D=2&cHash=cd"),
    ("/b", "/b?p_p_id=101&_101_delta=10&_101_cur=2", "/b?p_p_id=101&_101_delta=10&_101_cur=3"),
    ("/DE/presse_node.html", "/DE/presse_node.html?gtp=47_list%253D2", "/DE/presse_node.html?gtp=47_list%253D3"),
    ("/list.jsp?u=t", "/list.jsp?a1t=50&a1p=2&a1c=15&u=t", "/list.jsp?a1t=50&a1p=3&a1c=15&u=t"),
    ("/news", "/news/(offset)/10", "/news/(offset)/20"),
    ("/news", "/news/P10", "/news/P20"),
    ("/nyheter", "/nyheter/sid/2", "/nyheter/sid/3"),
    ("/News", "/News/PgrID/456/PageID/2", "/News/PgrID/456/PageID/3"),
    ("/spip.php?rubrique3", "/spip.php?rubrique3&debut_articles=10", "/spip.php?rubrique3&debut_articles=20"),
    ("/forum/4-news/", "/forum/4-news/page__sort_by__Z-A__st__30", "/forum/4-news/page__sort_by__Z-A__st__60"),
    ("/news", "/news?ccm_paging_p_b220=2", "/news?ccm_paging_p_b220=3"),
    ("/news", "/news?2", "/news?3"),
    ("/list.aspx?cat=7", "/list.aspx?cat=7&from=11", "/list.aspx?cat=7&from=21"),
]  # fmt: skip


def find(body: str, url: str) -> str | None:
    found = find_next_link(Page(f"<html><body>{body}</body></html>", SITE + url))
    return found.url if found is not None else None


@pytest.mark.parametrize("series", SERIES, ids=lambda series: series[1])
@pytest.mark.parametrize(
    "current",
    ["<b>{0}</b>", '<a href="#">{0}</a>', '<a class="active" href="{1}">{0}</a>', '<li class="on">{0}</li>', "{0}"],
)
def test_number_after_the_open_one(series, current):
    first, second, third = series
    numbers = [current.format(1, first), f'<a href="{second}">2</a>', f'<a href="{third}">3</a>']
    assert find(f"<div>{' '.join(numbers)}</div>", first) == SITE + second
    numbers = [f'<a href="{first}">1</a>', current.format(2, second), f'<a href="{third}">3</a>']
    assert find(f"<div>{' '.join(numbers)}</div>", second) == SITE + third
    numbers = [f'<a href="{first}">1</a>', f'<a href="{second}">2</a>', current.format(3, third)]
    assert find(f"<div>{' '.join(numbers)}</div>", third) is None


@pytest.mark.parametrize(
    ("around", "is_found"), [("<li><i><b>{}</b></i></li>", True), ("<li><i><b><u>{}</u></b></i></li>", False)]
)
def test_the_numbers_of_a_pager_stand_four_levels_apart_at_most(around, is_found):
    links = "".join(around.format(f"<a href=/list,{number},x>{number}</a>") for number in (1, 2, 3))
    assert (find(f"<ul>{links}</ul>", "/list,2,x") == f"{SITE}/list,3,x") is is_found


@pytest.mark.parametrize("series", [row for row in SERIES if "sort_by" not in row[1]], ids=lambda series: series[1])
def test_next_of_an_address_that_goes_on(series):
    first, second, third = series
    assert find(f'<p><a href="{second}">Next</a></p>', first) == SITE + second
    assert find(f'<p><a href="{first}">Previous</a> <a href="{third}">Next</a></p>', second) == SITE + third


def test_next_that_leads_ten_pages_on():
    body = '<p><b>1</b> <a href="/b?pg_no=2">2</a> <a href="/b?pg_no=3">3</a> <a href="/b?pg_no=11">Next</a></p>'
    assert find(body, "/b") == f"{SITE}/b?pg_no=2"


@pytest.mark.parametrize(
    "text", ["Resultados siguientes", "Actualités suivantes", "Sonraki haberler", "Weitere Meldungen", "További hírek"]
)
def test_next_of_what(text):
    assert find(f'<p><a href="/hirek?lap=2">{text}</a></p>', "/hirek") == f"{SITE}/hirek?lap=2"


def test_addresses_that_count_down():
    pager = '<p><b>1</b> <a href="/news/77.htm">2</a> <a href="/news/76.htm">3</a> ... <a href="/news/1.htm">78</a> <a href="/news/77.htm">下页</a> <a href="/news/1.htm">尾页</a></p>'
    assert find(pager, "/news.htm") == SITE + "/news/77.htm"
    pager = '<p><a href="/news.htm">1</a> <a href="/news/77.htm">2</a> <b>3</b> <a href="/news/75.htm">4</a> <a href="/news/74.htm">5</a></p>'
    assert find(pager, "/news/76.htm") == SITE + "/news/75.htm"
    # two numbers may count down by chance
    assert find('<p>1 <a href="/a/12">2</a> <a href="/a/11">3</a></p>', "/n") is None


@pytest.mark.parametrize("text", ["Aurrera", "Li jmiss", "पश्चात", "1-ից 10"])
def test_words_that_nobody_knows_in_a_pager(text):
    body = f'<nav class="pagination"><span>…</span> <a href="/news/page/2/">{text}</a></nav>'
    assert find(body, "/news/") == f"{SITE}/news/page/2/"
    assert find(body.replace("pagination", "box"), "/news/") is None
    assert find(body, "/news/page/2/") is None
    assert find(body, "/news/page/3/") is None


@pytest.mark.parametrize(
    ("body", "url"),
    [
        # "20 50 100" items a page, ratings of an item, years, days of a calendar
        ('<p>Show <a href="/n?limit=20">20</a> <a href="/n?limit=50">50</a> <a href="/n?limit=100">100</a></p>', "/n"),
        ('<p><a href="/n?year=2023">2023</a> <a href="/n?year=2024">2024</a></p>', "/n"),
        ('<table><tr><td>1</td><td><a href="/n?d=2">2</a></td><td><a href="/n?d=3">3</a></td><td>4</td><td>5</td><td>6</td><td>7</td></tr></table>', "/n"),
        ('<p>1 <a href="/2024/05/02/">2</a> <a href="/2024/05/03/">3</a></p>', "/n"),
        # the pages of a topic, and those of another list
        ('<p>Talk (<a href="/topic?t=5&amp;start=15">2</a> <a href="/topic?t=5&amp;start=30">3</a>)</p><p>Walk (<a href="/topic?t=6&amp;start=15">2</a> <a href="/topic?t=6&amp;start=30">3</a>)</p>', "/forum?f=2"),
        # Numbers whose addresses have nothing in common
        ('<p>1 <a href="/a/12">2</a> <a href="/b/47">3</a></p>', "/n"),
        ("<table><tr><td>1</td>" + "".join(f"<td><a href=/n?d={n}>{n}</a></td>" for n in range(2, 8)) + "</tr></table>", "/n"),
        ('<p><a href="/n?y=1899">1899</a> 1900 <a href="/n?y=1901">1901</a></p>', "/n"),
        # a link far down in its box, a number far away from it
        ('<p>1 <b><i><u><s><a href="/m?x=2">2</a></s></u></i></b> <b><i><u><s><a href="/m?x=3">3</a></s></u></i></b></p>', "/m"),
        (f'<p><a href="/m?x=1">1</a> {"<i></i>" * 160} 2 <a href="/m?x=3">3</a></p>', "/n"),
        # two numbers look open
        ('<p>1 <a href="/m?x=2">2</a> <a href="/m?x=3">3</a> 4</p>', "/n"),
    ],
)  # fmt: skip
def test_numbers_that_are_no_pager(body, url):
    assert find(body, url) is None


@pytest.mark.parametrize(
    ("body", "following"),
    [
        ("<table><tr><td>1</td>" + "".join(f"<td><a href=/m?x={n}>{n}</a></td>" for n in range(2, 7)) + "</tr></table>", "/m?x=2"),
        ('<p><a href="/m?x=1897">1897</a> 1898 <a href="/m?x=1899">1899</a></p>', "/m?x=1899"),
        ('<p>1 <b><i><u><a href="/m?x=2">2</a></u></i></b> <b><i><u><a href="/m?x=3">3</a></u></i></b></p>', "/m?x=2"),
        (f'<p><a href="/m?x=1">1</a> {"<i></i>" * 155} 2 <a href="/m?x=3">3</a></p>', "/m?x=3"),
    ],
)  # fmt: skip
def test_edges_of_a_pager(body, following):
    assert find(body, "/m") == SITE + following


@pytest.mark.parametrize(
    ("own", "url"),
    [
        ("/story?id=7", "/story?id=8"),
        ("/news?topic=1", "/news?topic=2"),
        ("/news", "/news?limit=20"),
        ("/news", "/news/harbour-2024"),
        ("/news/1200", "/news/1201"),
        ("/news?a=1&b=2", "/news?b=3"),
        ("/news?x=2", "/news?x=1"),
        ("/other", "/news?x=2"),
        ("/n", "http://[broken"),
    ],
)
def test_addresses_that_do_not_go_on(own, url):
    assert steps_on(url if url.startswith("http") else SITE + url, SITE + own) == 0
