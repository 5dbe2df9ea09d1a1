"""Item in, item out: each pipeline sets its own fields, and counts them."""

from dataclasses import fields, replace
from datetime import UTC, datetime

import pytest
from scrapy.exceptions import DropItem

from archive_scraper import settings
from archive_scraper.crawl.field_counts import FieldTally
from archive_scraper.crawl.step import SavedPage, language_of
from archive_scraper.items import Article, Listing, Person, Teaser
from archive_scraper.pipelines import STEPS, normalize
from archive_scraper.pipelines.authors import AuthorsPipeline
from archive_scraper.pipelines.dates import DatesPipeline
from archive_scraper.pipelines.summaries import SummariesPipeline
from archive_scraper.pipelines.topics import TopicsPipeline
from archive_scraper.pipelines.validate import ValidatePipeline
from archive_scraper.sites import SiteRules, Truncation
from archive_scraper.store import FieldCount

NOW = datetime(2025, 10, 20, 12, tzinfo=UTC)
RULES = SiteRules(name="site", languages=("en",), truncation=Truncation(characters=175))


def article(**values):
    return Article(**{"source": "site", "url": "https://site.example/a", "title": "A", "fetched_at": NOW, **values})


def teaser(**values):
    return Teaser(
        **{
            "listing_url": "https://site.example/",
            "position": 0,
            "url": "https://site.example/a",
            "title": "A",
            "fetched_at": NOW,
            **values,
        }
    )


def apply(step, item, rules=RULES):
    return step(SavedPage(rules)).process_item(item)


def test_the_chain_is_that_of_the_settings():
    ours = [f"{step.__module__}.{step.__name__}" for step in STEPS]
    listed = sorted(settings.ITEM_PIPELINES, key=settings.ITEM_PIPELINES.__getitem__)
    assert listed[: len(ours)] == ours


def test_each_normalized_field_has_one_owner():
    owned = [name for step in STEPS for name in step.owns]
    assert len(owned) == len(set(owned))
    assert set(owned) <= {item.name for item in fields(Article)}


def test_dates_keep_the_precision_of_the_page():
    item = apply(DatesPipeline, article(published_raw="May 2024", modified_raw="2024-06-02"))
    assert (item.published, item.published_precision, item.modified) == ("2024-05", "month", "2024-06-02")


def test_a_listings_own_order_settles_its_dates():
    listing = Listing(url="https://site.example/", date_order="DMY", items=[teaser(published_raw="2/5/2024")])
    assert apply(DatesPipeline, listing).items[0].published == "2024-05-02"


def test_a_countrys_habit_decides_for_now_and_is_marked():
    item = apply(DatesPipeline, article(url="https://news.example.co.uk/a", published_raw="2/5/2024"))
    assert (item.published, item.published_ambiguous) == ("2024-05-02", True)
    settled = apply(DatesPipeline, article(published_raw="2/5/2024"), replace(RULES, date_order="DMY"))
    assert (settled.published, settled.published_ambiguous) == ("2024-05-02", False)


def test_a_date_to_come_is_no_publication():
    item = apply(DatesPipeline, article(published_raw="January 5, 2031"))
    assert (item.published, item.published_raw) == (None, "January 5, 2031")


def test_linked_authors_beat_the_byline():
    linked = (Person(name="Dr. Ann Lee", url="https://site.example/people/ann"),)
    item = apply(AuthorsPipeline, article(byline_raw="By Somebody Else", authors_linked=linked))
    assert item.authors == (Person(name="Ann Lee", url="https://site.example/people/ann"),)


@pytest.mark.parametrize(
    ("name", "address", "expected"),
    [
        ("Veloa Tuka Lima", "/people/veloa-tuka-lima", "Veloa Tuka Lima"),
        ("Veloa Tuka Lima", "/people/veloa-tuka/", "Veloa Tuka"),
        ("Veloa Tuka Lima", "/people/17", "Veloa Tuka Lima"),
        ("Veloa Tuka Oslo", "/people/veloa-tuka-oslo", "Veloa Tuka Oslo"),
        ("Veloa Tuka Oslo", "/people/17", "Veloa Tuka"),
        ("Ann Lee Editor", "/people/ann-lee-editor", "Ann Lee"),
    ],
)
def test_a_place_behind_a_linked_name_is_a_surname_where_the_address_has_it(name, address, expected):
    linked = (Person(name=name, url=f"https://site.example{address}"),)
    assert [person.name for person in apply(AuthorsPipeline, article(authors_linked=linked)).authors] == [expected]


