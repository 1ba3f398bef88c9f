"""What pages say while a journal is young: what is there, what is coming, what helps."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest

from tests.builders import TODAY, bout, moment
from twitchlog.journal.beginning import Beginning, beginning
from twitchlog.journal.check_in import save_check_in
from twitchlog.journal.episodes import log_episode
from twitchlog.journal.suspicions import suspect
from twitchlog.records import CheckIn

pytestmark = pytest.mark.usefixtures("noon")
PAGES = (
    "/",
    "/journal",
    "/trends",
    "/trends/changes",
    "/triggers",
    "/triggers/caffeine_mg",
    "/suspicions/",
    "/events/",
    "/factors/",
    "/more",
    "/days/2026-03-18",
)
# How many days, today included; the bout of a journal of one day is today's.
AGES = (0, 1, 3, 10, 28, 29)


def fill(app, owner, days: int) -> None:
    """Every third day was one without twitches; each has its sleep and stress."""
    with app.app_context():
        for back in range(days):
            day = TODAY - timedelta(days=back)
            if back % 3 == 2:
                save_check_in(owner, day, CheckIn(none=True, changed={"sleep_h": 7, "stress": 3}))
            else:
                log_episode(owner, bout(moment(f"{day} 10:00")))


def shown(page: str) -> str:
    """What stands on the page itself, in one line."""
    main = page[page.index("<main") : page.index("</main>")]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


@pytest.fixture
def aged(app, owner, signed_in):
    """Pages of a journal that is so many days old."""

    def show(days: int, address: str = "/") -> str:
        fill(app, owner, days)
        return shown(signed_in.get(address).text)

    return show


@pytest.mark.parametrize("days", AGES)
def test_every_page_of_a_young_journal_opens_and_says_something(app, owner, signed_in, days):
    fill(app, owner, days)
    texts = {address: signed_in.get(address) for address in PAGES}

    assert {address: answer.status_code for address, answer in texts.items()} == dict.fromkeys(
        PAGES, 200
    )
    short = [address for address, answer in texts.items() if len(shown(answer.text)) < 80]
    assert short == []


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, ["Nothing is noted yet", "Once a tracked day is over", "need not write down every"]),
        (1, ["Your first entries are in the journal", "Once a tracked day is over"]),
        (3, ["2 tracked days lie behind you", "From 10 episodes on", "quiet days"]),
        (10, ["9 tracked days lie behind you", "From 10 episodes on", "If you suspect something"]),
        (16, ["15 tracked days lie behind you", "From 28 tracked days on"]),
    ],
)
def test_today_says_what_is_there_what_is_coming_and_what_helps(aged, days, words):
    page = aged(days)

    assert [word for word in words if word not in page] == []


def test_after_the_first_weeks_today_says_nothing_of_them(aged):
    assert "The first weeks" not in aged(29)


def test_who_said_what_they_suspect_is_not_asked_again(app, owner, aged):
    with app.app_context():
        suspect(owner, ["stress"])

    assert "If you suspect" not in aged(10)


def test_days_before_the_first_are_not_to_be_filled_in(aged):
    assert "fill in" not in aged(1)


def test_later_open_days_can_be_filled_in(app, owner, signed_in):
    with app.app_context():
        log_episode(owner, bout("2026-03-16 10:00"))

    assert "fill in" in signed_in.get("/").text


@pytest.mark.parametrize(
    ("address", "link"),
    [("/journal", "/"), ("/trends", "/"), ("/triggers", "/"), ("/trends/changes", "/")],
)
def test_an_empty_page_offers_the_next_step(signed_in, address, link):
    page = signed_in.get(address).text

    assert f'class="button main" href="{link}"' in page


def test_the_journal_says_what_a_tap_does_while_it_is_young(aged):
    assert "Tap a day" in aged(3, "/journal")


def test_triggers_say_what_is_missing_and_what_helps(aged):
    page = aged(10, "/triggers")

    assert "It is too early to tell." in page
    assert "values of quiet days" in page


def test_changes_name_what_will_stand_there_instead_of_empty_drawings(aged, signed_in):
    page = aged(10, "/trends/changes")

    assert "Still needed" in page
    assert "data-figure" not in page
    assert "about 16 weeks" in page


def test_a_beginning_counts_days_that_are_over_and_ends_at_28(app, owner):
    fill(app, owner, 28)
    with app.app_context():
        assert beginning(owner) == Beginning(27, 10, anything=True)
        log_episode(owner, bout(moment("2026-01-01 10:00")))
        assert beginning(owner) is None


def test_values_alone_are_something(app, owner):
    with app.app_context():
        assert beginning(owner) == Beginning(0, 0, anything=False)
        save_check_in(owner, TODAY, CheckIn(changed={"stress": 3}))
        assert beginning(owner) == Beginning(0, 0, anything=True)


def test_a_strangers_days_do_not_count(app, owner, stranger):
    fill(app, stranger, 29)
    with app.app_context():
        assert beginning(owner) == Beginning(0, 0, anything=False)


def test_the_hour_of_the_day_does_not_matter(app, owner, noon):
    fill(app, owner, 1)
    noon(datetime.fromisoformat("2026-03-19T02:30:00+00:00"))  # 03:30 in Berlin: still the 18th
    with app.app_context():
        assert beginning(owner) == Beginning(0, 1, anything=True)
