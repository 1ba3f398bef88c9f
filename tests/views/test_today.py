"""Today: the home page."""

import re

import pytest

from tests.builders import TODAY, YESTERDAY, bout, moment
from tests.conftest import browser_client, sign_in
from twitchlog.catalogue import CORE
from twitchlog.journal.accounts import create_account, owner_named
from twitchlog.journal.check_in import save_check_in
from twitchlog.journal.episodes import log_episode
from twitchlog.journal.listing import day_of
from twitchlog.records import CheckIn, Settings

pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
def newcomer(app):
    """A browser of somebody who has not been asked yet what to track."""
    with app.app_context():
        owner = create_account("newcomer", "calm calves at night")
    return sign_in(browser_client(app), owner), owner


def test_somebody_new_is_welcomed_first(newcomer):
    answer = newcomer[0].get("/")

    assert (answer.status_code, answer.location) == (303, "/welcome")


def test_welcome_offers_the_core_four_ticked(newcomer):
    page = newcomer[0].get("/welcome").text
    ticked = re.findall(r'<input checked[^>]*value="([a-z_]+)"', page)

    assert tuple(ticked) == CORE


def test_welcome_asks_for_the_zone_and_leads_to_today(app, newcomer):
    client, owner = newcomer
    answer = client.post("/welcome", data={"factors": "cold", "zone": "Asia/Tokyo"})
    page = client.get("/").text

    assert (answer.status_code, answer.location) == (303, "/")
    assert 'name="cold"' in page
    with app.app_context():
        assert owner_named(owner.username).settings == Settings(
            zone="Asia/Tokyo", factors=("cold",)
        )


def test_welcome_asks_for_one_factor_at_least(newcomer):
    answer = newcomer[0].post("/welcome", data={"zone": "Asia/Tokyo"})

    assert answer.status_code == 422
    assert "choose at least one" in answer.text
    assert '<option selected value="Asia/Tokyo">' in answer.text


def test_welcome_takes_no_zone_that_there_is_not(newcomer):
    answer = newcomer[0].post("/welcome", data={"factors": "cold", "zone": "../../x"})

    assert answer.status_code == 422


def test_the_strip_shows_the_last_five_days(app, owner, signed_in):
    with app.app_context():
        log_episode(owner, bout("2026-03-16 12:00"))
        save_check_in(owner, YESTERDAY, CheckIn(none=True))
    page = signed_in.get("/").text
    days = re.findall(r'<a class="(\w+)" href="/days/(2026-03-\d\d)"', page)

    assert days == [
        ("gap", "2026-03-14"),
        ("gap", "2026-03-15"),
        ("episodes", "2026-03-16"),
        ("none", "2026-03-17"),
        ("gap", "2026-03-18"),
    ]


def test_recent_bouts_are_one_tap_away(app, owner, signed_in):
    with app.app_context():
        public_id = log_episode(owner, bout("2026-03-16 12:00"))
    assert f'action="/episodes/{public_id}/repeat"' in signed_in.get("/").text

    answer = signed_in.post(f"/episodes/{public_id}/repeat", data={"nonce": "abc"})
    with app.app_context():
        assert (answer.status_code, day_of(owner, TODAY).summary.episodes) == (303, 1)


def test_three_fields_log_a_bout(app, owner, signed_in):
    fields = {"sites": "calf", "side_calf": "right", "type": "cramp"}
    answer = signed_in.post("/episodes/quick", data=fields)
    with app.app_context():
        (kept,) = day_of(owner, TODAY).episodes

    assert (answer.status_code, answer.location) == (303, "/")
    assert (kept.type, kept.sites, kept.started_at) == (
        "cramp",
        (("calf", "right"),),
        moment("2026-03-18 13:00"),
    )


def test_what_was_logged_is_told_with_an_undo(app, owner, signed_in):
    signed_in.post("/episodes/quick", data={"sites": "calf", "type": "cramp"})
    page = signed_in.get("/").text
    (undo,) = re.findall(r'action="(/episodes/[^"]+/undo)"', page)

    assert "Saved: Calf, both sides: cramp." in page
    signed_in.post(undo)
    with app.app_context():
        assert day_of(owner, TODAY).episodes == ()


def test_a_quick_bout_sent_twice_is_one(app, owner, signed_in):
    for _ in range(2):
        signed_in.post("/episodes/quick", data={"sites": "calf", "type": "cramp", "nonce": "abc"})

    with app.app_context():
        assert day_of(owner, TODAY).summary.episodes == 1


def test_a_quick_bout_without_a_type_keeps_its_site(app, owner, signed_in):
    answer = signed_in.post("/episodes/quick", data={"sites": "shin", "side_shin": "left"})

    assert answer.status_code == 422
    assert 'name="sites" value="shin" checked' in answer.text
    assert 'name="side_shin" value="left" checked' in answer.text
    with app.app_context():
        assert day_of(owner, TODAY).episodes == ()


def test_a_quick_bout_without_a_site_keeps_its_type(signed_in):
    answer = signed_in.post("/episodes/quick", data={"type": "tremor"})

    assert answer.status_code == 422
    assert "choose where it was" in answer.text
    assert 'name="type" value="tremor" checked' in answer.text


def test_an_open_bout_from_yesterday_asks_whether_it_is_still_there(app, owner, signed_in):
    with app.app_context():
        public_id = log_episode(owner, bout("2026-03-17 12:00", still_going=True))
    page = signed_in.get("/").text

    assert f"/episodes/{public_id}/still" in page
    assert f"/episodes/{public_id}/end" in page


@pytest.mark.parametrize("act", ["still", "end"])
def test_an_open_bout_is_answered_in_one_tap(app, owner, signed_in, act):
    with app.app_context():
        public_id = log_episode(owner, bout("2026-03-17 12:00", still_going=True))
    signed_in.post(f"/episodes/{public_id}/{act}")
    page = signed_in.get("/").text

    assert f"/episodes/{public_id}/end" not in page
    with app.app_context():
        assert day_of(owner, TODAY).summary.episodes == (1 if act == "still" else 0)


@pytest.mark.parametrize(
    ("said", "main"),
    [(None, "Save, no twitches today"), (True, "Take back “no twitches”")],
)
def test_the_buttons_follow_the_state_of_the_day(app, owner, signed_in, said, main):
    with app.app_context():
        save_check_in(owner, TODAY, CheckIn(none=said, note="x"))

    assert main in signed_in.get("/").text


def test_a_day_with_bouts_offers_no_none(app, owner, signed_in):
    with app.app_context():
        log_episode(owner, bout())

    assert 'name="none"' not in signed_in.get("/").text
