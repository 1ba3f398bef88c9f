"""When bouts began and ended, in minutes that can be counted by hand."""

from datetime import date

import pytest

from tests.builders import bout, moment
from twitchlog.journal import episodes
from twitchlog.journal.bout_times import BoutTime, bout_times, start_columns
from twitchlog.records import EpisodeFilter

pytestmark = pytest.mark.usefixtures("stage")

MARCH = (date(2026, 3, 1), date(2026, 3, 31))
DAY = date(2026, 3, 17).toordinal()


def test_a_bout_stands_on_its_day_with_its_minutes_of_utc(owner):
    episodes.log_episode(owner, bout("2026-03-18 01:30", ended_at=moment("2026-03-18 02:00")))

    (found,) = bout_times(owner, *MARCH)

    assert found == BoutTime(DAY, (DAY + 1) * 1440 + 30, 60, (DAY + 1) * 1440 + 60, False)


def test_an_end_that_was_not_said_is_none(owner):
    episodes.log_episode(owner, bout("2026-03-17 10:00", still_going=True))

    (found,) = bout_times(owner, *MARCH)

    assert (found.end, found.going) == (None, True)


def test_columns_hold_what_fits_in_order(owner):
    for at, kind in (("12:00", "cramp"), ("10:00", "cramp"), ("11:00", "tremor")):
        episodes.log_episode(owner, bout(f"2026-03-17 {at}", type=kind))

    found = start_columns(owner, *MARCH, EpisodeFilter(type="cramp"))

    assert [start - DAY * 1440 for start in found.starts] == [540, 660]


def test_a_strangers_bouts_are_not_read(owner, stranger):
    episodes.log_episode(stranger, bout())

    assert bout_times(owner, *MARCH) == []
