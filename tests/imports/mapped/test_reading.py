"""Rows of any table as bouts, days, readings and events."""

import io
from datetime import date
from pathlib import Path

import pytest

from tests.files import EMPTY
from twitchlog.imports import plan
from twitchlog.imports.mapped.mapping import Mapping, Use
from twitchlog.imports.mapped.opening import opened_sheet
from twitchlog.imports.mapped.presets import preset_of, proposal
from twitchlog.imports.mapped.reading import parsed_sheet
from twitchlog.imports.mapped.sheet import Sheet
from twitchlog.records import JournalRecords, OwnFactorRecord, Site

DATA = Path(__file__).parents[2] / "data"
ZONE = "Europe/Berlin"


def read(*lines, own=(), parts=None, words=None, kind="not_sure", order="ymd", **roles):
    """What a table of these lines holds where its columns have these roles."""
    uses = {
        name: Use(*role) if isinstance(role, tuple) else Use(role) for name, role in roles.items()
    }
    mapping = Mapping(
        columns=uses, parts=parts or {}, words=words or {}, zone=ZONE, order=order, kind=kind
    )
    sheet = Sheet(io.BytesIO("\n".join(lines).encode()), "my.csv")
    return parsed_sheet(sheet, mapping, own=own)


def of_file(name):
    """What a file of tests/data holds as it is proposed to be read."""
    with (DATA / name).open("rb") as file, opened_sheet(file, name) as sheet:
        return preset_of(sheet), parsed_sheet(sheet, proposal(sheet, ZONE))


def told(errors):
    return [(error.line, error.column, error.reason) for error in errors]


def test_a_row_with_a_place_is_a_bout():
    (row,) = read("when,where", "2026-03-01 22:15,calf left", when="start", where="site").episodes

    assert row.record.started_at.isoformat() == "2026-03-01T22:15:00+01:00"
    assert (row.record.sites, row.record.type) == ((Site("calf", "left"),), "not_sure")


def test_the_owners_meaning_of_a_word_beats_the_guess():
    words = {"site": {"calf": "shin:right"}}
    (row,) = read("when,where", "2026-03-01,calf", words=words, when="start", where="site").episodes

    assert row.record.sites == (Site("shin", "right"),)


def test_a_side_may_stand_in_a_column_of_its_own():
    (row,) = read(
        "when,where,s", "2026-03-01,calf,R", when="start", where="site", s="side"
    ).episodes

    assert row.record.sites == (Site("calf", "right"),)


def test_a_place_that_is_called_none_is_a_day_without_twitches():
    parsed = read("when,where", "2026-03-01,none", when="start", where="site")

    assert (parsed.episodes, parsed.days[0].tracked) == ((), "none")


def test_a_row_without_a_place_says_nothing_of_twitches():
    parsed = read("when,where,h", "2026-03-01,,7.5", when="date", where="site", h="factor:sleep_h")

    assert (parsed.days[0].tracked, parsed.days[0].values) == ("", (("sleep_h", 7.5),))


def test_a_blank_is_not_zero():
    parsed = read(
        "when,cups", "2026-03-01,", "2026-03-02,0", when="date", cups="factor:caffeine_mg"
    )

    assert [row.values for row in parsed.days] == [(("caffeine_mg", 0.0),)]


def test_a_timed_value_is_a_reading_and_a_day_begins_at_four():
    (row,) = read("when,mg", "2026-03-02 01:30,90", when="date", mg="factor:caffeine_mg").readings

    assert (row.record.day, row.record.value) == (date(2026, 3, 1), 90)


def test_several_values_of_a_day_without_times_add_up_as_their_factor_does():
    parsed = read(
        "when,mg,s",
        "2026-03-01,90,2",
        "2026-03-01,80,4",
        when="date",
        mg="factor:caffeine_mg",
        s="factor:stress",
    )

    assert parsed.days[0].values == (("caffeine_mg", 170.0), ("stress", 3.0))