def test_the_byline_serves_where_nothing_is_linked():
    item = apply(AuthorsPipeline, article(byline_raw="By Ann Lee & Bo Chen"))
    assert [person.name for person in item.authors] == ["Ann Lee", "Bo Chen"]


def test_a_topic_line_is_split():
    assert apply(TopicsPipeline, teaser(topics_raw="Defense / AI/ML / Defense")).topics == ("Defense", "AI/ML")


def test_a_call_to_action_becomes_data_and_leaves_the_body():
    item = normalize(
        article(
            body_raw="It begins.\nRead the full article at Foreign Affairs.",
            body_markdown_raw="It begins.\n\nRead the full article at [*Foreign Affairs*](https://fa.example/x).",
            links_html=('Read the full article at&nbsp;<a href="https://fa.example/x"><em>Foreign Affairs</em></a>.',),
        ),
        RULES,
    )
    (link,) = item.external_links
    assert (link.kind, link.publication, link.url) == ("read_full", "Foreign Affairs", "https://fa.example/x")
    assert (item.body, item.body_markdown, item.word_count) == ("It begins.", "It begins.", 2)


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("It begins.", 2),
        ("It begins.\nIt ends at the quay.", 7),
        ("It  begins.\n\nIt ends.", 4),
        ("It\u00a0begins.\tIt ends.", 4),
        (" It begins. ", 2),
        ("\n", 0),
    ],
)
def test_words_are_counted_whatever_parts_them(body, count):
    assert normalize(article(body_raw=body), RULES).word_count == count == len(body.split())


def test_the_truncation_rule_holds_for_teasers_alone():
    cut = "word " * 34 + "trunca..."
    assert apply(SummariesPipeline, teaser(summary_html=cut)).summary_truncated
    whole = apply(SummariesPipeline, teaser(summary_html="A short one...."))
    assert (whole.summary, whole.summary_truncated) == ("A short one.", False)


def test_validate_drops_what_has_no_title():
    with pytest.raises(DropItem):
        apply(ValidatePipeline, article(title=""))
    listing = Listing(url="https://site.example/", items=[teaser(), teaser(title=""), teaser(url="javascript:x")])
    assert len(apply(ValidatePipeline, listing).items) == 1


def test_every_field_is_counted_with_its_origin():
    tally = FieldTally()
    step = DatesPipeline(SavedPage(RULES), tally)
    for raw in ("May 2024", "soon", None):
        step.process_item(article(published_raw=raw, origins={"published": "meta"} if raw else {}))
    seen = {"item_kind": "article", "example": article().url}
    assert tally.counts() == [
        FieldCount(field="modified", missing=3, **seen),
        FieldCount(field="published", ok=1, missing=1, unparsed=1, origins={"meta": 1}, **seen),
    ]


def test_normalizing_twice_is_normalizing_once():
    first = normalize(article(published_raw="May 2, 2024", byline_raw="By Ann Lee", summary_html="<p>So.</p>"), RULES)
    values = {item.name: getattr(first, item.name) for item in fields(Article)}
    again = normalize(Article(**values), RULES)
    assert again == first


@pytest.mark.parametrize(
    ("declared", "text", "site", "read_in"),
    [
        ("en", "ko", ("fr",), "en"),  # the page's own words are in what it declares
        (None, "ko", ("fr", "ko"), "ko"),
        (None, "ko", ("fr",), "fr"),
        (None, "ko", (), "ko"),
        (None, None, (), None),
    ],
)
def test_the_language_that_dates_and_bylines_are_read_in(declared, text, site, read_in):
    article = Article(source="site", url="https://site.example/1", title="A", fetched_at=NOW)
    article.language_declared, article.language = declared, text
    assert language_of(article, site) == read_in
