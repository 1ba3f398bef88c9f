"""Google Fit: what becomes of its part of a Takeout, and what is refused."""

import io
import json
import re
from datetime import date

import pytest

from tests.imports.foreign.exports import DATA, ZONE, folder, packed
from twitchlog.imports import Refused, review
from twitchlog.imports.foreign import google_fit, head_of
from twitchlog.imports.parsed import Parsed

FILES = sorted((DATA / "google_fit").rglob("*"))
NIGHT = {"fitnessActivity": "sleep", "startTime": "2026-03-01T22:00:00Z"}
NIGHT |= {"endTime": "2026-03-02T05:00:00Z"}
HEADER = "Date,Move Minutes count,Step count"


def read(file: io.BytesIO) -> Parsed:
    return google_fit.read(file, "mine", zone=ZONE)


def days(parsed: Parsed) -> dict[int, dict[str, float]]:
    return {row.day.day: dict(row.values) for row in parsed.days}


def sessions(*told: dict[str, object]) -> io.BytesIO:
    name = "Takeout/Fit/All Sessions/2026-03-0{}T10_00_00+01_00_X.json"
    content = {name.format(number): json.dumps(one).encode() for number, one in enumerate(told)}
    return packed(content)


def test_an_export_is_recognised_and_read():
    file = folder("google_fit")
    parsed = google_fit.read(file, "takeout.zip", zone=ZONE)

    assert google_fit.recognises(head_of(file, "takeout.zip"))
    assert review(parsed).errors == ()


def test_the_table_of_days_gives_exercise_and_segments_give_nights():
    # Nothing was counted on 28 February; on 2 March steps were, but no minute of exercise.
    assert days(read(folder("google_fit"))) == {
        1: {"exercise_min": 45},
        2: {"exercise_min": 0, "sleep_h": 8},
        3: {"exercise_min": 62, "sleep_h": 7},
    }


def test_readings_are_told_once_though_two_streams_have_them():
    rows = [row.record for row in read(folder("google_fit")).readings]

    assert [(one.factor, one.value, f"{one.at:%d %H:%M}") for one in rows] == [
        ("hydration_ml", 250, "02 09:00"),
        ("hydration_ml", 500, "02 13:00"),
        ("relaxation_min", 12, "02 21:00"),
    ]


def test_what_is_not_used_is_counted():
    counted = {one.what: one.count for one in read(folder("google_fit")).unused}

    assert counted["derived_com.google.step_count.delta_com.google"] == 1
    assert counted["Daily activity metrics"] == 1  # the table of one day


def test_workouts_count_where_there_is_no_table_of_days():
    run = {"fitnessActivity": "running", "duration": "1500.5s"}
    run |= {"startTime": "2026-03-02T17:00:00.276Z", "endTime": "2026-03-02T17:30:00Z"}
    drive = run | {"fitnessActivity": "in_vehicle"}
    later = run | {"startTime": "2026-03-04T17:00:00Z", "endTime": "2026-03-04T17:30:00Z"}

    assert days(read(sessions(run, drive, later))) == {2: {"exercise_min": 25}}


def test_a_table_in_another_language_is_counted():
    table = "Дата,Минуты активности\n2026-03-01,5\n".encode()
    parsed = read(packed({"Takeout/Fit/Ежедневно/Показатели.csv": table}))

    assert parsed.days == ()
    assert parsed.unused[0].count == 1


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".json"])
def test_a_single_file_is_recognised_whatever_its_name(path):
    assert google_fit.recognises(head_of(io.BytesIO(path.read_bytes()), "x"))


def test_a_single_table_is_recognised_and_read():
    file = io.BytesIO(f"\ufeff{HEADER}\n2026-03-01,5,10\n2026-03-02,7,10\n".encode())

    assert google_fit.recognises(head_of(file, "x"))
    assert days(read(file)) == {1: {"exercise_min": 5}}


@pytest.mark.parametrize("content", [b"", b"date,a\n", b"{}", b"Date,Steps\n"])
def test_another_file_is_not_recognised(content):
    assert not google_fit.recognises(head_of(io.BytesIO(content), "Daily activity metrics.csv"))


def test_stages_are_taken_from_data_points():
    points = [
        {
            "dataTypeName": "com.google.sleep.segment",
            "startTimeNanos": (1_772_402_400 + 3600 * hour) * 10**9,
            "endTimeNanos": (1_772_402_400 + 3600 * (hour + 1)) * 10**9,
            "fitValue": [{"value": {"intVal": stage}}],
        }
        for hour, stage in enumerate((4, 5, 1, 6, 4, 2))
    ]
    later = points[0] | {"startTimeNanos": 1772575200 * 10**9, "endTimeNanos": 1772600400 * 10**9}
    document = json.dumps({"Data Points": [*points, later]}).encode()

    # From 23:00: light, deep, awake, rem, light; "asleep" is no stage and does not count beside.
    assert days(read(io.BytesIO(document))) == {2: {"sleep_h": 4}}


@pytest.mark.parametrize(
    ("session", "fault"),
    [
        (NIGHT | {"startTime": "soon"}, "startTime"),
        (NIGHT | {"endTime": "2026-02-02T05:00:00Z"}, "ends before it begins"),
        (NIGHT | {"fitnessActivity": 5}, "fitnessActivity"),
        (NIGHT | {"segment": [{"startTime": "x"}]}, r"segment\.startTime"),
        (NIGHT | {"fitnessActivity": "running", "duration": "long"}, "duration"),
    ],
)
def test_a_session_that_cannot_be_read_is_told(session, fault):
    later = {key: str(value).replace("-03-0", "-04-0") for key, value in NIGHT.items()}
    parsed = read(sessions(session, NIGHT, later))

    assert [row.day for row in parsed.days] == [date(2026, 3, 2)]
    assert re.search(fault, str(parsed.errors[0]))


def test_a_wrong_cell_of_the_table_is_told():
    parsed = read(io.BytesIO(f"{HEADER}\n2026-03-01,many,10\n03/02/26,7,10\n".encode()))

    assert [error.line for error in parsed.errors] == [1, 2]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'{"fitnessActivity": ', "not JSON"),
        (b'{"a":' * 100_000, "not JSON"),
        (f"{HEADER}\n{'x' * 200_000}\n".encode(), "line of more than"),
        (f"{HEADER}\n\xff\n".encode("latin-1"), "not UTF-8"),
        (f'{HEADER}\n"2026-03-01,5'.encode(), "cannot be read as CSV"),
    ],
)
def test_a_hostile_or_broken_file_is_refused(content, reason):
    with pytest.raises(Refused, match=reason):
        read(io.BytesIO(content))


def test_an_archive_without_any_of_the_files_is_refused():
    with pytest.raises(Refused, match="nothing that is read"):
        read(packed({"Takeout/index.html": b"x"}))