def test_values_beside_bouts_are_those_of_the_day():
    parsed = read(
        "when,where,h",
        "2026-03-01 08:00,calf,7",
        "2026-03-01 09:00,shin,6",
        when="start",
        where="site",
        h="factor:sleep_h",
    )

    (conflict,) = plan(EMPTY, parsed).conflicts
    assert (conflict.line, conflict.column) == (3, "sleep_h")


@pytest.mark.parametrize(
    ("cell", "unit", "factor", "value"),
    [
        ("2", "coffee", "caffeine_mg", 180),
        ("1.5", "l", "hydration_ml", 1500),
        ("8", "fl_oz", "hydration_ml", 236.5882),
        ("450", "min", "sleep_h", 7.5),
        ("7:30", "", "sleep_h", 7.5),
        ("1.5", "h", "exercise_min", 90),
        ("5", "1-5", "stress", 10),
        ("ja", "", "illness", 1),
        ("0", "", "heat", 0),
    ],
)
def test_units_are_converted(cell, unit, factor, value):
    parsed = read("when,v", f"2026-03-01,{cell}", when="date", v=(f"factor:{factor}", unit))

    assert parsed.days[0].values == ((factor, value),)


def test_strength_is_brought_to_five_steps():
    scaled = ("strength", "0-10")
    rows = read("w,s", "2026-03-01,10", "2026-03-02,5", "2026-03-03,mild", w="start", s=scaled)

    assert [row.record.strength for row in rows.episodes] == [4, 2, 1]


@pytest.mark.parametrize(
    ("start", "end", "ended_at"),
    [("22:15", "22:20", "01T22:20"), ("23:55", "00:10", "02T00:10")],
)
def test_a_bout_may_end_after_midnight(start, end, ended_at):
    (row,) = read("w,e", f"2026-03-01 {start},{end}", w="start", e="end").episodes

    assert row.record.ended_at.isoformat() == f"2026-03-{ended_at}:00+01:00"


def test_a_column_may_become_an_own_factor():
    parsed = read("when,Müsli", "2026-03-01,3", when="date", Müsli="own:amount")

    (own,) = parsed.own_factors
    assert (own.label, own.slug.startswith("own_mu")) == ("Müsli", True)
    assert plan(EMPTY, parsed).additions.own_factors == (own,)


def test_the_journals_own_factor_of_that_name_stays_as_it_is():
    own = OwnFactorRecord(slug="own_tea", label="My tea", kind="count", highest=20)
    parsed = read("when,Tea", "2026-03-01,3", own=[own], when="date", Tea="own:amount")

    assert not parsed.own_factors
    assert not plan(JournalRecords(own_factors=(own,)), parsed).blocked


def test_a_column_may_tell_of_events():
    parsed = read(
        "when,Ill",
        "2026-03-01,Flu",
        "2026-03-02,no",
        "2026-03-03,x",
        when="date",
        Ill="event:illness",
    )

    assert [(row.record.day.day, row.record.label) for row in parsed.events] == [
        (1, "Flu"),
        (3, "Ill"),
    ]


def test_tags_that_mean_no_elsewhere_say_so_only_where_there_are_tags():
    parsed = read(
        "when,tags",
        "2026-03-01,wine | run",
        "2026-03-02,run",
        "2026-03-03,",
        parts={"wine": Use("own:flag", "or_no")},
        when="date",
        tags="tags",
    )

    assert [row.values for row in parsed.days] == [(("own_wine", 1.0),), (("own_wine", 0.0),)]
    assert [(one.what, one.count) for one in parsed.unused] == [("run", 2)]


def test_what_is_wrong_is_told_with_line_and_column():
    parsed = read(
        "when,h", "soon,7", "2026-03-01,many", ",8", "2026-03-02,8", when="date", h="factor:sleep_h"
    )

    assert told(parsed.errors) == [
        (2, "when", "is not a day"),
        (3, "h", "is not a number"),
        (4, "when", "does not say which day it is about"),
    ]
    assert len(parsed.days) == 1


def test_days_in_an_order_that_is_open_are_not_guessed():
    (error,) = read("when", "01/02/2026", when="start", order=None).errors

    assert "order of its parts" in error.reason


