"""The trends page: what it says, draws, and leaves out."""

from __future__ import annotations

import gzip
import html
import json
import re
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import plotly.graph_objects as go
import pytest
from sqlalchemy import event

from tests.conftest import NOON, ZONE
from twitchlog.database import db
from twitchlog.journal.accounts import save_settings
from twitchlog.journal.events import add_event
from twitchlog.journal.portable import add_records
from twitchlog.records import (
    DayStatement,
    EpisodeRecord,
    EventRecord,
    JournalRecords,
    ReadingRecord,
    Site,
)

TODAY = NOON.date()
DATA = r'class="figure">(.*?)</script>'
MARKUP = "<b>5 & 6</b>"

pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
def keep(app, owner):
    """Write down days that end yesterday: a digit for bouts, 0 for "none", `.` for nothing said.

    values  what was noted of a factor on each of these days, by slug
    """

    def write(signs, who=owner, *, until=1, **values):
        days = [TODAY - timedelta(days=until + n) for n in reversed(range(len(signs)))]
        said = [(day, sign) for day, sign in zip(days, signs, strict=True) if sign != "."]
        records = JournalRecords(
            episodes=tuple(bout(day) for day, sign in said for _ in range(int(sign))),
            days=tuple(DayStatement(day=day, none=True) for day, sign in said if sign == "0"),
            readings=tuple(
                ReadingRecord(day=day, factor=slug, value=value)
                for slug, row in values.items()
                for day, value in zip(days[-len(row) :], row, strict=True)
            ),
        )
        with app.app_context():
            add_records(who, records)

    return write


def bout(day):
    at = datetime(day.year, day.month, day.day, 9, tzinfo=ZoneInfo(ZONE))
    sites = (Site("calf", "left"),)
    return EpisodeRecord(id="", started_at=at, day=day, type="cramp", sites=sites)


def read(client, **query):
    """The page's text, without markup and with single spaces."""
    page = client.get("/trends", query_string=query)
    assert page.status_code == 200
    text = re.sub(r"<script.*?</script>|<[^>]+>", " ", page.text, flags=re.S)
    return " ".join(html.unescape(text).split())


def figures(client, **query):
    """The page's figures by the ids of their titles."""
    page = client.get("/trends", query_string=query).text
    plates = page.split('<figure class="plate" aria-labelledby="')[1:]
    found = {plate.partition('-title"')[0]: re.search(DATA, plate, re.S) for plate in plates}
    return {name: json.loads(data[1]) for name, data in found.items() if data}


def named(figure, name):
    (trace,) = [trace for trace in figure["data"] if trace.get("name") == name]
    return trace


def test_an_empty_journal_says_what_will_stand_here(signed_in):
    page = read(signed_in)

    assert "Nothing to draw yet." in page
    assert "From 10 episodes on: at which hours" in page
    assert "From 5 days with a value on" in page


def test_a_first_day_that_still_runs_is_waited_for(signed_in, keep):
    keep("1", until=0)

    assert "From the first tracked day that has ended" in read(signed_in)


def test_the_answer_comes_first_and_in_words(signed_in, keep):
    keep("20.")

    answer = "In the last 3 days: 2 episodes on 1 of 2 tracked days. 1.0 per tracked day."
    assert f"Trends {answer}" in read(signed_in)


def test_the_answer_names_where_and_when_most_were_with_their_n(signed_in, keep):
    keep("93")

    page = read(signed_in)

    assert "12 episodes on 2 of 2 tracked days; most often: left calf (12 of 12)," in page
    assert "in the morning (12 of 12)." in page


def test_few_are_not_none(signed_in, keep):
    keep("1" + "0" * 29)

    assert "0.03 per tracked day" in read(signed_in)


def test_a_few_episodes_make_no_story(signed_in, keep):
    keep("9")

    assert "most often" not in read(signed_in)


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ("0" * 30, "2" * 30, "More than in the 30 days before: 2.0 episodes per tracked day"),
        ("2" * 30, "0" * 30, "Fewer than in the 30 days before: 0.0 episodes per tracked day"),
        ("1" * 30, "1" * 30, "About as many as in the 30 days before: 1.0 episodes"),
        ("1" + "." * 29, "1" * 30, "Too few tracked weeks to compare with the 30 days before."),
    ],
)
def test_a_range_is_set_beside_the_days_before_it(signed_in, keep, before, now, said):
    keep(before + now)

    assert said in read(signed_in)


