"""Compare the extractors with their peers: quality and pages per CPU second, in one run.

usage: python benchmarks/extract.py [CORPUS_ARTICLES] [--every N] [--only NAME,NAME]

Every engine gets the bytes of a page and gives an article's title, authors, date, topics, description and body; where
the listings stand beside the articles, engines for these give a listing's items and next page too. The pages are
interleaved, so that a busy machine slows all engines alike. Quality is what the corpus's own scorers print.
Needs the "bench" extra.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import ModuleType

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "articles"
Row = dict[str, Any]
Engine = Callable[[bytes, Row], Row]
MEASURES = ("title_ex", "auth_set", "day", "topics_f1", "desc_ex", "body_f1")
HEADS = ("title", "authors", "day", "topics", "descr", "body F1")


def load(path: Path) -> ModuleType:
    """Import a file by its path."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path}: no Python module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def own_engine(kind: str) -> Engine:
    answer: Engine = load(Path(__file__).resolve().parent / "predictors" / f"{kind}.py").answer
    return answer


def trafilatura_engine() -> Engine:
    import trafilatura

    def extract(body: bytes, row: Row) -> Row:
        found = trafilatura.bare_extraction(body, url=row["url"], with_metadata=True, include_comments=False)
        data = found.as_dict() if found is not None else {}
        return {
            "title": data.get("title"),
            "authors": [name.strip() for name in (data.get("author") or "").split(";") if name.strip()],
            "published": data.get("date"),
            "topics": [*(data.get("tags") or []), *(data.get("categories") or [])],
            "description": data.get("description"),
            "body_text": data.get("text"),
        }

    return extract


def newspaper_engine() -> Engine:
    import newspaper

    def extract(body: bytes, row: Row) -> Row:
        # It would fetch the page's pictures to measure them.
        article = newspaper.Article(row["url"], fetch_images=False)
        article.download(input_html=body.decode(row["http_charset"] or "utf-8", "replace"))
        article.parse()
        published = article.publish_date
        return {
            "title": article.title,
            "authors": article.authors,
            "published": published.isoformat() if hasattr(published, "isoformat") else None,
            "topics": list(article.tags or article.keywords or ()),
            "description": article.meta_description,
            "body_text": article.text,
        }

    return extract


def newsworker_engine() -> Engine:
    from newsworker.extractor import FeedExtractor

    def extract(body: bytes, row: Row) -> Row:
        feed, _ = FeedExtractor(filtered_text_length=150).get_feed(row["url"], data=body)
        items = [
            {
                "url": item.get("link"),
                "title": item.get("title"),
                "date": item["pubdate"].date().isoformat() if item.get("pubdate") else None,
                "authors": None,
                "summary": item.get("description"),
            }
            for item in (feed or {}).get("items", ())
        ]
        return {"items": items, "next_page": None}

    return extract


ENGINES: dict[str, Callable[[], Engine]] = {
    "archive-scraper": partial(own_engine, "articles"),
    "trafilatura": trafilatura_engine,
    "newspaper4k": newspaper_engine,
}
LISTING_ENGINES: dict[str, Callable[[], Engine]] = {
    "archive-scraper": partial(own_engine, "listings"),
    "newsworker": newsworker_engine,
}


@dataclass
class Run:
    """What one engine answered, and what that took."""

    seconds: float = 0.0
    counted: int = 0
    raised: int = 0
    found: dict[str, Row] = field(default_factory=dict)

    @property
    def speed(self) -> float:
        """Pages a CPU second."""
        return self.counted / self.seconds


