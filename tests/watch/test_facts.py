"""How much of what a run saw was new."""

import pytest

from archive_scraper.watch.facts import PageFacts, RunFacts


def facts(*pages: tuple[int, int, str], news: int = 0) -> RunFacts:
    shown = {
        str(n): PageFacts(teasers=teasers, fresh=fresh, layout=kind) for n, (teasers, fresh, kind) in enumerate(pages)
    }
    return RunFacts(run_id=1, pages=shown, news=news)


@pytest.mark.parametrize(
    ("pages", "freshness"),
    [
        ([(20, 5, "selector")], 0.25),
        ([(20, 5, "selector"), (20, 15, "selector")], 0.5),
        ([(20, 5, "selector"), (900, 0, "sitemap")], 0.25),  # a sitemap names all its pages each time
        ([], 1.0),
    ],
)
def test_freshness_of_teasers(pages, freshness):
    assert facts(*pages).freshness == freshness
    assert facts(*pages).fresh_share("teaser", 7) == freshness


@pytest.mark.parametrize(("news", "items", "share"), [(0, 10, 0.0), (5, 10, 0.5), (20, 10, 1.0)])
def test_freshness_of_articles(news, items, share):
    assert facts(news=news).fresh_share("article", items) == share
