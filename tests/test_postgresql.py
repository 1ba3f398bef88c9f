"""What the database itself has to do, on a PostgreSQL server where there is one."""

import io
import threading

import pytest

from tests.builders import TODAY, YESTERDAY, bout, bout_form, moment
from tests.conftest import browser_client, sign_in
from twitchlog.catalogue import BY_SLUG
from twitchlog.database import db
from twitchlog.journal import trends
from twitchlog.journal.check_in import save_check_in, undo_check_in
from twitchlog.journal.days import summaries
from twitchlog.journal.episodes import log_episode
from twitchlog.journal.listing import page_of_days
from twitchlog.journal.portable import records_of
from twitchlog.journal.readings import delete_reading, log_reading
from twitchlog.journal.revisions import revision
from twitchlog.records import CheckIn, EpisodeFilter

pytestmark = [pytest.mark.postgresql, pytest.mark.usefixtures("noon")]
CAFFEINE = BY_SLUG["caffeine_mg"]


def test_it_is_postgresql(stage):
    assert db.engine.dialect.name == "postgresql"


def test_a_day_is_kept_and_undone(stage, owner):
    key = save_check_in(owner, YESTERDAY, CheckIn(none=True, note="x", changed={"sleep_h": 7.5}))
    assert [day.values for day in summaries(owner)] == [{"sleep_h": 7.5}]

    undo_check_in(owner, key)
    assert summaries(owner) == []


def test_a_deleted_reading_lowers_the_statement_that_it_raised(stage, owner):
    save_check_in(owner, TODAY, CheckIn(changed={"caffeine_mg": 40.0}))
    reading = log_reading(owner, CAFFEINE, 90, moment("2026-03-18 08:00"))
    delete_reading(owner, reading)

    assert summaries(owner)[0].values == {"caffeine_mg": 40}


def test_words_are_found_whatever_their_case(stage, owner):
    log_episode(owner, bout(note="Äpfel 100%"))

    assert page_of_days(owner, EpisodeFilter(text="äPFEL"))[0] == [TODAY]
    assert page_of_days(owner, EpisodeFilter(text="%0"))[0] == []


def test_weeks_and_hours_are_counted_by_the_database(stage, owner):
    log_episode(owner, bout("2026-03-18 12:00"))

    assert [week.episodes for week in trends.tracked_weeks(owner, YESTERDAY, TODAY)] == [1]
    assert [hour[:2] for hour in trends.hours(owner, YESTERDAY, TODAY)] == [(2, 12)]


def test_every_change_of_a_day_gives_it_another_revision(stage, owner):
    seen = {revision(owner)}
    public_id = log_episode(owner, bout())
    seen.add(revision(owner))
    save_check_in(owner, TODAY, CheckIn(note=public_id))
    seen.add(revision(owner))

    assert len(seen) == 3


@pytest.mark.parametrize(
    "page", ["/", "/journal?text=x", "/trends?range=all", "/triggers", "/data/"]
)
def test_a_page_is_shown(signed_in, page):
    signed_in.post("/episodes/quick", data=bout_form(nonce="once"))

    assert signed_in.get(page).status_code == 200


def test_a_form_sent_many_times_at_once_is_written_once(app, owner):
    clients = [sign_in(browser_client(app), owner) for _ in range(4)]
    statuses = []

    def send(client):
        answer = client.post("/episodes/quick", data=bout_form(nonce="once"))
        statuses.append(answer.status_code)

    sending = [threading.Thread(target=send, args=(client,)) for client in clients]
    for thread in sending:
        thread.start()
    for thread in sending:
        thread.join()

    assert statuses == [303] * 4
    with app.app_context():
        assert len(records_of(owner).episodes) == 1


def test_a_journal_leaves_and_comes_back(app, owner, stranger, signed_in, as_stranger):
    signed_in.post("/episodes/quick", data=bout_form())
    signed_in.post("/days/2026-03-17/check-in", data={"none": "1", "sleep_h": "7"})
    with signed_in.get("/data/journal.zip") as answer:
        archive = answer.data
    sent = as_stranger.post("/data/import", data={"file": (io.BytesIO(archive), "j.zip")})
    as_stranger.post(sent.location)

    with as_stranger.get("/data/journal.zip") as answer:
        assert answer.data == archive


@pytest.mark.parametrize("number", [2**31 - 1, 2**31, 2**63])
def test_a_number_that_no_row_has_is_not_there(signed_in, number):
    assert signed_in.post(f"/readings/{number}/delete").status_code == 404