def test_much_that_is_wrong_ends_the_reading():
    errors = read("when", *["soon"] * 500, when="start").errors

    assert (len(errors), errors[-1].line) == (201, 202)


@pytest.mark.parametrize("name", ["tagebuch.csv", "bearable.csv", "track_and_graph.csv"])
def test_the_same_file_twice_adds_nothing(name):
    _, parsed = of_file(name)
    added = plan(EMPTY, parsed).additions

    assert plan(added, parsed).empty
    assert not plan(added, parsed).blocked


def test_equal_rows_are_as_many_bouts():
    parsed = read("when,where", *["2026-03-01 08:00,calf"] * 2, when="start", where="site")

    assert len({row.record.id for row in parsed.episodes}) == 2


def test_a_spreadsheet_in_german_is_read_without_a_question():
    preset, parsed = of_file("tagebuch.csv")

    assert (preset, parsed.errors) == (None, ())
    first, second = (row.record for row in parsed.episodes)
    assert (first.started_at.isoformat(), first.strength) == ("2026-03-01T22:15:00+01:00", 2)
    assert second.sites == (Site("eyelid_lower", "right"), Site("thumb", "left"))
    assert second.note == "viel Kaffee\nund wenig Wasser"
    assert (parsed.days[0].tracked, dict(parsed.days[0].values)["caffeine_mg"]) == ("none", 90)


def test_bearable():
    preset, parsed = of_file("bearable.csv")

    assert (preset.NAME, parsed.errors) == ("Bearable", ())
    assert [row.record.strength for row in parsed.episodes] == [1, 3, 0]
    assert [row.record.type for row in parsed.episodes][2] == "eyelid_myokymia"
    assert dict(parsed.days[0].values) == {"own_mood": 6.25, "sleep_quality": 2.5}
    assert dict(parsed.days[1].values) == {"sleep_quality": 7.5, "caffeine_mg": 180}
    assert parsed.days[0].note == "Bad night"


def test_daylio():
    preset, parsed = of_file("daylio.csv")

    assert preset.NAME == "Daylio"
    assert [row.record.value for row in parsed.readings] == [7.5, 2.5]
    assert [(error.line, error.value) for error in parsed.errors] == [(5, "blah")]
    assert parsed.episodes[0].record.started_at.isoformat() == "2026-01-06T22:10:00+01:00"
    assert parsed.days[0].note == "A long day\nCalf again,\nafter the stairs"


def test_track_and_graph():
    preset, parsed = of_file("track_and_graph.csv")

    assert (preset.NAME, parsed.errors) == ("Track & Graph", ())
    assert [row.record.value for row in parsed.readings] == [7.25, 90, 180]
    assert [row.record.day.day for row in parsed.episodes] == [5, 5]
    assert parsed.episodes[0].record.sites == (Site("calf", "left"),)


def test_track_and_graph_before_labels_had_a_column():
    _, parsed = of_file("track_and_graph_before_labels.csv")

    assert [(row.record.factor, row.record.value) for row in parsed.readings] == [
        ("stress", 2),
        ("sleep_h", 7.25),
    ]


@pytest.mark.parametrize("name", ["perfice.csv", "perfice.json"])
def test_perfice(name):
    preset, parsed = of_file(name)

    assert (preset.NAME, parsed.errors) == ("Perfice", ())
    (row,) = parsed.episodes
    assert (row.record.day, row.record.sites) == (date(2026, 1, 5), (Site("calf", "left"),))
    assert [one.what for one in parsed.unused] == ["coffee", "late"]


def test_loop_habit_tracker():
    preset, parsed = of_file("loop.zip")

    assert preset.NAME == "Loop Habit Tracker"
    assert [(row.day.day, row.values) for row in parsed.days] == [
        (6, (("own_yoga", 0.0), ("own_magnesium", 1.0))),
        (7, (("own_yoga", 1.0), ("own_magnesium", 0.0))),
    ]


def test_a_time_that_is_not_said_is_none():
    found = read("when,at,where", "2026-03-01,-,calf", when="start", at="time", where="site")

    assert found.errors == ()
    assert found.episodes[0].record.started_at.hour == 12
