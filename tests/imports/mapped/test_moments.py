"""Moments: a day, perhaps a time, perhaps an offset."""

from datetime import date, time, timedelta

import pytest

from twitchlog.imports.faults import WrongCell
from twitchlog.imports.mapped.moments import Told, instant, time_of, told_of

DAY, HOUR = date(2026, 3, 1), timedelta(hours=1)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("01.03.2026", Told(DAY)),
        ("01.03.2026 22:15", Told(DAY, time(22, 15))),
        ("01.03.2026, 22:15:30", Told(DAY, time(22, 15, 30))),
        ("1/3/2026 10:15 PM", Told(DAY, time(22, 15))),
        ("1. März 2026 7 Uhr", Told(DAY, time(7))),
        ("1772399700", Told(DAY, time(22, 15), HOUR)),
        ("1772399700000", Told(DAY, time(22, 15), HOUR)),
    ],
)
def test_a_cell_tells_a_day_and_perhaps_a_time(text, told):
    assert told_of(text, "dmy", "Europe/Berlin") == told


@pytest.mark.parametrize("offset", ["+01:00", "+0100"])
def test_an_offset_is_kept(offset):
    told = told_of(f"2026-03-01T22:15:00.120{offset}", "ymd", "America/New_York")

    assert told == Told(DAY, time(22, 15), HOUR)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("22:15", time(22, 15)),
        ("7.05", time(7, 5)),
        ("12 am", time(0)),
        ("12:05 p.m.", time(12, 5)),
        ("19 Uhr", time(19)),
        ("abends", time(20)),
    ],
)
def test_a_time_of_day_is_read(text, at):
    assert time_of(text) == at


@pytest.mark.parametrize("text", ["25:00", "13 pm", "22:61", "soon", "7"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(WrongCell):
        time_of(text)


def test_a_time_that_the_clocks_jumped_over_is_refused():
    with pytest.raises(WrongCell, match="jumped over"):
        instant(date(2026, 3, 29), time(2, 30), None, "Europe/Berlin")


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("01:59", "2026-10-25T01:59:00+02:00"),
        ("02:30", "2026-10-25T02:30:00+02:00"),
        ("03:00", "2026-10-25T03:00:00+01:00"),
    ],
)
def test_on_the_day_when_clocks_are_turned_each_time_has_its_own_offset(at, told):
    found = instant(date(2026, 10, 25), time_of(at), None, "Europe/Berlin")

    assert found.isoformat() == told
