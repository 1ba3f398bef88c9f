"""The four tables, row by row."""

from datetime import date

import pytest

from tests.files import BOUT, csv_file, read
from twitchlog.catalogue import FACTORS
from twitchlog.exports import days_csv, episodes_csv, events_csv, readings_csv
from twitchlog.imports.faults import NotATable
from twitchlog.imports.tables import parse_days, parse_episodes, parse_events, parse_readings
from twitchlog.records import Site

SHORT = "started_at,type,sites"
BOUT_CELLS = f"{BOUT},cramp,calf:left"


def faults(parsed):
    return [(error.line, error.column) for error in parsed.errors]


def one_episode(columns, cells):
    return read(f"{SHORT},{columns}", f"{BOUT_CELLS},{cells}")


def test_three_columns_make_an_episode():
    (row,) = read(SHORT, BOUT_CELLS).episodes

    assert row.record.sites == (Site("calf", "left"),)
    assert (row.record.id, row.record.day) == ("", date(2026, 3, 1))
    assert row.place == ("mine.csv", 2)


def test_columns_may_stand_in_any_order():
    (row,) = read("sites,note,type,started_at", f"calf:left,hm,cramp,{BOUT}").episodes

    assert (row.record.type, row.record.note) == ("cramp", "hm")


def test_blank_is_not_recorded():
    (row,) = one_episode("strength,frequency,caffeine_mg,stress", ",,,0").episodes

    assert (row.record.strength, row.record.frequency) == (None, None)
    assert row.values == (("stress", 0.0),)


def test_an_end_is_put_on_the_clock_of_the_start():
    (row,) = one_episode("ended_at", "2026-03-01T21:30:00Z").episodes

    assert row.record.ended_at.isoformat() == "2026-03-01T22:30:00+01:00"


@pytest.mark.parametrize(
    ("columns", "cells", "wrong"),
    [
        ("ended_at", "2026-03-01T22:14:59+01:00", "ended_at"),
        ("ended_at,still_going", "2026-03-01T22:30:00+01:00,1", "still_going"),
        ("strength", "5", "strength"),
        ("frequency", "often", "frequency"),
        ("context", "at_rest; asleep", "context"),
        ("context", "at_rest; at_rest", "context"),
        ("symptoms", "itch", "symptoms"),
        ("recalled", "yes", "recalled"),
        ("note", "a\x07", "note"),
        ("note", "x" * 4001, "note"),
        ("id", "x" * 121, "id"),
        ("caffeine_mg", "a lot", "caffeine_mg"),
    ],
)
def test_a_wrong_cell_of_an_episode_is_named(columns, cells, wrong):
    parsed = one_episode(columns, cells)

    assert faults(parsed) == [(2, wrong)]
    assert parsed.episodes == ()


@pytest.mark.parametrize("cells", [",cramp,calf:left", f"{BOUT},,calf:left", f"{BOUT},cramp,"])
def test_an_episode_needs_start_type_and_sites(cells):
    parsed = read(SHORT, cells)

    assert [error.reason for error in parsed.errors] == ["must not be blank"]


def test_several_wrong_cells_are_all_told():
    parsed = read(SHORT, "now,twitch,leg", BOUT_CELLS)

    assert faults(parsed) == [(2, "started_at"), (2, "type"), (2, "sites")]
    assert len(parsed.episodes) == 1


def test_an_id_may_stand_only_once():
    parsed = read(f"id,{SHORT}", f"a,{BOUT_CELLS}", f"a,{BOUT_CELLS}")

    assert [str(error) for error in parsed.errors] == [
        'mine.csv, line 3, id "a": stands in line 2 as well'
    ]


def test_a_day_is_read():
    (row,) = read("date,tracked,caffeine_mg,stress,note", "2026-03-01,none,0,,fine").days

    assert (row.day, row.tracked, row.note) == (date(2026, 3, 1), "none", "fine")
    assert row.values == (("caffeine_mg", 0.0),)


def test_a_day_may_stand_only_once():
    assert faults(read("date,note", "2026-03-01,a", "2026-03-01,b")) == [(3, "date")]


def test_tracked_is_one_of_two_words():
    assert faults(read("date,tracked", "2026-03-01,yes")) == [(2, "tracked")]


def test_own_columns_of_days_are_noted():
    assert read("date,own_tea,burden", "2026-03-01,2,3").own_columns == ("own_tea",)


@pytest.mark.parametrize("name", ["coffee", "own_", "own_Tee", "Date", "own_a-b"])
def test_a_column_of_days_that_is_neither_known_nor_own_is_refused(name):
    with pytest.raises(NotATable, match="not known"):
        read(f"date,{name}", "2026-03-01,1")


def test_a_reading_is_read():
    (row,) = read("date,at,factor,value,unit", f"2026-03-01,{BOUT},caffeine_mg,90,mg").readings

    assert (row.record.factor, row.record.value, row.unit) == ("caffeine_mg", 90, "mg")


def test_a_reading_needs_its_time():
    header = "date,at,factor,value,unit"

    assert faults(read(header, "2026-03-01,,caffeine_mg,90,mg")) == [(2, "at")]


@pytest.mark.parametrize("factor", ["coffee", "own_", "Caffeine_mg"])
def test_a_reading_of_something_unknown_is_an_error(factor):
    parsed = read("date,at,factor,value", f"2026-03-01,{BOUT},{factor},90")

    assert faults(parsed) == [(2, "factor")]


def test_a_reading_of_zero_is_a_reading():
    assert len(read("date,at,factor,value", f"2026-03-01,{BOUT},stress,0").readings) == 1


def test_an_event_may_be_of_an_own_kind():
    (row,) = read("date,kind,label,dose,note", "2026-03-01,'=mine,Magnesium,300 mg,").events

    assert (row.record.kind, row.record.label) == ("=mine", "Magnesium")


@pytest.mark.parametrize("header", ["name,age", "started,type,sites", "factor,value"])
def test_a_foreign_header_is_refused_not_guessed(header):
    with pytest.raises(NotATable, match="no file of a journal"):
        read(header, "1,2")


def test_a_table_is_told_by_its_header_not_its_name():
    assert read("date,kind,label").files == ("mine.csv",)
    assert read("date,at,factor,value").readings == ()


@pytest.mark.parametrize(
    ("parse", "pieces"),
    [
        (parse_episodes, episodes_csv([], {})),
        (parse_days, days_csv([], FACTORS)),
        (parse_readings, readings_csv([], FACTORS)),
        (parse_events, events_csv([])),
    ],
)
def test_every_written_header_is_read(parse, pieces):
    assert parse(csv_file("".join(pieces).strip())).errors == ()
