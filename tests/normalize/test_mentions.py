# a sentence is easier to read in one line
"""Works that a text names without a link: precision first. All texts are invented."""

from __future__ import annotations

import pytest

from archive_scraper.normalize.links.mentions import HouseNames, read_mentions

NAMES = HouseNames(
    sure={
        "RAND": "rand.org",
        "RAND Corporation": "rand.org",
        "Brookings": "brookings.edu",
        "Chatham House": "chathamhouse.org",
        "Center for Strategic and International Studies": "csis.org",
        "Institute for Government": "ifg.org",
        "SWP": "swp-berlin.org",
    },
    short={"CSIS": "csis.org"},
)
FULL = "The Center for Strategic and International Studies met. "


def found(text, latest=2026):
    return [(one.named, one.year, one.title) for one in read_mentions(text, NAMES, latest=latest)]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("According to a 2019 RAND report, ports are quiet.", ("RAND", 2019, None)),
        ("A 2019 joint policy report by the RAND Corporation says so.", ("RAND Corporation", 2019, None)),
        ("A report from RAND in May 2019 says so.", ("RAND", 2019, None)),
        ("RAND's 2019 study says so.", ("RAND", 2019, None)),
        ("Ada Marlowe’s 2019 Chatham House paper says so.", ("Chatham House", 2019, None)),
        ("The RAND study (2019) says so.", ("RAND", 2019, None)),
        ("A RAND survey (February 2019, 27% of ports) says so.", ("RAND", 2019, None)),
        ("A study published by researchers at Chatham House in 2019 says so.", ("Chatham House", 2019, None)),
        (
            "A recent Brookings study, “Quiet Ports: Trade, Ice, and Salt,” says so.",
            ("Brookings", None, "Quiet Ports: Trade, Ice, and Salt"),
        ),
        (
            'A 2019 report by RAND, titled "Quiet Ports of the North," says so.',
            ("RAND", 2019, "Quiet Ports of the North"),
        ),
        (FULL + "A 2019 CSIS report says so.", ("CSIS", 2019, None)),
        ("Eine Studie der SWP aus dem Jahr 2019 sagt es.", ("SWP", 2019, None)),
        ("Selon un rapport de la RAND publié en 2019, les ports sont calmes.", ("RAND", 2019, None)),
        ("*A 2019* **RAND** [report](https://elsewhere.example/x) says so.", ("RAND", 2019, None)),
    ],
)
def test_certain(text, mention):
    assert found(text) == [mention]


@pytest.mark.parametrize(
    "text",
    [
        # which work?
        "According to a RAND report, ports are quiet.",
        "A recent report by the RAND Corporation identifies it.",
        "A RAND report, 2019 was warm.",
        "A RAND report on the 2016 elections says so.",
        'A RAND report says "the ports are lost for good".',
        "A RAND report of a 2050 that is quiet: a 2050 RAND report.",
        # whose?
        "A 2019 CSIS report says so.",
        "The 2019 Virginia Institute for Government study says so.",
        "A 2019 RAND Europe report says so.",
        "A 2019 brand report says so.",
        "The 2019 town of Brookings report says so.",
        # no work
        "In 2019, RAND published a report.",
        "The RAND experts report in 2019 that ports are quiet.",
        "Houses like RAND study ports of 2019.",
        "RAND said in 2019 that the report was wrong.",
        "A 2019 study of RAND says so.",
        "Ford, L. (2019). Quiet ports. RAND Corporation Report P-923.",
        "",
    ],
)
def test_what_is_not_certain_is_none(text):
    assert found(text) == []


def test_each_work_once_and_none_of_the_future():
    text = "A 2019 RAND report says so. The 2019 RAND report is right. RAND's 2021 study is not."
    assert found(text) == [("RAND", 2019, None), ("RAND", 2021, None)]
    assert found(text, latest=2020) == [("RAND", 2019, None)]


def test_the_links_of_its_sentence_come_along():
    (one,) = read_mentions(
        "A 2019 RAND report [says](https://www.rand.org/t/1) so.\n\n[Else](https://a.example/).", NAMES
    )
    assert one.links == ("https://www.rand.org/t/1",)
    assert one.sentence == "A 2019 RAND report says so."
