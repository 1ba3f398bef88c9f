"""The page of the hours before a bout."""

from __future__ import annotations

import html
import json
import re
from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from tests.charts.stage import checked
from tests.conftest import NOON, ZONE
from twitchlog.journal.portable import add_records
from twitchlog.records import DayStatement, EpisodeRecord, JournalRecords, ReadingRecord, Site

TODAY = NOON.date()
DAYS = 90
ADDRESS = "/triggers/caffeine_mg/hours"

pytestmark = pytest.mark.usefixtures("noon")


def at(day, hour):
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo(ZONE))


def bout(day):
    sites = (Site("calf", "left"),)
    return EpisodeRecord(id="", started_at=at(day, 10), day=day, type="cramp", sites=sites)


@pytest.fixture
def keep(app, owner):
    """Coffee at eight on half the days; bouts at ten on most of these, and on few others."""

    def write(days=DAYS):
        random = Random(4)
        dates = [TODAY - timedelta(days=days - n) for n in range(days)]
        kept = [(day, random.choice((0, 0, 1, 2)), random.random() < 0.8) for day in dates]
        timed = [(day, at(day, 8), 90.0 * cup) for day, cup, _usual in kept if cup]
        none = [(day, None, 0.0) for day, cup, _usual in kept if not cup]
        twitched = {day for day, cup, usual in kept if bool(cup) == usual}
        records = JournalRecords(
            episodes=tuple(bout(day) for day in dates if day in twitched),
            days=tuple(DayStatement(day=day, none=True) for day in dates if day not in twitched),
            readings=tuple(
                ReadingRecord(day=day, factor="caffeine_mg", value=value, at=moment)
                for day, moment, value in timed + none
            ),
        )
        with app.app_context():
            add_records(owner, records)

    return write


def read(client, address=ADDRESS):
    page = client.get(address)
    assert page.status_code == 200
    text = re.sub(r"<script.*?</script>|<[^>]+>", " ", page.text, flags=re.S)
    return " ".join(html.unescape(text).split())


def test_a_link_in_the_hours_before_is_told_as_followed(signed_in, keep):
    keep()
    said = read(signed_in)

    assert "More of it was followed by more episodes within 6 hours." in said
    assert "at the same hours of other days" in said


def test_hours_that_never_differ_are_told_as_not_enough(signed_in, keep):
    keep()

    assert "Not enough yet to tell of episodes 6 to 24 hours later" in read(signed_in)


def test_a_short_journal_says_what_is_missing(signed_in, keep):
    keep(20)
    said = read(signed_in)

    assert "Not enough yet. Still needed: 12 more tracked days" in said
    assert "followed" not in said


def test_a_factor_without_times_says_so(signed_in):
    assert "none of your readings of it has a time" in read(signed_in)
    assert "nothing can be said of hours" in read(signed_in, "/triggers/sleep_h/hours")


def test_what_can_be_told_is_drawn(signed_in, keep):
    keep()
    (figure,) = re.findall(r'class="figure">(.*?)</script>', signed_in.get(ADDRESS).text)

    assert len(checked(json.loads(figure))["data"]) == 2


def test_without_enough_nothing_is_drawn(signed_in):
    assert 'class="figure"' not in signed_in.get(ADDRESS).text


@pytest.mark.parametrize("slug", ["own_nothing", "burden", "x"])
def test_what_is_no_factor_of_theirs_is_not_there(signed_in, slug):
    assert signed_in.get(f"/triggers/{slug}/hours").status_code == 404


def test_a_stranger_sees_nothing_of_it(as_stranger, keep):
    keep()

    assert "none of your readings of it has a time" in read(as_stranger)


def test_a_bout_that_moves_is_seen_at_once(app, owner, signed_in, keep):
    keep(20)
    before = read(signed_in)
    with app.app_context():
        add_records(owner, JournalRecords(episodes=(bout(TODAY - timedelta(days=3)),)))

    assert read(signed_in) != before
