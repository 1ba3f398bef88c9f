"""Counts by week of hours and places, against bouts that can be counted by hand."""

from datetime import date, timedelta

import pytest

from tests.builders import LEFT_CALF, RIGHT_FOOT, bout
from twitchlog.journal import changes
from twitchlog.journal.episodes import log_episode
from twitchlog.records import Site

MONDAY = date(2026, 3, 2)
SUNDAY = MONDAY + timedelta(days=6)
SPAN = (MONDAY, SUNDAY + timedelta(days=7))

pytestmark = pytest.mark.usefixtures("stage")


def log(owner, at, *sites):
    log_episode(owner, bout(at, sites=sites or (LEFT_CALF,)))


def test_hours_are_counted_by_runs_of_weeks(owner):
    for at in ("2026-03-02 22:10", "2026-03-08 22:50", "2026-03-09 22:00"):
        log(owner, at)

    one, other = sorted(changes.hour_runs(owner, *SPAN, weeks=1))
    (whole,) = changes.hour_runs(owner, *SPAN, weeks=10_000)

    assert (one.hour, one.episodes, other.hour, other.episodes) == (22, 2, 22, 1)
    assert other.run == one.run + 1
    assert whole.episodes == 3


def test_a_bout_with_both_calves_is_one_bout_of_the_calf(owner):
    log(owner, "2026-03-03 12:00", LEFT_CALF, Site("calf", "right"))
    log(owner, "2026-03-04 12:00", Site("calf", "both"))

    assert changes.region_weeks(owner, *SPAN) == [(MONDAY, "calf", 2, 1, 1)]


def test_weeks_and_regions_stand_apart(owner):
    log(owner, "2026-03-08 12:00", RIGHT_FOOT)
    log(owner, "2026-03-09 12:00")

    assert sorted(changes.region_weeks(owner, *SPAN)) == [
        (MONDAY, "foot_arch", 1, 0, 1),
        (MONDAY + timedelta(days=7), "calf", 1, 1, 0),
    ]


def test_a_bout_counts_once_among_those_with_a_place_and_vague_places_do_not(owner):
    log(owner, "2026-03-03 12:00", LEFT_CALF, RIGHT_FOOT)
    log(owner, "2026-03-04 12:00", Site("many_places", "both"))

    assert changes.placed_weeks(owner, *SPAN, but=("many_places",)) == [(MONDAY, 1)]


def test_nobody_elses_bouts_are_counted(owner, stranger):
    log(owner, "2026-03-03 12:00")

    assert changes.hour_runs(stranger, *SPAN, weeks=4) == []
    assert changes.region_weeks(stranger, *SPAN) == []
    assert changes.placed_weeks(stranger, *SPAN) == []
