"""Walls: pages that are no content say what they are; pages that are content are left alone."""

import gzip
import json
from pathlib import Path

import pytest

from archive_scraper.extract.page import Page
from archive_scraper.extract.walls import wall_of
from archive_scraper.words import book

URL = "https://news.example.org/reports/harbour"
SENTENCE = "The harbour board met on Tuesday to weigh the cost of a second breakwater against three dry winters. "
PROSE = "".join(f"<p>{SENTENCE * 3}</p>" for _ in range(7))
ARTICLE_DATA = {"@type": "NewsArticle", "headline": "A second breakwater"}


def page(body: str = "", title: str = "", head: str = "", url: str = URL) -> Page:
    return Page(f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>", url)


def data(**values: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(ARTICLE_DATA | values)}</script>'


MENU = "<nav>" + "".join(f'<a href="/{n}">Section {n}</a>' for n in range(30)) + "</nav>"
SIGN_IN = '<form action="/session"><label>Mail</label><input name="m"><input type="password" name="p"></form>'
BANNER = '<div id="onetrust-banner-sdk"><p>We use cookies.</p><button>Accept all cookies</button></div>'
SCRIPT = '<script src="/static/main.1f2a.js"></script>'

WALLS = {
    # asks for JavaScript
    "react": ("javascript", page(f'<noscript>You need to enable JavaScript.</noscript><div id="root"></div>{SCRIPT}')),
    "react, no noscript": ("javascript", page(f'<div id="root"></div>{SCRIPT}', "The Harbour Review")),
    "a root that waits": ("javascript", page(f'<div id="app"><div class="spin">Loading…</div></div>{SCRIPT}')),
    "Angular": ("javascript", page(f"<app-root></app-root>{SCRIPT}")),
    "Nuxt, Japanese": ("javascript", page(f"<noscript>JavaScriptを有効にしてください</noscript>{SCRIPT}")),
    "only scripts": ("javascript", page(SCRIPT)),
    "a page that says so": ("javascript", page(f"<p>Bitte aktivieren Sie JavaScript in Ihrem Browser.</p>{SCRIPT}")),
    "Russian noscript": ("javascript", page(f"<noscript>Включите JavaScript, чтобы читать.</noscript>{SCRIPT}")),
    # challenges
    "Cloudflare": (
        "cloudflare",
        page("<noscript>Enable JavaScript and cookies</noscript><script>window._cf_chl_opt={}</script>", "Un instant…"),
    ),
    "Cloudflare, blocked": (
        "cloudflare",
        page(
            '<div id="cf-error-details"><h1>Sorry, you have been blocked</h1></div>', "Attention Required! | Cloudflare"
        ),
    ),
    "DataDome": (
        "challenge",
        page("<p>Please enable JS</p><script>var dd={'host':'geo.captcha-delivery.com'}</script>", "news.example.org"),
    ),
    "PerimeterX": ("challenge", page('<div id="px-captcha"></div>', "Access to this page has been denied")),
    "Akamai": (
        "challenge",
        page('<div id="sec-if-cpt-container"></div><script src="/_sec/cp_challenge/x.js"></script>'),
    ),
    "Akamai, refused": (
        "challenge",
        page(
            '<h1>Access Denied</h1>Reference #18.2<p><a href="https://errors.edgesuite.net/18.2">'
            '<img src="https://errors.edgesuite.net/x"></a>',
            "Access Denied",
        ),
    ),
    "Imperva": ("challenge", page('<iframe id="main-iframe" src="/_Incapsula_Resource?SWUDNSAI=31"></iframe>')),
    "AWS WAF": (
        "challenge",
        page("<script>AwsWafIntegration.saveReferrer();</script><noscript><h1>JavaScript is disabled</h1></noscript>"),
    ),
    "Anubis": (
        "challenge",
        page('<script id="anubis_challenge" type="application/json">{}</script><h1>Making sure you’re not a bot!</h1>'),
    ),
    "a captcha": ("challenge", page('<div class="g-recaptcha"></div>', "Security Check")),
    "a captcha, Chinese": ("challenge", page('<div class="geetest_holder"></div>', "安全验证")),
    # a login
    "login": ("login", page(f"<h1>Sign in</h1>{SIGN_IN}{MENU}", "Sign in | Harbour Review")),
    "login, German": ("login", page(f"<h2>Willkommen</h2>{SIGN_IN}{MENU}", "Anmelden - Hafenblatt")),
    "login, Japanese": ("login", page(f"<h1>ログイン</h1>{SIGN_IN}")),
    "login, by its address": ("login", page(f"<h1>Bonjour</h1>{SIGN_IN}", url="https://news.example.org/sso/start")),
    "login, first step": (
        "login",
        page('<h1>Log in to continue</h1><input type="email">', url="https://id.example.org/"),
    ),
    "login, nothing else": ("login", page(SIGN_IN, "Intern")),
    # payment
    "payment": (
        "payment",
        page("<h1>Subscribe to unlock this article</h1><p>Try it for 1 a month.</p>", "Subscribe to read"),
    ),
    "payment, German": ("payment", page("<h1>Jetzt abonnieren und weiterlesen</h1><p>4 Wochen für 1 Euro.</p>")),
    "payment, named": (
        "payment",
        page("<h1>Abonnez-vous pour lire cet article</h1>", head=data(isAccessibleForFree=False)),
    ),
    # consent
    "consent, by host": (
        "consent",
        page("<p>We use cookies to …</p><button>Accept</button>", url="https://consent.example.org/collect?id=1"),
    ),
    "consent, by its tool": (
        "consent",
        page(
            '<div class="sp_message_container_1"><p>Nous et nos partenaires</p><button>Accepter</button></div>',
            "Cookies et consentement",
        ),
    ),
    "consent, German": (
        "consent",
        page(
            "<h1>Mit Werbung weiterlesen</h1><p>Einwilligung in Cookies</p><button>Einverstanden</button>",
            url="https://www.example.org/zustimmung?url=x",
        ),
    ),
    # errors
    "soft 404": ("error", page(f"<h1>Page not found</h1>{MENU}", "Page not found | Harbour Review")),
    "soft 404, its number": ("error", page(f"<h1>Oops!</h1>{MENU}", "404 - Not Found")),
    "soft 404, newest articles": ("error", page(f"<h1>Error 404</h1>{MENU}{PROSE}", "404 Not Found – Harbour Review")),
    "soft 404, French": ("error", page(f"<h1>Page introuvable</h1>{MENU}", "Erreur 404")),
    "soft 404, Polish": ("error", page("<h1>Nie znaleziono strony</h1>", "Błąd 404 | Port")),
    "soft 404, Korean": ("error", page("<h1>페이지를 찾을 수 없습니다</h1>", "항구")),
    "maintenance": ("error", page("<h1>We’ll be back soon!</h1><p>Some work is done.</p>", "Site Maintenance")),
    "maintenance, Russian": ("error", page("<p>Зайдите позже.</p>", "Технические работы")),
    "request blocked": ("error", page("The requested URL was rejected. Your support ID is: 118", "Request Rejected")),
    "access denied": ("error", page("<h1>Zugriff verweigert</h1>")),
    "502": ("error", page("<center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center>", "502 Bad Gateway")),
    "WordPress broke": ("error", page("<p>There has been a critical error on this website.</p>", "WordPress")),
}

CONTENT = {
    "an article": page(f"<h1>A second breakwater</h1>{PROSE}", "A second breakwater"),
    "with a banner, a login and a noscript": page(
        f"{BANNER}{SIGN_IN}<noscript>Please enable JavaScript</noscript><h1>Breakwater</h1>{PROSE}{SCRIPT}"
    ),
    "behind a product that let it through": page(
        f'<h1>Breakwater</h1><p>{SENTENCE}</p>{MENU}<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js">'
        "</script><script src='https://js.datadome.co/tags.js'></script>",
    ),
    "about a challenge": page(f"<h1>Just a moment... with the press</h1>{PROSE}", "Just a moment..."),
    "about an error": page(f"<h1>404</h1>{PROSE}", "404 – a history of a number", data()),
    "about access": page(f"<h1>Access Denied</h1>{PROSE}", "Access Denied | Harbour Review"),
    "about not finding": page(f"<h1>Page not found</h1>{PROSE}", "Page not found", data()),
    "about subscriptions": page(f"<h1>Why readers subscribe to read less</h1>{PROSE}", "Why readers subscribe to read"),
    "about cookies": page(f"<h1>Cookies and consent: accept?</h1>{PROSE}{BANNER}", "Cookies and consent"),
    "a short note": page(f"<h1>Note</h1><p>{SENTENCE}</p>{MENU}{SIGN_IN}", "Note"),
    "a list of titles": page("<ul>" + "".join(f'<li><a href="/{n}">Report {n}</a></li>' for n in range(30)) + "</ul>"),
    "few links": page('<h1>Papers</h1><a href="/a">A</a><a href="/b">B</a>' + SCRIPT),
    "rendered on the server": page(f'<noscript>Enable JavaScript</noscript><div id="root">{PROSE}</div>{SCRIPT}'),
    "all in a noscript": page(f"<noscript>{PROSE}"),
    "its text in its data": page(f'<div id="root"></div>{SCRIPT}', head=data(articleBody=SENTENCE * 4)),
    "a letter to the editor": page(f'<h1>Write to us</h1><p>{SENTENCE}</p><form class="g-recaptcha"></form>'),
    "a frame": page('<iframe src="/paper.pdf"></iframe><script src="x.js"></script>'),
    "empty": page(),
    "nothing at all": Page("", URL),
    "a feed": Page(f"<rss><channel><item><title>Log in</title><description>{SENTENCE}</description></item>", URL),
    "years": page("<h1>500</h1><p>Years ago a wall was built here, and it stands.</p>", "500 years of a wall"),
    "a topic": page(f"<h1>Maintenance</h1>{MENU}", "Maintenance | Harbour Review"),
    "a podcast without text": page("<audio src=x></audio><h1>Episode 404</h1>", "Episode 404", data()),
}


@pytest.mark.parametrize("name", WALLS)
def test_a_wall_says_what_it_is(name):
    kind, given = WALLS[name]
    wall = wall_of(given)
    assert wall is not None
    assert (wall.kind, wall.cause, wall.refuses) == (kind, f"wall-{kind}", True)
    assert wall.why
    assert wall.words in str(wall)


def _entries(meaning: str) -> list[tuple[str, str]]:
    return [(code, entry) for code, entries in book.by_language(meaning).items() for entry in entries]


SAID = {
    "wall.missing": ("error", "<h1>{0}</h1>"),
    "wall.closed": ("error", "<h1>{0}!</h1>"),
    "wall.error": ("error", "<h1>{0} 404</h1>"),
    "wall.sentences": ("error", "<p>{0}.</p>"),
    "wall.login": ("login", f"<h1>{{0}}</h1>{SIGN_IN}{MENU}"),
    "wall.captcha": ("challenge", '<div class="h-captcha"></div><h1>{0}</h1>'),
    "wall.javascript": ("javascript", f"<noscript>{{0}}</noscript>{SCRIPT}"),
}


@pytest.mark.parametrize(("meaning", "entry"), [(meaning, entry) for meaning in SAID for _, entry in _entries(meaning)])
def test_every_word_of_the_book_is_understood(meaning: str, entry: str):
    kind, body = SAID[meaning]
    wall = wall_of(page(body.format(entry.capitalize()), "Harbour"))
    assert (wall and wall.kind) == kind


@pytest.mark.parametrize(
    ("offer", "gain"),
    [(offer, book.by_language("wall.read")[code][0]) for code, offer in _entries("wall.subscribe")],
)
def test_an_offer_is_understood_in_each_language(offer: str, gain: str):
    assert wall_of(page(f"<h1>{offer} – {gain}</h1>")).kind == "payment"
    assert wall_of(page(f"<h1>{gain}</h1>")) is None


@pytest.mark.parametrize(
    ("asked", "accept"),
    [(asked, accept) for code, asked in _entries("wall.consent") for accept in book.by_language("wall.accept")[code]],
)
def test_consent_is_understood_in_each_language(asked: str, accept: str):
    body = f'<div id="cmpbox"><p>{asked}</p><button>{accept}</button></div>'
    assert wall_of(page(body, f"Harbour: {asked}")).kind == "consent"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Sign in to the Harbour Review", "login"),
        ("Anmelden bei der Hafenpost", "login"),
        ("Connexion à la Revue du port", "login"),
        ("Login data of the harbour lost", None),
        ("GİRİŞ YAP", "login"),
        ("Prihlasenie", "login"),
    ],
)
def test_a_login_may_say_where_it_leads(title: str, kind: str | None):
    wall = wall_of(page(f"<h1>{title}</h1>{SIGN_IN}{MENU}"))
    assert (wall and wall.kind) == kind


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://consent.harbour.example/ask", "consent"),
        ("https://zustimmung.harbour.example/", "consent"),
        ("https://www.harbour.example/samtykke/?back=1", "consent"),
        ("https://guce.harbour.example/ask", "consent"),
        ("https://www.harbour.example/tcf/", "consent"),
        ("https://www.harbour.example/notes/", None),
    ],
)
def test_an_address_may_name_its_consent(url: str, kind: str | None):
    wall = wall_of(page("<p>We use cookies</p><button>Accept</button>", url=url))
    assert (wall and wall.kind) == kind


