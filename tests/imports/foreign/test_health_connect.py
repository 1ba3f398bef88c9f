"""Health Connect: what becomes of its database, and what is refused."""

import contextlib
import io
import zipfile
from datetime import date

import pytest

from tests.imports.foreign.exports import DATA, ZONE, database, packed
from twitchlog.imports import Refused, review
from twitchlog.imports.foreign import head_of, health_connect, sqlite_file
from twitchlog.imports.parsed import Parsed

SCRIPT = (DATA / "health_connect" / "health_connect_export.sql").read_text("utf-8")
MEMBER = "health_connect_export.db"
TIMES = "start_time INTEGER, end_time INTEGER, start_zone_offset INTEGER, end_zone_offset INTEGER"


@pytest.fixture(scope="module")
def export(tmp_path_factory):
    """The bytes of an export's database."""
    return database(SCRIPT, tmp_path_factory.mktemp("connect") / "a.db").getvalue()


def read(content: bytes) -> Parsed:
    return health_connect.read(io.BytesIO(content), "mine", zone=ZONE)


def made(script: str, tmp_path) -> Parsed:
    return read(database(script, tmp_path / "a.db").getvalue())


def told(parsed: Parsed) -> list[tuple[str, float, str]]:
    rows = (row.record for row in parsed.readings)
    return [(one.factor, one.value, f"{one.at:%d %H:%M}") for one in rows]


@pytest.mark.parametrize("pack", [lambda db: db, lambda db: packed({MEMBER: db}).getvalue()])
def test_an_export_is_recognised_and_read(export, pack):
    content = pack(export)

    assert health_connect.recognises(head_of(io.BytesIO(content), "Health Connect.zip"))
    assert read(content).days == read(export).days


def test_readings_are_converted_and_stand_on_the_clock_of_their_place(export):
    assert told(read(export)) == [
        ("hydration_ml", 250, "02 09:00"),
        ("hydration_ml", 500, "02 13:00"),
        ("caffeine_mg", 95, "02 09:00"),
        ("relaxation_min", 12, "02 21:00"),
    ]


def test_nights_and_exercise_are_totals_of_days(export):
    # 3 h light and 4.5 h deep; two runs that overlap last from 18:00 to 18:35.
    days = {row.day: dict(row.values) for row in read(export).days}

    assert days == {
        date(2026, 3, 2): {"sleep_h": 7.5, "exercise_min": 35},
        date(2026, 3, 3): {"sleep_h": 6.5},
    }


def test_an_amount_that_was_not_told_and_the_last_day_are_counted(export):
    counted = {one.what: one.count for one in read(export).unused}

    assert counted == {"nutrition_record_table 0": 1, "exercise_min: 2026-03-04": 1}


def test_every_value_fits_its_factor(export):
    assert review(read(export)).errors == ()


def test_columns_that_are_missing_are_not_told(tmp_path):
    script = f"CREATE TABLE sleep_session_record_table (row_id INTEGER, {TIMES});"

    assert made(script, tmp_path).days == ()


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ("'soon', 5, 0, 0", "start_time"),
        ("5000, 1000, 0, 0", "before its beginning"),
        ("-9000000000000000, 5, 0, 0", "1900"),
    ],
)
def test_a_row_that_cannot_be_read_is_told(tmp_path, values, fault):
    table = f"CREATE TABLE exercise_session_record_table ({TIMES});"
    script = f"{table} INSERT INTO exercise_session_record_table VALUES ({values});"

    assert fault in str(made(script, tmp_path).errors[0])


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("CREATE TABLE notes (text);", "not one of Health Connect"),
        (f"CREATE VIEW hydration_record_table AS SELECT 1 AS volume, {', '.join('1234')};", "not"),
    ],
)
def test_another_or_a_hostile_database_is_refused(tmp_path, script, reason):
    with pytest.raises(Refused, match=reason):
        made(script, tmp_path)


def test_what_the_file_itself_would_work_out_is_not_read(tmp_path):
    table = "hydration_record_table (start_time, volume AS (length(zeroblob(start_time))))"
    script = f"CREATE TABLE {table}; INSERT INTO hydration_record_table VALUES (9);"

    parsed = made(script, tmp_path)

    assert (parsed.readings, parsed.unused[0].count) == ((), 1)


def test_a_damaged_database_is_refused(export):
    torn = export[: len(export) // 2]
    for content in (torn, b"SQLite format 3\0" + bytes(5000), export[:4096] + b"\xff" * 20_000):
        with pytest.raises(Refused, match="cannot be read"):
            read(content)


def test_names_that_are_no_text_are_refused(export):
    at = export.index(b"CREATE TABLE")
    for begin in range(at - 60, at + 60):
        content = export[:begin] + b"\xdf" + export[begin + 1 :]
        with contextlib.suppress(Refused):
            read(content)


def test_reading_stops_where_it_takes_too_long(export, monkeypatch):
    monkeypatch.setattr(sqlite_file, "MOST_STEPS", -1)
    monkeypatch.setattr(sqlite_file, "_STEPS_AT_ONCE", 1)

    with pytest.raises(Refused, match="interrupted"):
        read(export)


def test_an_archive_with_two_databases_is_refused(export):
    with pytest.raises(Refused, match="twice"):
        read(packed({f"a/{MEMBER}": export, f"b/{MEMBER}": export}).getvalue())


def test_a_bomb_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MEMBER, bytes(3_000_000))

    with pytest.raises(Refused, match="unpacks to far more"):
        read(file.getvalue())
