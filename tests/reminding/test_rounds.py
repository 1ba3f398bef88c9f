"""Rounds: who is due is reminded once, and nobody else."""

import threading
from datetime import timedelta
from functools import partial

import pytest

from tests.builders import TODAY, bout, moment
from tests.conftest import close, make_app
from tests.reminding.servers import Mails, Topics, running
from twitchlog import DATABASE_FILE
from twitchlog.database import db, writing
from twitchlog.journal import reminders
from twitchlog.journal.check_in import save_check_in
from twitchlog.journal.episodes import log_episode
from twitchlog.models import ReminderRow, User
from twitchlog.records import CheckIn
from twitchlog.reminding.channels import NotSent
from twitchlog.reminding.rounds import go_round, sent_within

EVENING = moment("2026-03-18 20:00")


@pytest.fixture
def app(folder):
    app = make_app(folder, TWITCHLOG_REMIND_NEAR="on")
    yield app
    close(app)


@pytest.fixture
def topics():
    with running(Topics()) as server:
        yield server


@pytest.fixture
def remind(app, owner, topics, noon):
    """Ask for reminders at eight, and let it be eight."""

    def ask(who=owner, **more):
        wanted = {"switched_on": True, "hour": 20, "ntfy": topics.topic(), "address": "http://a/"}
        with app.app_context():
            reminders.save_reminder(who, reminders.Reminder(**wanted | more))
        noon(EVENING)

    return ask


def told(app, owner):
    with app.app_context():
        return reminders.reminder_of(owner)


def test_whoever_logged_nothing_is_reminded_once_a_day(app, owner, topics, remind, noon):
    remind()
    for minute in range(3):
        noon(EVENING + timedelta(minutes=minute))
        go_round(app)

    assert [text for _path, _headers, text in topics.got] == ["Time for your check-in"]
    assert told(app, owner).sent_at == EVENING

    noon(EVENING + timedelta(days=1))
    go_round(app)
    assert len(topics.got) == 2


def test_a_reminder_names_nothing_of_the_journal(app, owner, topics, remind):
    with app.app_context():
        log_episode(owner, bout("2026-03-16 12:00", note="zebrafinch"))
    remind()
    go_round(app)

    sent = str(topics.got).lower()
    assert all(word not in sent for word in ("zebrafinch", "calf ", "flicker", "owner"))


@pytest.mark.parametrize("known", ["a bout", "a value", "a note", "no twitches"])
def test_whoever_logged_anything_is_not(app, owner, topics, remind, known):
    with app.app_context():
        if known == "a bout":
            log_episode(owner, bout())
        else:
            said = {
                "a value": CheckIn(changed={"stress": 0.0}),
                "a note": CheckIn(note="x"),
                "no twitches": CheckIn(none=True),
            }
            save_check_in(owner, TODAY, said[known])
    remind()
    go_round(app)

    assert topics.got == []


def test_nobody_is_reminded_before_asking_for_it(app, topics, noon):
    noon(EVENING)
    go_round(app)

    assert topics.got == []


def test_no_reminder_goes_out_on_a_quiet_day(app, owner, topics, remind):
    remind()
    with app.app_context():
        reminders.be_quiet(owner, TODAY)
    go_round(app)

    assert topics.got == []


def test_each_owner_is_reminded_for_themselves(app, owner, stranger, topics, remind):
    with app.app_context():
        log_episode(stranger, bout())
    remind(ntfy=topics.topic("/mine"))
    remind(stranger, ntfy=topics.topic("/theirs"))
    go_round(app)

    assert [path for path, _headers, _text in topics.got] == ["/mine"]
    assert told(app, stranger).sent_at is None


def test_several_rounds_at_once_send_one(app, topics, remind):
    remind()
    rounds = [threading.Thread(target=go_round, args=(app,)) for _ in range(4)]
    for thread in rounds:
        thread.start()
    for thread in rounds:
        thread.join()

    assert len(topics.got) == 1


def test_what_went_wrong_is_told_to_its_owner(app, owner, topics, remind):
    topics.status = 403
    remind()
    go_round(app)

    found = told(app, owner)
    assert found.trouble == "The server for notifications did not take it."
    assert (found.sent_at, found.settled_on) == (None, TODAY)


def test_a_mail_goes_out_where_a_mail_server_is_set(app, folder, owner, remind):
    remind(ntfy="", email="me@example.org")
    with running(Mails()) as server:
        app.config.update(
            TWITCHLOG_SMTP_HOST="127.0.0.1",
            TWITCHLOG_SMTP_PORT=server.server_address[1],
            TWITCHLOG_SMTP_SECURITY="none",
            TWITCHLOG_MAIL_FROM="journal@example.org",
        )
        go_round(app)

    assert "From: journal@example.org" in server.got[0]
    assert "Time for your check-in\nhttp://a/" in server.got[0]


def test_a_server_that_hangs_is_left_behind():
    over = threading.Event()
    troubles = sent_within(1, [[partial(over.wait, 60)], [lambda: None], [_refuse]])
    over.set()

    assert troubles == ["It took too long.", "", "No."]


def _refuse():
    raise NotSent("No.")


def test_an_owner_whose_zone_is_unknown_here_keeps_nobody_else_waiting(
    app, owner, stranger, topics, remind
):
    remind(ntfy=topics.topic("/lost"))
    remind(stranger, ntfy=topics.topic("/theirs"))
    with app.app_context(), writing() as session:
        session.get_one(User, owner.id).zone = "Atlantis/Capital"
        session.get_one(ReminderRow, owner.id).sent_at = EVENING - timedelta(days=1)
    go_round(app)

    assert [path for path, _headers, _text in topics.got] == ["/theirs"]


@pytest.mark.sqlite
def test_rounds_go_on_where_the_database_refuses(app, caplog):
    with app.app_context(), db.engine.connect() as connection:
        connection.exec_driver_sql("DROP TABLE reminders")
        connection.commit()

    go_round(app)

    assert "could not look who is to be reminded" in caplog.text


def test_reminders_go_with_the_account(app, owner, remind):
    from twitchlog.journal import accounts

    remind()
    with app.app_context():
        accounts.make_admin("stranger")
        accounts.remove_account(owner)
        assert reminders.switched_on() == []


@pytest.mark.sqlite
def test_a_damaged_database_ends_no_rounds(app, owner, remind, folder, caplog):
    remind()
    close(app)
    (folder / DATABASE_FILE).write_bytes(b"no database" * 1000)

    go_round(app)
    assert "could not look who is to be reminded" in caplog.text