def run_engines(directory: Path, rows: list[Row], engines: dict[str, Engine]) -> dict[str, Run]:
    """Give each page to each engine in turn."""
    runs = {name: Run() for name in engines}
    for number, row in enumerate(rows):
        body = gzip.decompress((directory / "pages" / f"{row['id']}.html.gz").read_bytes())
        for name, engine in engines.items():
            run = runs[name]
            start = time.process_time()
            try:
                run.found[row["id"]] = engine(body, row)
            except Exception:  # noqa: BLE001 - a peer may raise anything; it is counted
                run.raised += 1
                run.found[row["id"]] = {}
            # The first pages load models and word lists.
            if number >= min(10, len(rows) // 10):
                run.seconds += time.process_time() - start
                run.counted += 1
    return runs


def read_rows(directory: Path, every: int) -> list[Row]:
    return [json.loads(line) for line in (directory / "inputs.jsonl").open(encoding="utf-8")][::every]


def compare_articles(directory: Path, rows: list[Row], engines: dict[str, Engine]) -> dict[str, Run]:
    score = load(directory / "score.py")
    kept = {row["id"] for row in rows}
    truth = [row for row in score.load(str(directory / "truth.jsonl")) if row["id"] in kept]
    runs = run_engines(directory, rows, engines)
    print(f"{len(rows)} articles")
    print(f"{'':16}" + "".join(f"{head:>9}" for head in HEADS) + f"{'pages/s':>9}{'CPU':>7}{'raised':>8}")
    base = runs["trafilatura"].seconds if "trafilatura" in runs else 0.0
    for name, run in runs.items():
        measured, _ = score.score(truth, run.found)
        figures = "".join(f"{measured[key]:9.3f}" if measured[key] is not None else f"{'-':>9}" for key in MEASURES)
        ratio = f"{run.seconds / base:7.2f}" if base else f"{'':7}"
        print(f"{name:16}{figures}{run.speed:9.1f}{ratio}{run.raised:8}")
    return runs


def compare_listings(directory: Path, rows: list[Row], engines: dict[str, Engine]) -> dict[str, Run]:
    score = load(directory / "score.py")
    kept = {row["id"] for row in rows}
    truth = [row for row in map(json.loads, (directory / "truth.jsonl").open(encoding="utf-8")) if row["id"] in kept]
    runs = run_engines(directory, rows, engines)
    print(f"\n{len(rows)} listings")
    print(f"{'':16}{'page F1':>9}{'perfect':>9}{'title':>9}{'date':>9}{'pages/s':>9}{'raised':>8}")
    for name, run in runs.items():
        pages = [score.page_score(row, run.found[row["id"]]) for row in truth]
        total = sum(pages[1:], pages[0])
        f1 = sum(2 * page["tp"] / max(1, page["np"] + page["ng"]) for page in pages) / len(pages)
        shares = [total[f"{part}_ok"] / max(1, total[f"{part}_n"]) for part in ("title", "date")]
        figures = f"{f1:9.3f}{total['perfect']:9}" + "".join(f"{share:9.3f}" for share in shares)
        print(f"{name:16}{figures}{run.speed:9.1f}{run.raised:8}")
    return runs


def main() -> int:
    """Run the comparison; returns 1 where an engine raised on more than one page in ten."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path, nargs="?", default=CORPUS)
    parser.add_argument("--every", type=int, default=1, help="take every Nth page")
    parser.add_argument("--only", default=",".join({**ENGINES, **LISTING_ENGINES}))
    options = parser.parse_args()
    if not (options.directory / "inputs.jsonl").is_file():
        print(f"{options.directory}: no pages to measure on", file=sys.stderr)
        return 0 if options.directory == CORPUS else 2
    chosen = options.only.split(",")
    articles = {name: make() for name, make in ENGINES.items() if name in chosen}
    listings = {name: make() for name, make in LISTING_ENGINES.items() if name in chosen}
    rows = read_rows(options.directory, options.every)
    runs = [(len(rows), run) for run in compare_articles(options.directory, rows, articles).values()]
    beside = options.directory.resolve().parent / "listings"
    if (beside / "inputs.jsonl").is_file():
        rows = read_rows(beside, options.every)
        runs += [(len(rows), run) for run in compare_listings(beside, rows, listings).values()]
    return int(any(run.raised > pages / 10 for pages, run in runs))


if __name__ == "__main__":
    sys.exit(main())