def test_both_sides_of_a_comparison_say_their_n(signed_in, keep):
    keep("." + "1" * 29 + "1" * 28 + "..")
    keep("0", until=60)

    assert "28 tracked days, and 30 before them." in read(signed_in)


def test_a_gap_is_never_zero(signed_in, keep):
    keep("2.1")

    assert named(figures(signed_in)["episodes"], "episodes a day")["y"] == [2, None, 1]
    assert "1 day was not tracked and stays a gap." in read(signed_in)


def test_today_is_shown_apart_and_not_counted(signed_in, keep):
    keep("13", until=0)

    drawn = figures(signed_in)["episodes"]

    assert named(drawn, "today so far")["y"] == [3]
    assert named(drawn, "episodes a day")["y"] == [1]
    assert "1 episode on 1 of 1 tracked day" in read(signed_in)


def test_a_range_that_ended_earlier_does_not_show_today(signed_in, keep):
    keep("1..1", until=0)

    drawn = figures(signed_in, to=str(TODAY - timedelta(days=2)))["episodes"]

    assert "today so far" not in [trace["name"] for trace in drawn["data"]]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({}, "In the last 30 days: 1 episode"),
        ({"range": "90"}, "In the last 90 days: 2 episodes"),
        ({"range": "365"}, "In the last 365 days: 3 episodes"),
        ({"range": "all"}, "Since 12 Feb 2025: 4 episodes"),
        ({"from": "2026-01-01", "to": "2026-01-31"}, "From 1 Jan 2026 to 31 Jan 2026: 1 episode"),
        ({"to": "2025-12-31"}, "From 12 Feb 2025 to 31 Dec 2025: 2 episodes"),
        ({"from": "2026-03-01"}, "From 1 Mar 2026 to 17 Mar 2026: 1 episode"),
    ],
)
def test_ranges(signed_in, keep, query, said):
    for days_ago in (5, 60, 200, 399):
        keep("1", until=days_ago)

    assert said in read(signed_in, **query)


def test_the_chosen_range_is_marked(signed_in):
    page = signed_in.get("/trends?range=90").text

    assert re.findall(r'range=(\w+)" aria-current="true"', page) == ["90"]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("from=2026-02-30", "Please enter a day that exists"),
        ("from=2026-03-02&to=2026-03-01", "This is before the first day."),
        ("range=7", "Please choose one of these."),
    ],
)
def test_a_range_that_cannot_be_is_refused(signed_in, query, message):
    page = signed_in.get(f"/trends?{query}")

    assert page.status_code == 422
    assert message in page.text


def test_what_was_typed_is_kept(signed_in):
    assert 'value="2026-02-30"' in signed_in.get("/trends?from=2026-02-30").text


def test_a_range_without_a_tracked_day_says_so(signed_in, keep):
    keep("1", until=100)

    assert "Nothing was tracked in these days" in read(signed_in)


@pytest.mark.parametrize("query", [{"range": "all"}, {"from": "2000-01-01", "to": "2010-01-01"}])
def test_a_range_outside_the_journal_is_no_error(signed_in, query):
    assert "Nothing" in read(signed_in, **query)


def test_days_without_any_episode_are_drawn_too(signed_in, keep):
    keep("000")

    assert list(figures(signed_in)) == ["episodes", "calendar"]
    assert "After the first episode in this range" in read(signed_in)


def test_every_figure_is_one_that_plotly_takes(signed_in, keep):
    keep("1" * 12, sleep_h=[7] * 12, stress=[3] * 12)

    drawn = figures(signed_in)

    factors = ["factor-sleep_h", "factor-stress"]
    titles = ["episodes", "clock", "calendar", "hours", "types", "sites", "waits", "strip"]
    assert list(drawn) == titles + factors
    assert all(go.Figure(figure) for figure in drawn.values())


def test_every_figure_has_its_table(signed_in, keep):
    keep("1" * 12, sleep_h=[7.5] * 12)

    page = signed_in.get("/trends").text

    assert page.count("<table>") == 9  # the factors share one; that of single bouts comes later
    assert "7.5</td>" in page


def test_years_are_drawn_by_week(signed_in, keep):
    keep("1" * 9)
    keep("1", until=800)

    drawn = figures(signed_in, range="all")

    assert named(drawn["episodes"], "mean of a week")["y"][-2:] == [1, None]  # two days so far
    assert "7-day mean" not in str(drawn)


def test_many_bouts_take_no_more_queries_than_few(signed_in, app, keep):
    keep("1", until=900)
    keep("1")
    asked = []
    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", lambda *call: asked.append(call[2]))

    def queries():
        asked.clear()
        read(signed_in, range="all")
        return len(asked)

    few = queries()
    keep("9" * 50, until=2)

    assert queries() <= few