@pytest.mark.parametrize("name", CONTENT)
def test_content_is_left_alone(name):
    assert wall_of(CONTENT[name]) is None


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        ({"CF-Mitigated": "challenge"}, "cloudflare"),
        ({"x-amzn-waf-action": "captcha"}, "challenge"),
        ({"Server": "cloudflare"}, None),
        ({}, None),
    ],
)
def test_headers_settle_a_challenge(headers, kind):
    wall = wall_of(CONTENT["an article"], headers=headers)
    assert (wall and wall.kind) == kind


@pytest.mark.parametrize("name", ["soft 404", "access denied", "502", "request blocked"])
def test_an_error_that_its_status_names_is_no_wall(name):
    assert wall_of(WALLS[name][1], status=404) is None


def test_a_challenge_is_one_whatever_the_status():
    assert wall_of(WALLS["Cloudflare"][1], status=403).kind == "cloudflare"


AROUND = f"<header>{MENU}</header>%s<footer><p>{SENTENCE * 3}</p></footer>"


@pytest.mark.parametrize(
    ("middle", "kind"),
    [
        (f'<div id="__next"></div>{SCRIPT}', "javascript"),
        (f"<main><noscript>This list needs JavaScript.</noscript></main>{SCRIPT}", "javascript"),
        (f"<h1>Member login</h1>{SIGN_IN}", "login"),
        ("<main></main>", None),
    ],
)
def test_an_empty_middle_says_why_where_nothing_was_found(middle, kind):
    wall = wall_of(page(AROUND % middle), nothing_found=True)
    assert (wall and wall.kind) == kind


