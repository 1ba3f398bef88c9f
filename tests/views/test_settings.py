"""Settings rule new entries; what is logged stays."""

import pytest

from tests.builders import TODAY, YESTERDAY, bout, bout_form
from twitchlog.journal.accounts import owner_named
from twitchlog.journal.episodes import log_episode
from twitchlog.journal.listing import day_of, page_of_days
from twitchlog.records import EpisodeFilter, Settings

pytestmark = pytest.mark.usefixtures("noon")
FIELDS = {
    "zone": "Asia/Kolkata",
    "day_starts_at": "0",
    "week_starts_on": "6",
    "volume_unit": "fl_oz",
    "theme": "dark",
}


@pytest.fixture
def settings(app):
    def read():
        with app.app_context():
            return owner_named("owner").settings

    return read


def test_settings_are_saved_and_the_chosen_factors_stay(signed_in, settings):
    factors = settings().factors
    answer = signed_in.post("/settings/", data=FIELDS)

    assert answer.status_code == 303
    assert settings() == Settings(
        zone="Asia/Kolkata",
        day_starts_at=0,
        week_starts_on=6,
        volume_unit="fl_oz",
        theme="dark",
        factors=factors,
    )


@pytest.mark.parametrize("field", FIELDS)
def test_what_is_not_offered_is_refused_and_nothing_saved(signed_in, settings, field):
    before = settings()

    assert signed_in.post("/settings/", data=FIELDS | {field: "13"}).status_code == 422
    assert settings() == before


def test_a_new_zone_moves_nothing_that_is_logged(app, owner, signed_in):
    with app.app_context():
        log_episode(owner, bout("2026-03-18 01:30"))
    signed_in.post("/settings/", data=FIELDS)

    with app.app_context():
        (kept,) = day_of(owner, YESTERDAY).episodes
    assert kept.started_at.isoformat() == "2026-03-18T01:30:00+01:00"


def test_the_zone_is_switched_in_one_tap_for_new_entries(app, owner, signed_in, settings):
    signed_in.post("/settings/zone", data={"browser_zone": "Pacific/Kiritimati"})
    signed_in.post("/episodes/new", data=bout_form())

    with app.app_context():
        ((day,), _more) = page_of_days(owner, EpisodeFilter())
        (kept,) = day_of(owner, day).episodes
    assert settings().zone == "Pacific/Kiritimati"
    assert kept.started_at.isoformat() == "2026-03-19T02:00:00+14:00"
    assert day == TODAY


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../UTC"])
def test_a_zone_that_is_none_changes_nothing(signed_in, settings, zone):
    before = settings()
    page = signed_in.post("/settings/zone", data={"browser_zone": zone}, follow_redirects=True)

    assert "nothing was changed" in page.text
    assert settings() == before


def test_a_bout_logged_elsewhere_keeps_its_clock_when_only_its_end_changes(app, owner, signed_in):
    with app.app_context():
        public_id = log_episode(owner, bout("2026-03-17 22:00"))
    signed_in.post("/settings/zone", data={"browser_zone": "America/New_York"})
    fields = bout_form(
        start="pick",
        start_day="2026-03-17",
        start_time="22:00",
        length="pick",
        end_day="2026-03-17",
        end_time="22:30",
        version="1",
    )
    signed_in.post(f"/episodes/{public_id}", data=fields)

    with app.app_context():
        (kept,) = day_of(owner, YESTERDAY).episodes
    assert kept.started_at.isoformat() == "2026-03-17T22:00:00+01:00"
    assert kept.ended_at.isoformat() == "2026-03-17T22:30:00+01:00"
