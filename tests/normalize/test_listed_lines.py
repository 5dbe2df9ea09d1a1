"""Lines of nothing but an outlet of the list and a date, or a call and such an outlet."""

from __future__ import annotations

import pytest

from archive_scraper.normalize.links import read_link


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Helsingin Sanomat, 3.5.2019", "originally_published", "Helsingin Sanomat"),
        ("(Magyar Nemzet, 2010. december 30.)", "originally_published", "Magyar Nemzet"),
        ("Népszava, 2010. XII. 30.", "originally_published", "Népszava"),
        ("12.03.2018 | Postimees", "originally_published", "Postimees"),
        ("The Guardian, no. 12, 2019", "originally_published", "The Guardian"),
        ("Lue lisää: Aamulehti", "read_full", "Aamulehti"),
        ("Loe edasi → Postimees", "read_full", "Postimees"),
        ("Satamasta, 3.5.2019", "not_external", None),  # no outlet
        ("Lue lisää: Satamasta", "continue", None),
    ],
)
def test_line_of_a_listed_outlet(text: str, kind: str, name: str | None):
    reading = read_link(text, site="harbour.example")
    assert (reading.kind, reading.publication) == (kind, name)


def test_the_sites_own_name_and_a_date_is_no_source():
    assert read_link("Postimees, 3. mai 2019", site="postimees.ee").kind == "not_external"