def test_a_bout_of_yesterday_is_in_the_years_at_once(signed_in, keep):
    keep("1", until=800)
    assert "1 episode on 1 of 1 tracked day" in read(signed_in, range="all")
    keep("2")

    assert "3 episodes on 2 of 2 tracked days" in read(signed_in, range="all")


def test_a_strangers_bouts_are_not_counted(signed_in, stranger, keep):
    keep("1.")
    keep("5", stranger, stress=[9])

    assert "1 episode on 1 of 1 tracked day" in read(signed_in)


def test_dated_events_are_numbered_and_their_words_shielded(signed_in, app, owner, keep):
    keep("1" * 9)
    record = EventRecord(id="", day=TODAY - timedelta(days=2), kind="illness", label=MARKUP)
    with app.app_context():
        add_event(owner, record)

    assert MARKUP not in signed_in.get("/trends").text
    assert f"16 Mar 2026 Illness: {MARKUP}" in read(signed_in)
    marks = named(figures(signed_in)["episodes"], "dated events")
    assert marks["hovertext"] == ["Illness: &lt;b&gt;5 &amp; 6&lt;/b&gt;"]


def test_a_factor_with_few_values_waits(signed_in, keep):
    keep("10000", stress=[4])

    assert "So far: Stress or anxiety." in read(signed_in)


def test_a_factor_that_is_mostly_zero_tells_how_often_it_was_not(signed_in, keep):
    keep("1" * 6, alcohol_drinks=[0, 0, 2, 0, 1, 0])

    assert "Above 0 on 2 of these days." in read(signed_in)


def test_drinks_are_shown_in_the_owners_unit(signed_in, app, owner, keep):
    with app.app_context():
        save_settings(owner, replace(owner.settings, volume_unit="fl_oz"))
    keep("1" * 6, hydration_ml=[1774.4] * 6)

    assert "between 60 and 60 fl oz" in read(signed_in)


def test_the_page_lets_plotly_set_empty_styles_and_no_other(signed_in):
    policy = signed_in.get("/trends").headers["Content-Security-Policy"]

    assert "script-src 'self';" in policy
    assert "'unsafe-inline'" not in policy


def test_pages_without_charts_do_not_load_plotly(signed_in):
    assert "plotly" not in signed_in.get("/").text


def test_a_year_stays_below_a_hundred_kilobytes(signed_in, keep):
    hours = [5 + n % 8 / 2 for n in range(365)]
    keep("1205.3" * 61, sleep_h=hours, stress=[n % 10 for n in range(365)], caffeine_mg=hours)

    page = signed_in.get("/trends?range=365").data

    assert len(gzip.compress(page)) < 100_000


def test_one_type_counts_alone_and_other_days_stay_tracked(signed_in, app, owner, keep):
    keep("12")
    with app.app_context():
        add_records(
            owner,
            JournalRecords(episodes=(replace(bout(TODAY - timedelta(days=4)), type="tremor"),)),
        )

    page = read(signed_in, type="tremor")

    assert "Only: Shaking. Show all" in page
    assert "1 episode on 1 of 3 tracked days" in page


def test_one_place_counts_alone(signed_in, keep):
    keep("12")

    assert "3 episodes on 2 of 2 tracked days" in read(signed_in, region="calf")
    assert "0 episodes on 0 of 2 tracked days" in read(signed_in, region="thumb")


def test_ranges_keep_what_is_asked_for(signed_in, keep):
    keep("1")

    page = html.unescape(signed_in.get("/trends?range=90&type=cramp&region=calf").text)

    assert "/trends?range=30&type=cramp&region=calf" in page
    assert '<option selected value="cramp">' in page


def test_a_type_that_is_none_is_refused(signed_in):
    assert signed_in.get("/trends?type=sneeze").status_code == 422


def test_years_of_one_type_are_counted_alone(signed_in, keep):
    keep("1" * 3)
    keep("1", until=800)

    assert "0 episodes on 0 of 4 tracked days" in read(signed_in, range="all", type="tremor")
    assert "4 episodes on 4 of 4 tracked days" in read(signed_in, range="all", type="cramp")


def test_the_body_is_shaded_without_a_script(signed_in, keep):
    keep("12")

    page = signed_in.get("/trends").text

    assert re.search(r'#back-calf"[^>]*class="shade-4" data-half="calf left"><title>', page)
    assert "Calf, left: 3</title>" in page
