"""The report of a run goes through JSON and comes back as it was."""

import json

from archive_scraper.watch.facts import PageFacts
from archive_scraper.watch.report import Problem, RunReport


def test_a_report_comes_back_from_json():
    problem = Problem(url="https://x.example/a", cause="http-404", detail="answered with HTTP status 404")
    report = RunReport(
        source="x",
        run_id=7,
        state="degraded",
        pages=3,
        balance={"stored": (2, "https://x.example/b")},
        problems=[problem],
        missing_documents=[problem],
        start_pages={"https://x.example/": PageFacts(teasers=4, fresh=1, layout="div")},
        reached={"https://x.example/": ("listing", None, 4)},
        notes=["a note"],
        alarms=["an alarm"],
        newest="2026-03-01",
    )
    assert RunReport.from_dict(json.loads(json.dumps(report.as_dict()))) == report
