"""Teasers: invented texts with the faults that sites leave in them."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from archive_scraper.normalize.summaries import read_summary

# A text of a bit more than 180 characters, to be cut anywhere.
LONG = (
    "The harbor master of Ruritania has asked the council for a second lighthouse, because "
    "ships from the north "
    "have missed the entrance in fog three times since spring, and none of the old lamps can be repaired."
)

# (raw, text, truncated) without any rule of the site
PLAIN = [
    # Calls to read on, in the words of other languages
    ("Mol ostaje otvoren. Nastavi čitati", "Mol ostaje otvoren.", False),
    ("Pomol ostaja odprt. Preberite več", "Pomol ostaja odprt.", False),
    ("Кеят остава отворен. Прочетете повече", "Кеят остава отворен.", False),
    ("Веће се састало у уторак... Прочитај више", "Веће се састало у уторак…", True),
    ("부두는 계속 열려 있다. 더 알아보기", "부두는 계속 열려 있다.", False),
    ("ท่าเรือยังเปิดอยู่ อ่านต่อ", "ท่าเรือยังเปิดอยู่", False),
    ("O cais continua aberto. Leia na íntegra", "O cais continua aberto.", False),
    ("El muelle sigue abierto.Leer completo", "El muelle sigue abierto.", False),
    ("Der Steg bleibt offen. Zum vollständigen Artikel", "Der Steg bleibt offen.", False),
    ("The talks, as the mayor said, ... MORE", "The talks, as the mayor said…", True),
    ("and the ferry waits for theContinue reading “The ferry waits”", "and the ferry waits for the…", True),
    ("", "", False),
    ("   ", "", False),
    ("...", "", False),
    ("... MORE", "", False),
    ("The lamp is out.", "The lamp is out.", False),
    ("The lamp is out", "The lamp is out", False),
    ("The lamp is...", "The lamp is…", True),
    ("The lamp is ...", "The lamp is…", True),
    ("The lamp is…", "The lamp is…", True),
    ("The lamp is &hellip;", "The lamp is…", True),
    ("The lamp is &#8230;", "The lamp is…", True),
    ("The lamp is [...]", "The lamp is…", True),
    ("The lamp is […]", "The lamp is…", True),
    ("The lamp is [&#8230;]", "The lamp is…", True),
    ("The lamp is (...)", "The lamp is…", True),
    ("The lamp is out....", "The lamp is out.", True),
    ("Is the lamp out?...", "Is the lamp out?", True),
    ("He said: “The lamp […]", "He said: “The lamp…", True),
    ("Ships, boats,... MORE", "Ships, boats…", True),
    ("The lamp is...MORE", "The lamp is…", True),
    ("Die Lampe leuchtet. mehr", "Die Lampe leuchtet.", False),
    ("Overview The lamp is out.", "The lamp is out.", False),
    ("Overview of lamps", "Overview of lamps", False),
    ("IntroductionIn spring the lamp went out.", "In spring the lamp went out.", False),
    ("[Editor’s note: This is part two of a series.] The lamp is out.", "The lamp is out.", False),
    ("The lamp is out. Watch th...", "The lamp is out.", True),
    ("The lamp is out. Read mor...", "The lamp is out.", True),
    ("The lamp is […] The post The lamp appeared first on Harbor Review.", "The lamp is…", True),
    ("Die Lampe ist […] Der Beitrag Lampe erschien zuerst auf Hafenpost.", "Die Lampe ist…", True),
    ("A lamp of 5\u00c2 €", "A lamp of 5 €", False),
    ("The lamp is... MORE", "The lamp is…", True),
    ("The lamp is out.... MORE", "The lamp is out.", True),
    ("The lamp is... Read More", "The lamp is…", True),
    ("The lamp is out. Read More", "The lamp is out.", False),
    ("The lamp is out. Read more »", "The lamp is out.", False),
    ("Is the lamp out? Read more →", "Is the lamp out?", False),
    ("The lamp is … Continue reading The lamp of the harbor", "The lamp is…", True),
    ("The lamp is … Continue reading The lamp of the harbor →", "The lamp is…", True),
    ("The lamp is [...] Weiterlesen", "The lamp is…", True),
    ("Die Lampe ist aus. Weiterlesen →", "Die Lampe ist aus.", False),
    ("Die Lampe ist … mehr", "Die Lampe ist…", True),
    ("La lampe est éteinte. Lire la suite", "La lampe est éteinte.", False),
    ("La lámpara está... Leer más", "La lámpara está…", True),
    ("Лампа погасла... Читать далее", "Лампа погасла…", True),
    ("灯が消えた… 続きを読む", "灯が消えた…", True),
    ("The lamp is out (more…)", "The lamp is out…", True),
    ("The lamp and the [Read more...]", "The lamp and the…", True),
    ("По словам мэра, порт [читать далее]", "По словам мэра, порт…", True),
    ("The lamp and the pier (continued)", "The lamp and the pier…", True),
    ("The lamp is dark.mehr", "The lamp is dark.", False),
    ("The lamp is out. Explore the data →", "The lamp is out.", False),
    ("The lamp is out.\u00a0→", "The lamp is out.", False),
    ("The lamp is out. Read more | Share", "The lamp is out.", False),
    ("The lamp is.... Read", "The lamp is.", True),
    ("Il a dit : « Oui. La lampe est éteinte »", "Il a dit : « Oui. La lampe est éteinte »", False),
    ("The lamp is out. [Read more...]", "The lamp is out.", False),
    ("The lamp of the harbor Read the rest of this entry »", "The lamp of the harbor", False),
    ("Key Points: • The lamp is out", "The lamp is out", False),
    ("Editor’s Note: This is a republication of a text of 2003. The lamp is out.", "The lamp is out.", False),
    ("Editor’s Note: The lamp is out. It is dark.", "Editor’s Note: The lamp is out. It is dark.", False),
    ("They want MORE", "They want MORE", False),
    ("They all want more.", "They all want more.", False),
    ("Wait... is the lamp out?", "Wait... is the lamp out?", False),
    ("He said “we shall see...”", "He said “we shall see...”", False),
    ("The lamp is out. | Français", "The lamp is out.", False),
    ("The lamp is out. | Русский | 中文", "The lamp is out.", False),
    ("The lamp | the harbor", "The lamp | the harbor", False),
    ("Executive Summary: The lamp is out", "The lamp is out", False),
    ("Executive summary: The lamp is out", "The lamp is out", False),
    ("EXECUTIVE SUMMARY The lamp is out", "The lamp is out", False),
    ("Executive Summary  The lamp is out", "The lamp is out", False),
    ("Introduction The lamp is out", "The lamp is out", False),
    ("Introduction: The lamp is out", "The lamp is out", False),
    ("Introduction of a lamp", "Introduction of a lamp", False),
    ("Introduction To Lamps", "Introduction To Lamps", False),
    ("Summary: The lamp is out", "The lamp is out", False),
    ("Summary judgment was given.", "Summary judgment was given.", False),
    ("Abstract: The lamp is out", "The lamp is out", False),
    ("Key Takeaways: The lamp is out", "The lamp is out", False),
    ("Zusammenfassung: Die Lampe ist aus", "Die Lampe ist aus", False),
    ("Resumen: La lámpara", "La lámpara", False),
    ("Introduction", "Introduction", False),
    ("*To read Part One, please click here. The lamp is out.", "The lamp is out.", False),
    ("To read Part Two, click here. The lamp is out.", "The lamp is out.", False),
    ("The lamp is out. To read the full report, click here.", "The lamp is out.", False),
    (
        "Editor’s Note: This article first appeared in Harbor Review. The lamp is out.",
        "The lamp is out.",
        False,
    ),
    ("This article was originally published in Harbor Review. The lamp is out.", "The lamp is out.", False),
    ("The lamp is out. Read the full article at Harbor Review.", "The lamp is out.", False),
    ("The lamp is out. Watch the full interview on QTV News.", "The lamp is out.", False),
    ("Read the full article at Harbor Review.", "Read the full article at Harbor Review.", False),
    ("spoke of it (, July 25).", "spoke of it (July 25).", False),
    ("spoke of it (; Harbor Post, May 3).", "spoke of it (Harbor Post, May 3).", False),
    ("spoke of it (, May 3; , May 4).", "spoke of it (May 3; May 4).", False),
    ("spoke of it ().", "spoke of it.", False),
    ("spoke of it (, May 25; Harbor Post, June... MORE", "spoke of it (May 25; Harbor Post, June…", True),
    ("in 2013 (Harbor Post, May 3).A growing share", "in 2013 (Harbor Post, May 3). A growing share", False),
    ("The lamp is out once again.North winds blow", "The lamp is out once again. North winds blow", False),
    ("It was 2014.The lamp went out", "It was 2014. The lamp went out", False),
    ("sold on Lamps.Com and U.S.A. made", "sold on Lamps.Com and U.S.A. made", False),
    ("Merrinâ€™s lamp", "Merrin’s lamp", False),
    ("5 Â£ and 3Â°", "5 £ and 3°", False),
    ("co\u00adoper\u200bate", "cooperate", False),
    ("A&amp;amp;B and C&amp;D", "A&B and C&D", False),
    ("x < y and y > z", "x < y and y > z", False),
]

# (raw, text, truncated) under the rule of 175 characters
BY_CHARACTERS = [
    (LONG[:175] + "...", LONG[:175].rsplit(" ", 1)[0] + "…", True),
    (LONG[:170] + "...", LONG[:170].rsplit(" ", 1)[0] + "…", True),
    (LONG[: LONG.index("fog") + 4] + "...", LONG[: LONG.index("fog") + 3], False),
    ("The lamp is out....", "The lamp is out.", False),
    ("Is the lamp out?...", "Is the lamp out?", False),
    ("The lamp is out...", "The lamp is out", False),
    ("The lamp is out", "The lamp is out", False),
    ("The lamp is…", "The lamp is…", True),
    ("Jane Doe speaks about the lamp of the harbor and about all the ships.W...",
     "Jane Doe speaks about the lamp of the harbor and about all the ships.", True),
    ("Jane Doe speaks about the lamp.Watc...", "Jane Doe speaks about the lamp.", True),
    ("Jane Doe speaks about the lamp. Watch the ful...", "Jane Doe speaks about the lamp.", True),
    ("Jane Doe speaks about the lamp. View the full vide...", "Jane Doe speaks about the lamp.", True),
    ("Jane Doe speaks about the lamp. Listen to the full episode on Talk o...",
     "Jane Doe speaks about the lamp.", True),
    ("Jane Doe speaks about the lamp. Read the full article at Har...", "Jane Doe speaks about the lamp.", True),
    ("Jane Doe speaks about the lamp. Read the full article at Harbor Review....", "Jane Doe speaks about the lamp.",
     False),
    ("about lamps and the har...", "about lamps and the…", True),
    ("about lamps and the harbor ...", "about lamps and the harbor…", True),
    ("about lamps and the harbor....", "about lamps and the harbor.", True),
    ("Executive Summary " + LONG[:157] + "...", LONG[:157].rsplit(" ", 1)[0] + "…", True),
]  # fmt: skip

# (html, text, truncated)
HTML = [
    ("<p>He <a href='/x'>said</a>&nbsp;that it is.</p>", "He said that it is.", False),
    ("<p>He <a href='/x'>said </a>that it is.</p>", "He said that it is.", False),
    ("<p>He <a href='/x'>said</a>\nthat it is.</p>", "He said that it is.", False),
    ("<p><b>H</b>e sa<i>i</i>d</p>", "He said", False),
    ("<p>One.</p><p>Two.</p>", "One. Two.", False),
    ("<ul><li>One</li><li>Two</li></ul>", "One Two", False),
    ("One<br/>two", "One two", False),
    ("<h3>Introduction</h3><p>in lower case it begins.</p>", "in lower case it begins.", False),
    ("<p><strong>Executive Summary:</strong></p><ul><li>The lamp is out.</li></ul>", "The lamp is out.", False),
    ("<p>It is so.<sup>12</sup> Truly.</p>", "It is so. Truly.", False),
    ("<p>A lamp of 5 km<sup>2</sup>, a study finds<sup>1</sup>.</p>", "A lamp of 5 km2, a study finds.", False),
    ('<p>It is so. <a href="/x">Mehr dazu in lampe.example</a></p>', "It is so.", False),
    ('<p>It is so. <a href="/x">Διαβάστε περισσότερα <span>σχετικά με: Lamp</span> »</a></p>', "It is so.", False),
    ("<p>It is so.<sup><a href='#n12'>12</a></sup> Truly.</p>", "It is so. Truly.", False),
    ("<p>It is so.<sup>[3]</sup> Truly.</p>", "It is so. Truly.", False),
    ("<p>E = mc<sup>2</sup></p>", "E = mc2", False),
    ('<p>It is so [<a href="#n1">1</a>].</p>', "It is so.", False),
    ('<p>It is so.<a href="#_ftn1">[1]</a> Truly.</p>', "It is so. Truly.", False),
    ('<p>It is so<a href="/x">... MORE</a></p>', "It is so…", True),
    ('<p>It is so. <a href="/x">»</a></p>', "It is so.", False),
    ("<p><strong>Summary</strong></p><p>It is so.</p>", "It is so.", False),
    ("<p><strong>Abstract</strong> It is so.</p>", "It is so.", False),
    ("<p>It is <b>Abstract</b> art.</p>", "It is Abstract art.", False),
    ("<p><strong>Abstract</strong></p>", "Abstract", False),
    ("<p>The lamp <a class='more' href='/x'>Read more</a></p>", "The lamp", False),
    ("<p>The lamp&hellip; <a href='/x'>Continue reading <span>&rarr;</span></a></p>", "The lamp…", True),
    ("<p>The lamp<span>...</span> <a href='/x'>MORE</a></p>", "The lamp…", True),
    ("<p>The lamp is out. <a href='/x'>more</a></p>", "The lamp is out.", False),
    ("<p>The lamp [&hellip;]</p>", "The lamp…", True),
    ("<p>spoke (<a href='https://www.harborpost.example/a'></a>, July 25) of it</p>",
     "spoke (harborpost.example, July 25) of it", False),
    ("<p>spoke (<a href='https://x.example/a' title='Harbor Post'></a>, July 25)</p>", "spoke (Harbor Post, July 25)",
     False),
    ("<p>spoke (<a href='https://x.example/a'>Harbor Post</a>, July 25)</p>", "spoke (Harbor Post, July 25)", False),
    ("<p>A&amp;amp;B &lt;i&gt;</p>", "A&B <i>", False),
    ("A&amp;B", "A&B", False),
    ("<p>a<!-- b -->c<script>d()</script><style>e</style></p>", "ac", False),
    ("<p>the <em>Harbor Post</em>’s lamp</p>", "the Harbor Post’s lamp", False),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "text", "truncated"), PLAIN, ids=[r[0][:60] for r in PLAIN])
def test_text_without_a_rule(raw: str, text: str, truncated: bool):
    reading = read_summary(raw)
    assert (reading.text, reading.truncated) == (text, truncated)


@pytest.mark.parametrize(("raw", "text", "truncated"), BY_CHARACTERS, ids=[r[0][-60:] for r in BY_CHARACTERS])
def test_cut_by_characters(raw: str, text: str, truncated: bool):
    reading = read_summary(raw, max_characters=175)
    assert (reading.text, reading.truncated) == (text, truncated)


@pytest.mark.parametrize(("raw", "text", "truncated"), HTML, ids=[r[0][:60] for r in HTML])
def test_html(raw: str, text: str, truncated: bool):
    reading = read_summary(raw, html=True)
    assert (reading.text, reading.truncated) == (text, truncated)


def test_cut_by_words_keeps_every_word():
    words = " ".join(LONG.split()[:20])
    assert read_summary(f"{words}... MORE").text == f"{words}…"
    assert not read_summary(words).truncated


def test_lead_ins_of_the_site_are_taken_off():
    assert read_summary("In this brief: the lamp is out", lead_ins=("In this brief:",)).text == "the lamp is out"


def test_parts_hold_every_word_of_the_teaser():
    reading = read_summary("Executive Summary: The lamp is... MORE")
    assert [(part.text, part.role) for part in reading.parts] == [
        ("Executive Summary:", "lead-in"),
        ("The lamp is…", "summary"),
        ("...", "decoration"),
        ("MORE", "link"),
    ]


RUNNING = (
    "the lamp is Out. out? Read more MORE ... … [...] Executive Summary: Introduction Watch "
    "full interview on QTV ( , ; ) "
    "& &amp; &lt; &#8230; â€™ Â <b> </p> | Français » “ ” \u00a0 \u200b Weiterlesen click here .N U.S. 2014.A"
)
WORDS = st.sampled_from(RUNNING.split(" "))
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join), st.lists(WORDS, max_size=9).map("".join)
)


@settings(max_examples=300)
@given(TEXTS, st.sampled_from([None, 40]), st.booleans())
@example(raw="Summary: Â Summary:t", limit=None, html=False)
@example(raw="|FRANÇAIS...", limit=40, html=False)
@example(raw="0. ()...", limit=None, html=False)
@example(raw="0…,...", limit=None, html=False)
@example(raw="0...,...", limit=None, html=False)
@example(raw="a.A\r0..", limit=40, html=False)
def test_never_raises_and_twice_is_once(raw: str, limit: int | None, html: bool):
    first = read_summary(raw, html=html, max_characters=limit)
    again = read_summary(first.text, max_characters=limit)
    assert again.text == first.text
    if first.text.endswith("…"):
        assert again.truncated is first.truncated is True


@pytest.mark.parametrize(
    "piece", [".", "(", "(, ", "... MORE", " | English", "Read More ", "“", "Ã©", "Aa. ", "&#38;", "… "]
)
def test_time_grows_with_the_text_alone(piece: str):
    def cost(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        read_summary(text, max_characters=175)
        return time.process_time() - start

    cost(20_000)
    # Ten times the text must not take anything like a hundred times as long.
    assert cost(200_000) < 30 * max(cost(20_000), 0.002)
