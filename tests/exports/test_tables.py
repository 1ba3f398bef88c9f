"""The four tables as text."""

import csv
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from twitchlog.catalogue import FACTORS, all_factors
from twitchlog.exports import days_csv, episodes_csv, events_csv, readings_csv
from twitchlog.exports.tables import ROWS_AT_ONCE
from twitchlog.records import (
    DaySummary,
    EpisodeRecord,
    EventRecord,
    OwnFactorRecord,
    ReadingRecord,
    Site,
)

DAY = date(2026, 3, 1)
EPISODE = EpisodeRecord(
    id="-abc",
    started_at=datetime(2026, 3, 1, 22, 15, tzinfo=timezone(timedelta(hours=1))),
    day=DAY,
    type="fasciculation",
    sites=(Site("calf", "left"), Site("foot_arch", "right")),
    still_going=True,
    strength=0,
    context=("at_rest", "woke_me"),
    note='=2+2, "loud"',
)
OWN = OwnFactorRecord(slug="own_tea", label="tea", unit="-cups")


def rows(pieces):
    return list(csv.DictReader("".join(pieces).splitlines(keepends=True)))


def test_an_episode_is_one_row():
    (row,) = rows(episodes_csv([EPISODE], {DAY: {"caffeine_mg": 90.0, "stress": 0.0}}))

    assert row == {
        "id": "'-abc",
        "started_at": "2026-03-01T22:15:00+01:00",
        "ended_at": "",
        "still_going": "1",
        "type": "fasciculation",
        "sites": "calf:left; foot_arch:right",
        "strength": "0",
        "frequency": "",
        "context": "at_rest; woke_me",
        "symptoms": "",
        "note": '\'=2+2, "loud"',
        "recalled": "0",
        "caffeine_mg": "90",
        "sleep_h": "",
        "stress": "0",
        "hydration_ml": "",
    }


def test_lines_end_as_rfc_4180_asks():
    assert "".join(events_csv([])) == "date,kind,label,dose,note\r\n"


def test_quotes_are_doubled():
    assert '"\'=2+2, ""loud"""' in "".join(episodes_csv([EPISODE], {}))


def test_many_rows_come_in_pieces_with_one_header():
    many = [replace(EPISODE, id=str(n)) for n in range(2 * ROWS_AT_ONCE + 1)]
    pieces = list(episodes_csv(iter(many), {}))

    assert len(pieces) == 3
    assert len(rows(pieces)) == len(many)


def test_days_have_a_column_for_every_factor_and_burden_after_the_own_ones():
    header = next(days_csv([], all_factors([OWN]))).strip().split(",")

    assert header[:4] == ["date", "tracked", "caffeine_mg", "sleep_h"]
    assert header[-3:] == ["own_tea", "burden", "note"]
    assert len(header) == len(FACTORS) + 1 + 3


def test_blank_is_not_zero():
    day = DaySummary(day=DAY, tracked="none", values={"caffeine_mg": 0.0}, note="@home")
    (row,) = rows(days_csv([day], FACTORS))

    assert (row["tracked"], row["caffeine_mg"], row["sleep_h"]) == ("none", "0", "")
    assert row["note"] == "'@home"


def test_days_of_which_nothing_is_known_are_left_out():
    assert rows(days_csv([DaySummary(day=DAY)], FACTORS)) == []


def test_only_timed_readings_are_listed():
    at = datetime(2026, 3, 1, 8, 10, tzinfo=UTC)
    timed = ReadingRecord(day=DAY, at=at, factor="own_tea", value=1.5)
    stated = ReadingRecord(day=DAY, factor="own_tea", value=-3)
    (row,) = rows(readings_csv([stated, timed], all_factors([OWN])))

    assert list(row.values()) == [
        "2026-03-01",
        "2026-03-01T08:10:00+00:00",
        "own_tea",
        "1.5",
        "'-cups",
    ]


def test_a_negative_number_is_never_shielded():
    own = replace(OWN, lowest=-10.0)
    day = DaySummary(day=DAY, values={"own_tea": -3.5})

    assert rows(days_csv([day], all_factors([own])))[0]["own_tea"] == "-3.5"


def test_events_are_sorted_by_what_they_show():
    two = [EventRecord(id=i, day=DAY, kind="illness", label=i, dose="+1") for i in ("b", "a")]

    assert [row["label"] for row in rows(events_csv(two))] == ["a", "b"]
    assert rows(events_csv(two))[0]["dose"] == "'+1"
