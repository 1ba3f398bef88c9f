"""Fitbit: what becomes of the files of its export, and what is refused."""

import io
import json
import re
from datetime import date

import pytest

from tests.imports.foreign.exports import DATA, ZONE, folder, packed
from twitchlog.imports import Refused, review
from twitchlog.imports.foreign import fitbit, head_of
from twitchlog.imports.parsed import Parsed

FILES = DATA / "fitbit" / "Takeout" / "Fitbit" / "Global Export Data"
SLEEP = {"logId": 1, "dateOfSleep": "2026-03-02", "minutesAsleep": 420}
SLEEP |= {"startTime": "2026-03-01T23:00:00.000", "endTime": "2026-03-02T06:30:00.000"}
WATER = {"date": "03/02/26", "waterAmount": 250}


def read(content: bytes) -> Parsed:
    return fitbit.read(io.BytesIO(content), "mine", zone=ZONE)


def of_logs(*logs: object) -> Parsed:
    return read(json.dumps(logs).encode())


def days(parsed: Parsed) -> dict[int, dict[str, float]]:
    return {row.day.day: dict(row.values) for row in parsed.days}


def test_an_export_is_recognised_and_read():
    file = folder("fitbit")
    parsed = fitbit.read(file, "takeout.zip", zone=ZONE)

    assert fitbit.recognises(head_of(file, "takeout.zip"))
    assert days(parsed) == {
        2: {"sleep_h": 7.75, "hydration_ml": 736.6, "exercise_min": 28},
        3: {"sleep_h": 6.25},
    }
    assert review(parsed).errors == ()


def test_what_is_not_used_is_counted():
    parsed = fitbit.read(folder("fitbit"), "takeout.zip", zone=ZONE)

    counted = {one.what: one.count for one in parsed.unused}
    assert counted == {"steps": 1, "sleep_h: 2026-03-04": 1, "naps": 1}


@pytest.mark.parametrize("path", sorted(FILES.glob("[!s]*.json")) + sorted(FILES.glob("sl*.json")))
def test_a_single_file_is_recognised_whatever_its_name(path):
    assert fitbit.recognises(head_of(io.BytesIO(path.read_bytes()), "x"))


@pytest.mark.parametrize("content", [b"", b"date,a\n", b'{"a": 1}', b'x"dateOfSleep":'])
def test_another_file_is_not_recognised(content):
    assert not fitbit.recognises(head_of(io.BytesIO(content), "sleep-2026-03-02.json"))


def test_the_same_log_twice_counts_once():
    later = SLEEP | {"logId": 2, "startTime": "2026-03-03T23:00:00.000"}
    later |= {"endTime": "2026-03-04T06:00:00.000"}

    assert days(of_logs(SLEEP, SLEEP, later)) == {2: {"sleep_h": 7}}


def test_exercise_stands_on_the_clock_of_the_zone():
    run = {"startTime": "03/02/26 03:30:00", "duration": 600_000, "activeDuration": 600_000}
    later = run | {"startTime": "03/04/26 12:00:00"}

    # 03:30 UTC is 04:30 in Berlin, when the second of March has begun.
    assert days(of_logs(run, later)) == {2: {"exercise_min": 10}}


def test_water_without_a_unit_is_millilitres():
    assert days(of_logs(WATER, WATER | {"date": "2026-03-05"})) == {2: {"hydration_ml": 250}}


@pytest.mark.parametrize(
    ("log", "fault"),
    [
        (SLEEP | {"minutesAsleep": "long"}, "minutesAsleep"),
        (SLEEP | {"minutesAsleep": 1e9}, "minutesAsleep"),
        (SLEEP | {"startTime": "yesterday"}, "startTime"),
        (SLEEP | {"startTime": "0001-01-01T00:00:00"}, "1900"),
        ({"dateOfSleep": "2026-03-02"}, "startTime.*missing"),
        (WATER | {"measurementUnit": "barrel"}, "measurementUnit"),
        ("text", "must be an object"),
    ],
)
def test_a_log_that_cannot_be_read_is_told(log, fault):
    later = WATER | {"date": "2026-03-05"}
    parsed = of_logs(log, WATER, later)

    assert [row.day for row in parsed.days] == [date(2026, 3, 2)]
    assert re.search(fault, str(parsed.errors[0]))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"[" * 100_000, "not JSON"),
        (b'[{"dateOfSleep": ', "not JSON"),
        (b'\xff\xfe[{"dateOfSleep": 1}]', "not JSON"),
        (b"[" + b"1" * 5000 + b"]", "not JSON"),
        (b" " * 20_000_001, "larger than"),
        (json.dumps(["x"] * 300).encode(), "cannot be read"),
    ],
)
def test_a_hostile_or_broken_file_is_refused(content, reason):
    with pytest.raises(Refused, match=reason):
        read(content)


def test_a_bomb_is_refused():
    with pytest.raises(Refused, match="unpacks to far more"):
        read(packed({"sleep-2026-03-02.json": b" " * 3_000_000}).getvalue())


def test_a_broken_member_is_named():
    with pytest.raises(Refused, match=r"mine: a/sleep-2026-03-02\.json: is not JSON"):
        read(packed({"a/sleep-2026-03-02.json": b"[{]"}).getvalue())
