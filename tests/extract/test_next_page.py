# ruff: noqa: E501 # a piece of a page is easier to read in one line
"""The next page of a listing, and what is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_scraper.extract.next_page import find_next_link, is_pager_text
from archive_scraper.extract.page import Page
from archive_scraper.signs.addresses import read_place
from archive_scraper.sites import ListingRules, SiteRules

SITE = "https://www.example.org"


def find(body: str, url: str = f"{SITE}/news/", rules: SiteRules | None = None) -> str | None:
    return url_of(Page(f"<html><body>{body}</body></html>", url), rules)


def url_of(page: Page, rules: SiteRules | None = None) -> str | None:
    found = find_next_link(page, rules=rules)
    return found.url if found else None


@pytest.mark.parametrize(
    ("body", "url", "expected"),
    [
        ('<a rel="next" href="/news/page/2/">Older posts</a>', "/news/", "/news/page/2/"),
        ('<div class="load-more"><a href="/news/feed/pagina-2.html">Veja mais</a></div>', "/news/", "/news/feed/pagina-2.html"),
        ('<div class="nav-previous"><a href="/page/2/">&larr; Older posts</a></div>', "/", "/page/2/"),
        ('<div><a href="/?paged=2">← 過去の投稿</a></div>', "/", "/?paged=2"),
        ('<div><a href="/haberler?sayfa=2">Sonraki sayfa</a></div>', "/haberler", "/haberler?sayfa=2"),
        ('<p><a href="/news/10">Previous</a> <a href="/news/30">Next</a></p>', "/news/20", "/news/30"),
        ('<div><a href="/blog?p=2">Предыдущие записи</a></div>', "/blog", "/blog?p=2"),
        ('<div class="pager"><span>1</span> <a href="?page=2">2</a> <a href="?page=3">3</a></div>', "/news/", "/news/?page=2"),
        ('<li class="pager-next"><a href="/news?page=1">next ›</a></li>', "/news", "/news?page=1"),
        ('<div class="pages"><a href="?page=1">1</a><a href="?page=3">3</a></div>', "/news/?page=2", "/news/?page=3"),
        ('<div class="pages"><a href="?page=2">3</a></div>', "/news/?page=1", "/news/?page=2"),
        ('<div class="pagination"><a href="/articles/p3?type=a">Next</a></div>', "/articles/p2?type=a", "/articles/p3?type=a"),
        ('<div class="bx-pager"><a href="/news/?PAGEN_1=2">2</a></div>', "/news/", "/news/?PAGEN_1=2"),
        ('<ul class="paging"><li><a href="/list?start=20">2</a></li><li><a href="/list?start=40">3</a></li></ul>', "/list", "/list?start=20"),
        ('<p class="paging"><a href="/list?s=120">next &gt;</a></p>', "/list", "/list?s=120"),
        ('<nav class="seiten"><a href="/tp/seite-2/">weiter</a></nav>', "/tp/", "/tp/seite-2/"),
        ('<a href="/novosti/page/4/">Следующая</a>', "/novosti/page/3/", "/novosti/page/4/"),
        ('<a class="x" href="/blog/2">次へ</a>', "/blog", "/blog/2"),
        ('<div class="nav-links"><a class="page-numbers" href="/a/page/2/"><span>Page</span>2</a></div>', "/a/", "/a/page/2/"),
        ('<div class="pager"><a href="/a/list-2.html"><img src="r.gif" alt="Next"></a></div>', "/a/list.html", "/a/list-2.html"),
        ('<a href="/a/page/2/"><svg><use href="/icons.svg?v=3#icon-next"></use></svg></a>', "/a/", "/a/page/2/"),
        ('<a href="/a/page/2/"><span><svg><g></g><use href="#icon-next"></use></svg></span></a>', "/a/", "/a/page/2/"),
        # Words of no language that we know, with a number at the end of their address; the pager four levels above
        ('<div class="pager"><a href="/news?page=2#the-latest-news">Zorp ilmenu karat</a></div>', "/news", "/news?page=2"),
        ('<div class="pager"><ul><li><span><a href="/news/page/2/">Zorp</a></span></li></ul></div>', "/news/", "/news/page/2/"),
        ('<div class="pager"><a href="/a?page=2" aria-label="Next page"><i></i></a></div>', "/a", "/a?page=2"),
        ('<p><b>1</b> <a href="/b?page=2">2<i>페이지</i></a> <a href="/b?page=11">다음</a></p>', "/b", "/b?page=2"),
        ('<a class="btn" href="/a/?page=2">Load more</a>', "/a/", "/a/?page=2"),
        ('<div class="pagination"><a href="/a/page/2/index.html">»</a></div>', "/a/index.html", "/a/page/2/index.html"),
        # Words in other forms, and names in capitals
        # A key instead of a number, an arrow of pages that run from right to left, a list to choose from
        ('<a href="/news?cursor=abc123">Show more results</a>', "/news", "/news?cursor=abc123"),
        ('<div dir="rtl"><a href="?p=2">‹</a></div>', "/news", "/news?p=2"),
        ('<div dir="rtl"><a href="?p=3">‹</a> <a href="?p=1">›</a></div>', "/news?p=2", "/news?p=3"),
        ('<select onchange="location=this.value"><option value="?p=1">1<option value="?p=2">2</select>', "/news", "/news?p=2"),
        ('<p><a href="/lista?pag=2">Pág. siguiente</a></p>', "/lista", "/lista?pag=2"),
        ('<p><a class="NavNext" href="/hits?Position=13" title="Nächste Trefferseite">&gt;</a></p>', "/hits", "/hits?Position=13"),
        # The second page of a list whose first page is here, whatever its link says
        ('<div class="navigation"><a href="/blog/?paged=2">« edellinen sivu</a></div>', "/blog/", "/blog/?paged=2"),
        ('<div class="navigation"><a href="/blog/?paged=2">« leathanach roimhe</a></div>', "/blog/", "/blog/?paged=2"),
        ('<div class="pagination"><a href="/water/more?page=2">Show more</a></div>', "/water/", "/water/more?page=2"),
        ('<link rel="next" href="/page/3"><li class="next"><a href="/">next →</a></li>', "/page/2", "/page/3"),
        ('<p class="pagination"><a class="prev" href="/blog/page/2">« billets précédents</a></p>', "/blog/", "/blog/page/2"),
        ('<div class="content-nav">« <a href="/diary/index_2.html">前の6件</a></div>', "/diary/", "/diary/index_2.html"),
        # Numbers in a parameter of the path, and in a file beside the list
        ('<p class="pager"><b>1</b> <a href="decisions;page=2">2</a></p>', "/decisions", "/decisions;page=2"),
        ('<div class="nav"><a href="/cronaca/pagina/1.html">Articoli precedenti »</a></div>', "/cronaca/", "/cronaca/pagina/1.html"),
        # Older and more, in words of other languages
        ('<nav><span>← Nyare</span><a href="/skrifter/sida/2/">Äldre →</a></nav>', "/skrifter/", "/skrifter/sida/2/"),
        ('<p><a href="/seminar/page/2/">Ältere Meldungen anzeigen</a></p>', "/seminar/", "/seminar/page/2/"),
        ('<div class="pagination"><a href="/blog/page/2/?view">« Entradas más antiguas</a></div>', "/blog/", "/blog/page/2/?view"),
        ('<div><a class="btn" href="/dossier/haven/?page=2">Meer berichten laden</a></div>', "/dossier/haven/", "/dossier/haven/?page=2"),
        ('<div><a href="/uutiset?sivu=2">Näytä lisää uutisia</a></div>', "/uutiset", "/uutiset?sivu=2"),
        ('<p><a href="/wpisy/page/3/">Następna&nbsp;3/7 »</a></p>', "/wpisy/page/2/", "/wpisy/page/3/"),
        ('<p><a href="/search?page=2"><span>Next page</span> <span>: 2 of 110</span></a></p>', "/search", "/search?page=2"),
        ('<p><a class="button" href="/harbours/page/2/">More harbour news</a></p>', "/harbours/", "/harbours/page/2/"),
        ('<p><a href="/research?e=8">2</a> <a href="/research?e=8">التالي</a></p>', "/research", "/research?e=8"),
        # "Previous" means older where the number goes up
        ('<a rel="prev" href="/page/3/">Older posts</a> <a rel="next" href="/">Newer posts</a>', "/page/2/", "/page/3/"),
        ('<p><a href="/list?start=30">« Previous</a> <a href="/list?start=10">Next »</a></p>', "/list?start=20", "/list?start=30"),
        ('<nav><a href="/blog/3">Previous</a> <a href="/blog">Next</a></nav>', "/blog/2", "/blog/3"),
        # A home page whose archive stands at another address
        ('<div class="x-pagination"><a href="/show/page/2/size/5">Previous episodes »</a></div>', "/", "/show/page/2/size/5"),
        ('<div class="pager"><a class="pager-older" href="/search?updated-max=2010-02-08&amp;max-results=4">Entradas antiguas</a></div>', "/", "/search?updated-max=2010-02-08&max-results=4"),
        # Read on by date or key
        ('<div class="pager"><a class="older" href="/log?before=2019-03-02">Older</a></div>', "/log?before=2019-04-11", "/log?before=2019-03-02"),
        ('<table><tr><td><a href="?Paged=TRUE&amp;p_ID=85&amp;PageFirstRow=21"><img src="/i/next.gif" alt="Naprej"></a></td></tr></table>', "/s/?Paged=TRUE&p_ID=15&PageFirstRow=11", "/s/?Paged=TRUE&p_ID=85&PageFirstRow=21"),
        # A directory's second file, a form's empty fields, arrows without words
        ('<div class="page"><a href="index_1.html">下一页</a><a href="index_24.html">尾页</a></div>', "/xw/", "/xw/index_1.html"),
        ('<div class="page"><a href="index_2.html">下一页</a></div>', "/xw/index_1.html", "/xw/index_2.html"),
        ('<ul class="pager"><li><a href="/docs?title=&amp;type=All&amp;page=1"><i class="fa fa-angle-right"></i></a></li></ul>', "/docs", "/docs?title=&type=All&page=1"),
        ('<p><a href="/n?from=0"><img src="/i/arrow-left.png"></a> <a href="/n?from=20"><img src="/i/arrow-right.png"></a></p>', "/n?from=10", "/n?from=20"),
    ],
)  # fmt: skip
def test_next_page(body, url, expected):
    assert find(body, SITE + url) == SITE + expected


def test_next_page_in_the_head():
    page = Page(f'<head><link rel="next" href="{SITE}/news/page/2/"></head><body></body>', f"{SITE}/news/")
    assert url_of(page) == f"{SITE}/news/page/2/"


@pytest.mark.parametrize(
    ("body", "url"),
    [
        ('<a rel="prev" href="/news/page/1/">Newer posts</a>', "/news/page/2/"),
        ('<div class="pager"><a href="/news/page/2/">Previous</a> <span>3</span></div>', "/news/page/3/"),
        ('<a rel="next" href="/news/">Next</a>', "/news/"),
        ('<div class="line"><a class="next" href="?box--item=273">Load older articles</a></div>', "/a-boat-for-the-island-272"),
        ('<p><a href="/news?topic=8">More harbour news</a> <a href="/news?topic=8">8</a></p>', "/news"),
        ('<div class="pager"><a class="next" href="/news/page-2">Next</a></div>', "/news/a-boat-for-the-island"),
        ('<div class="box"><a href="/older-people-in-the-north-2/">Older people in the north</a></div>', "/news/"),
        ('<a class="next" href="#">Next</a>', "/news/"),
        ('<a class="next" href="javascript:go(2)">Next</a>', "/news/"),
        ('<nav class="post-navigation"><a rel="next" href="/2024/05/the-next-story-of-it/">The next story</a></nav>', "/2024/05/a-story/"),
        ('<div class="nav-next"><a rel="next" href="/the-long-road-to-the-port/">Next post</a></div>', "/a-story-of-the-port/"),
        ('<a href="https://other.example.net/news/page/2/" rel="next">Next</a>', "/news/"),
        ('<ul><li><a href="/topics/2">2</a></li></ul>', "/news/"),
        ('<div class="pager"><a href="/news/page/2/">Zorp ilmenu karat vess oren pol</a></div>', "/news/"),  # a title
        ('<div class="pages"><div><section><ul><li><p><a href="/news/page/2/">Zorp</a></p></li></ul></section></div></div>', "/news/"),
        ('<a href="/next-generation/">Next generation of ferries</a>', "/news/"),
        ('<div class="pager"><a href="/news/?page=1">1</a></div>', "/news/"),
        ('<a href="/news.php?id=41">»</a>', "/news.php?id=42"),
        ('<p><a href="/news/2023">2023</a> <a href="/news/2025">2025</a></p>', "/news/2024"),
        ('<div class="pagination"><a href="/a/page/9/">Last »</a></div>', "/a/page/9"),
        ('<a rel="prev" href="/page/1/">Older posts</a> <a href="/">Newer posts</a>', "/page/2/"),
        ('<nav><a href="/strip/11">« Previous</a></nav>', "/strip/12"),
        ('<select onchange="location=this.value"><option value="?n=10">10<option value="?n=20">20</select>', "/news?n=10"),
        ('<select onchange="location=this.value"><option value="?y=2024">2024<option value="?y=2023">2023</select>', "/news"),
        ('<select onchange="sort(this)"><option value="?p=1">1<option value="?p=2">2</select>', "/news"),
    ],
)  # fmt: skip
def test_no_next_page(body, url):
    assert find(body, SITE + url) is None


def test_rules_come_first():
    body = '<a class="more" href="/b/2">x</a><a rel="next" href="/news/page/2/">Next</a>'
    rules = SiteRules(name="a", listing=ListingRules(next_page=("a.gone", "a.more")))
    assert find(body, rules=rules) == f"{SITE}/b/2"
    assert find(body, rules=SiteRules(name="a", paging="none")) is None


@pytest.mark.parametrize(
    ("url", "number", "offset"),
    [
        ("https://x.org/news", None, False),
        ("https://x.org/news/p12", 12, False),
        ("https://x.org/news/page/3/?size=20", 3, False),
        ("https://x.org/?paged=4", 4, False),
        ("https://x.org/list?start=40", 40, True),
        ("https://x.org/?p=128317", None, False),
        ("https://x.org/2024/05/03/a-story", None, False),
        ("http://[broken", None, False),
    ],
)
def test_read_place(url, number, offset):
    place = read_place(url)
    assert (place.number, place.offset) == (number, offset)


@pytest.mark.parametrize(
    ("text", "expected"), [("1 2 3 ... 76", True), ("Next »", True), ("A title of 2024", False), ("", True)]
)
def test_is_pager_text(text, expected):
    assert is_pager_text(text) is expected


PAGER_WORDS = [
    ("← Previous", "Next →"), ("Previous page", "Next page"), ("Earlier", "Later"), ("&laquo;", "&raquo;"), ("&lt;", "&gt;"),
    ("← Précédent", "Suivant →"), ("« Vorherige", "Nächste »"), ("‹ Anterior", "Siguiente ›"), ("← Назад", "Вперёд →"),
    ("Vorige", "Volgende"), ("« Poprzednie", "Następne »"), ("السابق", "التالي"), ("הקודם", "הבא"), ("Önceki", "Sonraki"),
    ("前のページ", "次のページ"), ("上一页", "下一页"), ("이전", "다음"), ("หน้าก่อน", "ถัดไป"), ("Sebelumnya", "Berikutnya"),
]  # fmt: skip
PAGER_MARKS = [('class="nav-previous"', 'class="nav-next"'), ('rel="prev"', 'rel="next"'), ("", "")]


@pytest.mark.parametrize(("back", "forth"), PAGER_WORDS)
def test_older_posts_are_called_previous_from_any_page(back, forth):
    """From the newest on: the link to the older ones says "previous", on page 1, 2, 3 and 5 of 5."""
    for number in (1, 2, 3, 5):
        here, newer, older = (f"/news/page/{n}/" if n > 1 else "/news/" for n in (number, number - 1, number + 1))
        for is_older, is_newer in PAGER_MARKS:
            links = [f'<a {is_older} href="{older}">{back}</a>'] * (number < 5)
            links += [f'<a {is_newer} href="{newer}">{forth}</a>'] * (number > 1)
            body = f'<nav class="pagination">{" ".join(links)}</nav>'
            assert find(body, SITE + here) == (SITE + older if number < 5 else None), (number, is_older)


@pytest.mark.parametrize(("back", "forth"), [words for words in PAGER_WORDS if words[0] != "Earlier"])
def test_previous_leads_back_where_the_numbers_say_so(back, forth):
    for number in (2, 3, 5):
        pages = [f"/news?page={n}" for n in (number - 1, number + 1)]
        links = [f'<a href="{pages[0]}">{back}</a>'] + [f'<a href="{pages[1]}">{forth}</a>'] * (number < 5)
        body = f'<nav class="pagination">{" ".join(links)}</nav>'
        assert find(body, f"{SITE}/news?page={number}") == (SITE + pages[1] if number < 5 else None)


@given(st.text(max_size=300), st.text(max_size=60))
@settings(max_examples=80)
def test_never_raises(body, url):
    find(body, url)
    read_place(url)


@pytest.mark.parametrize(
    ("pager", "found"),
    [
        ('<a href="/news?page=2"><img src="/img/next.gif" alt=""></a>', "/news?page=2"),
        ("""<a href="#" onclick="window.location='/news?page=2'; return false">Next</a>""", "/news?page=2"),
        ("""<a href="#" onclick="window.open('/news?page=2')">Next</a>""", None),
        ('<b>1-6</b> <a href="/news?start=6">7-12</a> <a href="/news?start=12">13-18</a>', "/news?start=6"),
        ('<b>1-6</b> <a href="/news?page=2">8-12</a> <a href="/news?page=4">13-20</a>', None),
        (
            '<form action="/news"><button name="page" value="2">2</button><button name="page" value="2">Next</button></form>',
            "/news?page=2",
        ),
        ('<form action="/news"><button>Next</button></form>', None),
    ],
)
def test_pagers_of_pictures_scripts_ranges_and_buttons(pager, found):
    page = Page(f"<body><main><p>News</p><div>{pager}</div></main></body>", "https://www.example.org/news")
    link = find_next_link(page)
    assert (link and link.url) == (found and f"https://www.example.org{found}")


@pytest.mark.parametrize("word", ["newer", "Neuere Meldungen", "más recientes", "新しい記事", "более новые"])
def test_what_is_newer_never_leads_on(word):
    page = Page(f'<body><p><a href="/news/2024/03">{word}</a></p></body>', "https://www.example.org/news/2024/02")
    assert find_next_link(page) is None


@pytest.mark.parametrize("address", ["/news/feed/pagina-3.html", "/news/pier/pier-2.html", "/salt/feed/pagina-2.html"])
def test_what_reads_on_and_is_not_called_the_second_page_below_this_one(address):
    assert find(f'<p><a href="{address}">Veja mais</a></p>') is None
