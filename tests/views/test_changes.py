"""The page of changes: what it says of a journal, and what it leaves unsaid."""

from __future__ import annotations

import html
import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.builders import bout, event
from tests.conftest import NOON, ZONE
from twitchlog.journal.episodes import log_episode
from twitchlog.journal.events import add_event
from twitchlog.journal.portable import add_records
from twitchlog.records import DayStatement, EpisodeRecord, JournalRecords, Site

TODAY = NOON.date()
NEVER = re.compile(r"\b(cause|risk|predict|worse than|ALS|alarm)", re.I)

pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
def keep(app, owner):
    """Write down days that end yesterday: numbers of bouts, 0 for "none", None for nothing said."""

    def write(counts, who=owner):
        days = [TODAY - timedelta(days=1 + n) for n in reversed(range(len(counts)))]
        records = JournalRecords(
            episodes=tuple(
                record(day, n)
                for day, count in zip(days, counts, strict=True)
                for n in range(count or 0)
            ),
            days=tuple(
                DayStatement(day=day, none=True)
                for day, count in zip(days, counts, strict=True)
                if count == 0
            ),
        )
        with app.app_context():
            add_records(who, records)

    return write


def record(day, n):
    at = datetime(day.year, day.month, day.day, 8 + 3 * n, tzinfo=ZoneInfo(ZONE))
    sites = (Site(("calf", "thumb")[day.day % 2], ("left", "right")[n % 2]),)
    return EpisodeRecord(id="", started_at=at, day=day, type="cramp", sites=sites)


def read(client, **query):
    """The page's text, without markup and with single spaces."""
    page = client.get("/trends/changes", query_string=query)
    assert page.status_code == 200
    text = re.sub(r"<script.*?</script>|<[^>]+>", " ", page.text, flags=re.S)
    return " ".join(html.unescape(text).split())


def test_an_empty_journal_is_told_what_will_stand_here(signed_in):
    assert "Nothing to compare yet" in read(signed_in)


def test_what_is_missing_is_said(signed_in, keep):
    keep([1] * 20)

    said = "Still needed: 4 more tracked weeks, 8 more tracked days, 4 more episodes."
    assert said in read(signed_in)


def test_a_fall_is_said_first_and_in_words(signed_in, keep):
    keep([4] * 60 + [3] * 40 + [2] * 40 + [1] * 42)

    page = read(signed_in)

    assert "Better or worse? Fewer over time: about" in page
    assert "Tracked were 100 % of the days in the first half" in page


def test_a_level_that_stays_is_no_change(signed_in, keep):
    keep([1, 2, 0, 3, 1, 1, 2] * 26)

    page = read(signed_in)

    assert "No clear change: about" in page
    assert "No lasting step found." in page
    assert "No story here." in page
    assert not NEVER.search(page)


def test_an_event_is_set_beside_the_weeks_before_it(app, owner, signed_in, keep):
    keep([1, 2, 0, 3, 1, 1, 2] * 26)
    with app.app_context():
        added = add_event(owner, event(day=TODAY - timedelta(days=90), label="<i>Mg</i>"))

    page = read(signed_in)

    assert f'<li id="event-{added}">' in signed_in.get("/trends/changes").text
    assert "Episodes a day in the 56 days before: 1.4 (56 tracked days)" in page
    assert "No clear difference:" in page
    assert "<i>Mg</i>" in page


def test_a_range_holds_the_days_asked_for(signed_in, keep):
    keep([1] * 300)

    assert "(300 of 300 in all)" in read(signed_in, range="all")
    assert "(182 of 182 in all)" in read(signed_in, range="nonsense")


def test_a_new_bout_is_seen_at_once_and_todays_is_not(app, owner, signed_in, keep):
    keep([1] * 182)
    before = read(signed_in)
    with app.app_context():
        log_episode(owner, bout(NOON - timedelta(minutes=5)))
    today = read(signed_in)
    with app.app_context():
        log_episode(owner, bout(NOON - timedelta(days=2)))

    assert "182 episodes. Below each" in before
    assert today == before
    assert "183 episodes. Below each" in read(signed_in)


def test_nobody_elses_journal_is_shown(as_stranger, keep):
    keep([1] * 182)

    assert "Nothing to compare yet" in read(as_stranger)


def test_trends_lead_here(signed_in, keep):
    keep([1])

    assert 'href="/trends/changes"' in signed_in.get("/trends").text
