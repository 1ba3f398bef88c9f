"""The database: durable, guarded, and written only in one place."""

import threading
from datetime import date

import pytest
from sqlalchemy import delete, insert, text, update
from sqlalchemy.exc import DataError, IntegrityError, StatementError

from twitchlog.database import WriteOutsideWriting, db, writing
from twitchlog.models import DayRow, Episode, Reading, SiteSetting, User

DAY = date(2026, 3, 18)


@pytest.fixture
def stage(app):
    with app.app_context():
        yield


pytestmark = pytest.mark.usefixtures("stage")


def setting(value="0", name="count"):
    return SiteSetting(name=name, value=value)


def kept(name="count"):
    db.session.rollback()
    row = db.session.get(SiteSetting, name)
    return row and row.value


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("wal_autocheckpoint", 1),
        ("secure_delete", 1),
        ("foreign_keys", 1),
        ("busy_timeout", 20_000),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
    ],
)
def test_every_connection_is_set_up_to_lose_nothing(pragma, value):
    assert db.session.execute(text(f"PRAGMA {pragma}")).scalar() == value


@pytest.mark.sqlite
def test_every_table_is_strict():
    tables = db.session.execute(text("PRAGMA table_list")).all()
    own = [row for row in tables if row.schema == "main" and not row.name.startswith("sqlite_")]

    assert {row.name for row in own if not row.strict} == {"alembic_version"}


def test_what_is_written_is_there_afterwards():
    with writing() as session:
        session.add(setting())

    assert kept() == "0"


def test_an_error_takes_everything_back():
    def write_and_fail():
        with writing() as session:
            session.add(setting())
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    assert kept() is None


def test_after_an_error_writing_works_again():
    with pytest.raises(IntegrityError), writing() as session:
        session.add_all([setting(), setting(name="other"), User()])
    with writing() as session:
        session.add(setting())

    assert kept() == "0"


def test_a_flush_outside_is_refused():
    db.session.add(setting())

    with pytest.raises(WriteOutsideWriting):
        db.session.flush()
    assert kept() is None


def test_a_change_outside_is_refused():
    with writing() as session:
        session.add(setting())
    db.session.get_one(SiteSetting, "count").value = "1"

    with pytest.raises(WriteOutsideWriting):
        db.session.commit()
    assert kept() == "0"


@pytest.mark.parametrize(
    "statement",
    [
        insert(SiteSetting).values(name="count", value="1"),
        update(SiteSetting).values(value="1"),
        delete(SiteSetting),
    ],
)
def test_a_statement_outside_is_refused(statement):
    with pytest.raises(WriteOutsideWriting):
        db.session.execute(statement)


def test_writing_cannot_be_nested():
    with writing() as session:
        session.add(setting())
        with pytest.raises(RuntimeError, match="re-entrant"), writing():
            pass

    assert kept() == "0"


def test_what_was_read_before_is_read_anew(app):
    with writing() as session:
        session.add(setting())
    row = db.session.get_one(SiteSetting, "count")

    def elsewhere():
        with app.app_context(), writing() as session:
            session.get_one(SiteSetting, "count").value = "5"

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    with writing():
        assert row.value == "5"


def test_threads_that_read_and_write_lose_nothing(app):
    with writing() as session:
        session.add(setting())

    def count():
        for _ in range(25):
            with app.app_context(), writing() as session:
                row = session.get_one(SiteSetting, "count")
                row.value = str(int(row.value) + 1)

    threads = [threading.Thread(target=count) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert kept() == "200"


def episode(owner, **more):
    fields = {
        "owner_id": owner.id,
        "public_id": "x",
        "started_at": "2026-03-18T12:00:00Z",
        "offset_minutes": 60,
        "day": "2026-03-18",
        "type": "cramp",
        "version": 1,
        "still_going": 0,
        "context": "",
        "symptoms": "",
        "note": "",
        "recalled": 0,
        "ended_none": 0,
    } | more
    columns = ", ".join(fields)
    values = ", ".join(f":{name}" for name in fields)
    return text(f"INSERT INTO episodes ({columns}) VALUES ({values})"), fields


@pytest.mark.parametrize(
    "more",
    [
        {"strength": 5},
        {"strength": -1},
        {"strength": "strong"},
        {"ended_at": "2026-03-18T11:59:59Z"},
        {"ended_at": "2026-03-18T12:00:00Z", "still_going": 1},
        {"offset_minutes": 841},
        {"note": "x" * 4001},
        {"day": "1899-12-30"},
        {"day": "2101-01-01"},
        {"type": None},
        {"owner_id": 999},
    ],
)
def test_the_tables_refuse_an_impossible_bout(owner, more):
    with pytest.raises((IntegrityError, DataError)), writing() as session:
        session.execute(*episode(owner, **more))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 2e9, None])
def test_the_tables_refuse_what_is_no_number(owner, value):
    row = Reading(owner_id=owner.id, day=DAY, factor="sleep_h", value=value)

    with pytest.raises((IntegrityError, StatementError)), writing() as session:
        session.add(row)


def test_an_id_is_never_used_again(owner):
    with writing() as session:
        session.execute(*episode(owner))
    first = db.session.execute(text("SELECT max(id) FROM episodes")).scalar()
    with writing() as session:
        session.execute(delete(Episode))
        session.execute(*episode(owner))

    assert db.session.execute(text("SELECT max(id) FROM episodes")).scalar() == first + 1


def test_what_belongs_to_an_account_goes_with_it(owner):
    with writing() as session:
        session.execute(*episode(owner))
        session.add(DayRow(owner_id=owner.id, day=DAY))
    with writing() as session:
        session.execute(delete(User).where(User.id == owner.id))

    counts = (text(f"SELECT count(*) FROM {table}") for table in ("episodes", "days"))
    assert [db.session.execute(count).scalar() for count in counts] == [0, 0]


def test_what_somebody_wrote_stands_in_no_message_of_the_database():
    twice = [{"name": "count", "value": "zebrafinch"}] * 2
    with pytest.raises(IntegrityError) as refused, writing() as session:
        session.execute(insert(SiteSetting), twice)

    assert "zebrafinch" not in str(refused.value)