@pytest.mark.parametrize(
    ("body", "head", "kind"),
    [
        (f"<p>{SENTENCE * 3}</p>", data(isAccessibleForFree=False), "cut"),
        (f"<p>{SENTENCE * 3}</p>", data(isAccessibleForFree="False"), "cut"),
        (f"<p>{SENTENCE}</p>", data() + '<meta property="article:content_tier" content="locked">', "cut"),
        (f'<p>{SENTENCE}</p><div class="x paywall">Subscribe</div>', data(), "cut"),
        (PROSE, data(isAccessibleForFree=False), None),
        (f"<p>{SENTENCE * 3}</p>", data(isAccessibleForFree=True), None),
        (f"<p>{SENTENCE * 3}</p>", data(), None),
        (f'<p>{SENTENCE}</p><div class="paywall-header">Log out</div>', data(), None),
        (f"<p>{SENTENCE}</p>", data(isAccessibleForFree=False, articleBody=SENTENCE * 9), None),
    ],
)
def test_a_paywall_that_leaves_one_paragraph_is_said_and_not_refused(body, head, kind):
    wall = wall_of(page(f"<h1>A second breakwater</h1>{body}", head=head))
    assert (wall and wall.kind) == kind
    assert wall is None or not wall.refuses


@pytest.mark.parametrize(("body", "kind"), [(SENTENCE, "cut"), ("", "cut"), (SENTENCE * 20, None)])
def test_the_text_that_was_extracted_decides_where_it_is_known(body, kind):
    teasers = f"<section><p>{SENTENCE * 3}</p></section>" * 8  # of other articles
    wall = wall_of(page(f"<p>{SENTENCE}</p>{teasers}", head=data(isAccessibleForFree=False)), body=body)
    assert (wall and wall.kind) == kind


