"""The long tables of the trends: what the charts of many years say, on pages of their own."""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest

from tests.builders import TODAY, YESTERDAY, own
from tests.conftest import NOON
from twitchlog.journal.factors import add_own_factor
from twitchlog.journal.portable import add_records
from twitchlog.records import EpisodeRecord, JournalRecords, ReadingRecord, Site

pytestmark = pytest.mark.usefixtures("noon")

YEARS_AGO = TODAY - timedelta(days=800)


@pytest.fixture
def years(app, owner):
    """Two bouts yesterday, one two years before, and sleep on the days before."""
    starts = [NOON - timedelta(days=days) for days in (1, 1, 800)]
    one = {"id": "", "type": "cramp", "sites": (Site("calf", "left"),)}
    records = JournalRecords(
        episodes=tuple(EpisodeRecord(started_at=at, day=at.date(), **one) for at in starts),
        readings=tuple(
            ReadingRecord(day=YESTERDAY - timedelta(days=n), factor="sleep_h", value=6.5)
            for n in range(8)
        ),
    )
    with app.app_context():
        add_records(owner, records)


def one_bout():
    """A cramp a week ago."""
    at = NOON - timedelta(days=7)
    sites = (Site("calf", "left"),)
    return EpisodeRecord(id="", started_at=at, day=at.date(), type="cramp", sites=sites)


def rows(page):
    """The rows of the page's only table, as lists of text."""
    (table,) = re.findall("<tbody>(.*?)</tbody>", page, re.S)
    cells = (re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S) for row in table.split("</tr>"))
    return [[html.unescape(cell) for cell in row] for row in cells if row]


def links(client):
    """The addresses of the long tables on the trends page, by name."""
    page = html.unescape(client.get("/trends?range=all").text)
    return {name: path for path, name in re.findall(r'"(/trends/table\?of=(\w+)[^"]*)"', page)}


def test_years_link_to_their_long_tables(signed_in, years):
    assert set(links(signed_in)) == {"episodes", "types", "factors", "clock", "strip"}


def test_a_range_of_days_holds_its_tables_itself(signed_in, years):
    page = signed_in.get("/trends?range=365").text

    assert re.findall(r"/trends/table\?of=(\w+)", page) == ["clock"]
    assert "6.5</td>" in page


@pytest.mark.parametrize(
    ("name", "newest", "length"),
    [
        ("episodes", ["2026-03-16", "1", "2", "–", "–"], 115),
        ("types", ["2026-03", "1", "2"], 27),
        ("factors", ["2026-03-16", "–", "6.5"], 115),
    ],
)
def test_a_long_table_has_every_week_or_month(signed_in, years, name, newest, length):
    found = rows(signed_in.get(links(signed_in)[name]).text)

    assert found[0] == newest
    assert len(found) == length


def test_the_way_back_leads_to_the_same_days(signed_in, years):
    page = html.unescape(signed_in.get(links(signed_in)["types"]).text)
    (back,) = re.findall(r'class="back" href="([^"]+)"', page)

    assert back == f"/trends?from={YEARS_AGO}&to={YESTERDAY}"
    assert f"/trends/table?of=types&from={YEARS_AGO}" in html.unescape(signed_in.get(back).text)


@pytest.mark.parametrize(
    "query", ["", "of=sites", "of=other", "of=types&from=2026-02-30", "of=types&to=2000-01-01"]
)
def test_what_is_no_table_is_not_there(signed_in, years, query):
    assert signed_in.get(f"/trends/table?{query}").status_code == 404


def test_a_strangers_bouts_are_in_no_table(as_stranger, years):
    assert as_stranger.get("/trends/table?of=episodes&range=all").status_code == 404


def test_a_table_can_be_kept_as_a_file(signed_in, years):
    answer = signed_in.get("/trends/table.csv?of=sites&range=all")

    assert answer.text.splitlines() == ["Where,Left,Right,Both,Middle,All", "Calf,3,0,0,0,3"]
    assert answer.headers["Content-Disposition"] == (
        f"attachment; filename=twitchlog-sites-{YEARS_AGO}-{YESTERDAY}.csv"
    )


def test_every_table_can_be_kept(signed_in, years):
    names = re.findall(r"/trends/table\.csv\?of=(\w+)", signed_in.get("/trends?range=all").text)

    assert {"episodes", "clock", "calendar", "body", "sites", "types", "strip"} <= set(names)
    for name in set(names):
        assert signed_in.get(f"/trends/table.csv?of={name}&range=all").status_code == 200


def test_a_kept_name_runs_no_formula(signed_in, app, owner):
    with app.app_context():
        slug = add_own_factor(owner, own("=1+1"))
        records = [
            ReadingRecord(day=YESTERDAY - timedelta(days=n), factor=slug, value=1) for n in range(6)
        ]
        add_records(owner, JournalRecords(readings=tuple(records), episodes=(one_bout(),)))

    assert "'=1+1" in signed_in.get("/trends/table.csv?of=factors").text


@pytest.mark.parametrize("query", ["", "of=other", "of=sites&from=2026-02-30"])
def test_what_is_no_table_is_no_file(signed_in, years, query):
    assert signed_in.get(f"/trends/table.csv?{query}").status_code == 404


def test_a_strangers_bouts_are_in_no_file(as_stranger, years):
    assert as_stranger.get("/trends/table.csv?of=sites&range=all").status_code == 404
