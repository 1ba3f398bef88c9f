"""What files say as a whole, and where they contradict themselves."""

from datetime import date

import pytest

from tests.files import BOUT, read, zip_file
from twitchlog.imports import read_upload, review
from twitchlog.records import EpisodeRecord, JournalRecords, Settings, Site

DAY = date(2026, 3, 1)
AT_EIGHT = "2026-03-01T08:00:00+01:00"
AT_TEN = "2026-03-01T10:00:00+01:00"
LATE = "2026-03-02T01:30:00+01:00"
EPISODES = "id,started_at,type,sites,caffeine_mg"
READINGS = "date,at,factor,value,unit"


def reviewed(**tables):
    return review(read_upload(zip_file(**tables), "mine.zip"))


def coffee(at, value, unit="mg"):
    return f"2026-03-01,{at},caffeine_mg,{value},{unit}"


def bout(name, start=BOUT, caffeine=""):
    return f"{name},{start},cramp,calf:left,{caffeine}"


def caffeine_of(content):
    return content.values[DAY, "caffeine_mg"]


def told(faults):
    return [(fault.file, fault.line, fault.column) for fault in faults]


def test_a_night_bout_belongs_to_the_evening_before():
    content = reviewed(episodes=(EPISODES, bout("a", LATE)))

    assert content.episodes[0].record.day == DAY


def test_the_day_start_of_the_journal_rules_where_no_other_is_given():
    journal = JournalRecords(settings=Settings(day_starts_at=0))
    content = review(read(EPISODES, bout("a", LATE)), journal)

    assert content.episodes[0].record.day == date(2026, 3, 2)


def test_a_value_that_the_readings_add_up_to_is_no_statement():
    days = ("date,caffeine_mg", "2026-03-01,170")
    content = reviewed(days=days, readings=(READINGS, coffee(AT_EIGHT, 90), coffee(AT_TEN, 80)))

    assert (caffeine_of(content).value, caffeine_of(content).stated) == (170, False)


def test_a_value_beside_readings_that_make_another_is_a_statement():
    days = ("date,caffeine_mg", "2026-03-01,200")
    content = reviewed(days=days, readings=(READINGS, coffee(AT_EIGHT, 90)))

    assert (caffeine_of(content).value, caffeine_of(content).stated) == (200, True)


def test_readings_alone_make_the_value():
    content = reviewed(readings=(READINGS, coffee(AT_EIGHT, 90), coffee(AT_TEN, 80)))

    assert (caffeine_of(content).value, caffeine_of(content).stated) == (170, False)


def test_a_sum_beyond_the_range_is_still_a_sum():
    days = ("date,caffeine_mg", "2026-03-01,8000")
    readings = (READINGS, coffee(AT_EIGHT, 4000), coffee(AT_TEN, 4000))
    content = reviewed(days=days, readings=readings)

    assert content.errors == ()
    assert caffeine_of(content).value == 8000


def test_columns_of_episodes_fill_what_days_leave_blank():
    content = reviewed(
        days=("date,caffeine_mg,stress", "2026-03-01,,3"),
        episodes=(EPISODES, bout("a", caffeine="90"), bout("b"), bout("c", caffeine="90.0")),
    )

    assert caffeine_of(content).value == 90
    assert content.conflicts == ()


def test_days_win_over_columns_of_episodes():
    content = reviewed(
        days=("date,caffeine_mg", "2026-03-01,0"),
        episodes=(EPISODES, bout("a", caffeine="90"), bout("b", caffeine="80")),
    )

    assert caffeine_of(content).value == 0
    assert content.conflicts == ()


def test_rows_of_one_day_that_disagree_are_a_conflict():
    rows = (bout("a", caffeine="90"), bout("b", caffeine="80"))
    content = reviewed(episodes=(EPISODES, *rows))

    assert told(content.conflicts) == [("episodes.csv", 3, "caffeine_mg")]
    assert (DAY, "caffeine_mg") not in content.values


def test_episodes_claimed_without_a_row_are_a_conflict():
    content = reviewed(days=("date,tracked", "2026-03-01,episodes"))

    assert told(content.conflicts) == [("days.csv", 2, "tracked")]


def test_episodes_claimed_are_believed_where_the_journal_has_them():
    parsed = read("date,tracked", "2026-03-01,episodes")
    start = "2026-03-01T22:15:00+01:00"
    episode = EpisodeRecord(
        id="a", started_at=start, day=DAY, type="cramp", sites=(Site("calf", "left"),)
    )

    assert review(parsed, JournalRecords(episodes=(episode,))).conflicts == ()


def test_a_wrong_row_of_episodes_is_not_told_a_second_time():
    content = reviewed(
        days=("date,tracked", "2026-03-01,episodes"),
        episodes=(EPISODES, bout("a").replace("cramp", "twitch")),
    )

    assert told(content.errors) == [("episodes.csv", 2, "type")]
    assert content.conflicts == ()


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("caffeine_mg", "-1", "is outside 0 - 5000"),
        ("stress", "11", "is outside 0 - 10"),
        ("illness", "0.5", "must be 0 or 1"),
        ("own_tea", "-3", "is outside 0 - 100000"),
    ],
)
def test_a_value_out_of_range_is_an_error(column, value, reason):
    content = review(read(f"date,{column}", f"2026-03-01,{value}"))
    (error,) = content.errors

    assert str(error) == f'mine.csv, line 2, {column} "{value}": {reason}'


def test_a_reading_out_of_range_is_an_error():
    content = review(read(READINGS, coffee(AT_EIGHT, 9000)))

    assert told(content.errors) == [("mine.csv", 2, "value")]
    assert content.readings == ()


def test_a_reading_in_another_unit_is_an_error():
    content = review(read(READINGS, coffee(AT_EIGHT, 90, "g"), coffee(AT_TEN, 80, "")))
    (error,) = content.errors

    assert (error.column, error.value, error.fact) == ("unit", "g", "mg")
    assert len(content.readings) == 1


def test_an_own_factor_that_only_a_reading_tells_of_takes_its_unit():
    content = review(read(READINGS, f"2026-03-01,{AT_EIGHT},own_green_tea,2,cups"))
    (own,) = content.assumed

    assert (own.slug, own.label, own.unit) == ("own_green_tea", "green tea", "cups")
    assert (own.kind, own.combine, own.lag) == ("amount", "sum", 0)


def test_bouts_without_id_must_differ():
    rows = (bout(""), bout("a"), bout("", start=LATE), bout("b"))
    content = reviewed(episodes=(EPISODES, *rows))

    assert told(content.errors) == [("episodes.csv", 2, "id")]
    assert content.errors[0].fact == "3"