def _text(weight: int) -> str:
    return f"<div>{'pier ' * (weight // 5)}</div>"


LINKS = [f'<a href="/{n}">{n}</a>' for n in range(30)]
DENIED = "<h1>Access denied</h1>"
NEEDS_SCRIPT = "<noscript>Enable JavaScript</noscript>"
LOCKED = data(isAccessibleForFree=False)


@pytest.mark.parametrize(
    ("body", "other"),
    [
        (f"{DENIED}{_text(1450)}", f"{DENIED}{_text(1550)}"),
        (f"{DENIED}<div>{'港' * 580}</div>", f"{DENIED}<div>{'港' * 620}</div>"),
        (f"{DENIED}{''.join(LINKS[:25])}", f"{DENIED}{''.join(LINKS[:26])}"),
        (f"{NEEDS_SCRIPT}{SCRIPT}{_text(240)}", f"{NEEDS_SCRIPT}{SCRIPT}{_text(260)}"),
        (f"{NEEDS_SCRIPT}{SCRIPT}{''.join(LINKS[:8])}", f"{NEEDS_SCRIPT}{SCRIPT}{''.join(LINKS[:9])}"),
        (f"<p>Enable JavaScript</p>{SCRIPT}{_text(720)}", f"<p>Enable JavaScript</p>{SCRIPT}{_text(760)}"),
        (
            f"<p>Enable JavaScript</p>{SCRIPT}{_text(300)}{''.join(LINKS[:2])}",
            f"<p>Enable JavaScript</p>{SCRIPT}{_text(300)}{''.join(LINKS[:3])}",
        ),
        (
            f'{SCRIPT}<div id="app">{_text(300)}</div>' * 2 + '<div id="root"></div>',
            f'{SCRIPT}<div id="app">{_text(300)}</div>' * 3 + '<div id="root"></div>',
        ),
    ],
    ids=["text", "wide text", "links", "scripts", "links next to scripts", "says so", "says so, links", "roots"],
)
def test_where_a_wall_ends(body: str, other: str):
    # The roots are looked at where nothing was found: a page around an empty middle.
    roots = body.endswith('<div id="root"></div>')
    assert wall_of(page(body), nothing_found=roots) is not None
    assert wall_of(page(other), nothing_found=roots) is None


