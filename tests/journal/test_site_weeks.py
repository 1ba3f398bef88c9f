"""Sites week by week; hand-counted."""

from datetime import date

import pytest

from tests.builders import bout
from twitchlog.journal import episodes
from twitchlog.journal.site_weeks import site_weeks
from twitchlog.records import EpisodeFilter, Site

pytestmark = pytest.mark.usefixtures("stage")

MARCH = (date(2026, 3, 1), date(2026, 3, 31))
CALF, THUMB = Site("calf", "left"), Site("thumb", "right")


def test_weeks_without_a_site_lie_between_as_zeros(owner):
    for day in ("02", "03", "17"):
        episodes.log_episode(owner, bout(f"2026-03-{day} 12:00", sites=(CALF,)))

    first, sites, counts = site_weeks(owner, *MARCH)

    assert (first, sites, list(counts)) == (date(2026, 3, 2), [("calf", "left")], [2, 0, 1])


def test_what_fits_is_counted_with_all_its_sites(owner):
    episodes.log_episode(owner, bout("2026-03-17 12:00", sites=(CALF, THUMB)))
    episodes.log_episode(owner, bout("2026-03-17 13:00", sites=(THUMB,)))

    found = site_weeks(owner, *MARCH, EpisodeFilter(region="calf"))

    assert found.sums() == [("calf", "left", 1), ("thumb", "right", 1)]


def test_a_strangers_sites_are_not_counted(owner, stranger):
    episodes.log_episode(stranger, bout())

    assert site_weeks(owner, *MARCH).sums() == []
