"""Saying what one suspects: in the first minute, and later on a page of its own."""

import re

import pytest

from tests.builders import TODAY, own
from tests.conftest import browser_client, sign_in
from twitchlog.journal.accounts import create_account
from twitchlog.journal.factors import add_own_factor, retire_own_factor
from twitchlog.journal.suspicions import suspect, suspicions_of

pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
def newcomer(app):
    """A browser of somebody who has not been asked yet."""
    with app.app_context():
        owner = create_account("newcomer", "calm calves at night")
    return sign_in(browser_client(app), owner), owner


@pytest.fixture
def suspected(app):
    """What somebody suspects by now, with the days."""

    def read(who):
        with app.app_context():
            return [(one.factor, one.stated_on) for one in suspicions_of(who)]

    return read


def ticked(page):
    return re.findall(r'<input checked[^>]*name="suspected"[^>]*value="(\w+)"', page)


def test_welcome_asks_and_keeps_the_day(newcomer, suspected):
    client, owner = newcomer
    client.post("/welcome", data={"factors": ["stress"], "suspected": ["caffeine_mg", "stress"]})

    assert suspected(owner) == [("caffeine_mg", TODAY), ("stress", TODAY)]


def test_welcome_takes_no_answer_for_an_answer(newcomer, suspected):
    client, owner = newcomer
    answer = client.post("/welcome", data={"factors": ["stress"]})

    assert (answer.status_code, suspected(owner)) == (303, [])


def test_welcome_keeps_what_was_chosen_where_something_is_missing(newcomer, suspected):
    client, owner = newcomer
    answer = client.post("/welcome", data={"suspected": ["heat"]})

    assert (answer.status_code, ticked(answer.text)) == (422, ["heat"])
    assert suspected(owner) == []


def test_welcome_a_second_time_forgets_no_suspicion_that_it_does_not_ask_about(
    app, owner, signed_in, suspected
):
    with app.app_context():
        suspect(owner, [add_own_factor(owner, own())])
    signed_in.post("/welcome", data={"factors": "stress", "suspected": "stress"})

    assert [factor for factor, _day in suspected(owner)] == ["own_cups_of_yerba", "stress"]


def test_the_page_shows_what_is_suspected(app, owner, signed_in):
    with app.app_context():
        suspect(owner, ["heat", "stress"])

    assert ticked(signed_in.get("/suspicions/").text) == ["stress", "heat"]


def test_a_change_leads_back_to_the_triggers(owner, signed_in, suspected):
    answer = signed_in.post("/suspicions/", data={"suspected": ["heat"]})

    assert (answer.status_code, answer.location) == (303, "/triggers")
    assert suspected(owner) == [("heat", TODAY)]


def test_nothing_may_be_suspected(app, owner, signed_in, suspected):
    with app.app_context():
        suspect(owner, ["heat"])
    signed_in.post("/suspicions/")

    assert suspected(owner) == []


def test_only_factors_can_be_suspected(owner, signed_in, suspected):
    for slug in ("burden", "mood"):
        assert signed_in.post("/suspicions/", data={"suspected": slug}).status_code == 422
    assert suspected(owner) == []


def test_ones_own_factor_can_be_suspected_and_stays_so_when_put_away(
    app, owner, signed_in, suspected
):
    with app.app_context():
        slug = add_own_factor(owner, own())
    signed_in.post("/suspicions/", data={"suspected": slug})
    with app.app_context():
        retire_own_factor(owner, slug)

    assert ticked(signed_in.get("/suspicions/").text) == [slug]


def test_a_factor_put_away_is_not_offered_anew(app, owner, signed_in):
    with app.app_context():
        slug = add_own_factor(owner, own())
        retire_own_factor(owner, slug)

    assert slug not in signed_in.get("/suspicions/").text