@pytest.mark.parametrize(("weight", "kind"), [(950, "cut"), (1050, None)])
def test_where_one_paragraph_ends(weight: int, kind: str | None):
    text = ("pier " * (weight // 5)).strip()
    for given, body in ((page(f"<h1>A</h1><p>{text}</p>", head=LOCKED), None), (page("", head=LOCKED), text)):
        wall = wall_of(given, body=body)
        assert (wall and wall.kind) == kind


@pytest.mark.parametrize(("characters", "said"), [(65, "1 paragraph of text"), (55, "no paragraphs of text")])
def test_a_line_is_no_paragraph(characters: int, said: str):
    wall = wall_of(page(f"<h1>A</h1><p>{'pier ' * (characters // 5)}pier</p>", head=LOCKED))
    assert wall is not None
    assert wall.why.endswith(said)


@pytest.mark.parametrize(("status", "kind"), [(399, "error"), (400, None)])
def test_an_error_status_speaks_for_itself(status: int, kind: str | None):
    wall = wall_of(page(DENIED), status=status)
    assert (wall and wall.kind) == kind


CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.exists(), reason="no corpus beside the checkout")
@pytest.mark.parametrize("kind", ["articles", "listings"])
def test_real_pages_are_content(kind):
    # Two articles of the corpus are their first paragraphs, with a paywall after them.
    found = {}
    for line in (CORPUS / kind / "inputs.jsonl").read_text().splitlines():
        row = json.loads(line)
        body = gzip.decompress((CORPUS / kind / "pages" / f"{row['id']}.html.gz").read_bytes())
        given = Page.from_bytes(body, row["url"], row.get("http_charset") or row.get("encoding"))
        if wall := wall_of(given):
            found[row["id"]] = wall.kind
    assert sorted(found.values()) == (["cut", "cut"] if kind == "articles" else [])
