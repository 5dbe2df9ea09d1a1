"""Compare the article extractor with its peers: quality and pages per CPU second, in one run.

usage: python benchmarks/extract.py [CORPUS_ARTICLES] [--every N] [--only NAME,NAME]

Every engine gets the bytes of a page and gives title, authors, date, topics, description and body. The pages are
interleaved, so that a busy machine slows all engines alike. Quality is what the corpus's own scorer prints.
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


def own_engine() -> Engine:
    answer: Engine = load(Path(__file__).resolve().parent / "predictors" / "articles.py").answer
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


ENGINES: dict[str, Callable[[], Engine]] = {
    "archive-scraper": own_engine,
    "trafilatura": trafilatura_engine,
    "newspaper4k": newspaper_engine,
}


def main() -> int:
    """Run the comparison; returns 1 where an engine raised on more than one page in ten."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path, nargs="?", default=CORPUS)
    parser.add_argument("--every", type=int, default=1, help="take every Nth page")
    parser.add_argument("--only", default=",".join(ENGINES))
    options = parser.parse_args()
    if not (options.directory / "inputs.jsonl").is_file():
        print(f"{options.directory}: no pages to measure on", file=sys.stderr)
        return 0 if options.directory == CORPUS else 2
    score = load(options.directory / "score.py")
    names = [name for name in ENGINES if name in options.only.split(",")]
    engines = {name: ENGINES[name]() for name in names}
    rows = [json.loads(line) for line in (options.directory / "inputs.jsonl").open(encoding="utf-8")][:: options.every]
    kept = {row["id"] for row in rows}
    truth = [row for row in score.load(str(options.directory / "truth.jsonl")) if row["id"] in kept]
    seconds = dict.fromkeys(names, 0.0)
    raised = dict.fromkeys(names, 0)
    found: dict[str, dict[str, Row]] = {name: {} for name in names}
    for number, row in enumerate(rows):
        body = gzip.decompress((options.directory / "pages" / f"{row['id']}.html.gz").read_bytes())
        for name in names:
            start = time.process_time()
            try:
                result = engines[name](body, row)
            except Exception:  # noqa: BLE001 - a peer may raise anything; it is counted
                raised[name] += 1
                result = {}
            # The first pages load models and word lists.
            if number >= min(10, len(rows) // 10):
                seconds[name] += time.process_time() - start
            found[name][row["id"]] = result
    counted = len(rows) - min(10, len(rows) // 10)
    print(f"{len(rows)} pages")
    print(f"{'':16}" + "".join(f"{head:>9}" for head in HEADS) + f"{'pages/s':>9}{'CPU':>7}{'raised':>8}")
    base = seconds.get("trafilatura")
    for name in names:
        measured, _ = score.score(truth, found[name])
        figures = "".join(f"{measured[key]:9.3f}" if measured[key] is not None else f"{'-':>9}" for key in MEASURES)
        ratio = f"{seconds[name] / base:7.2f}" if base else f"{'':7}"
        print(f"{name:16}{figures}{counted / seconds[name]:9.1f}{ratio}{raised[name]:8}")
    return int(any(count > len(rows) / 10 for count in raised.values()))


if __name__ == "__main__":
    sys.exit(main())
