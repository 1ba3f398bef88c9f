"""Values of whole days that a file tells in several places."""

from datetime import date

import pytest

from twitchlog.imports.faults import Place
from twitchlog.imports.foreign.gathering import Days

DAY = date(2026, 3, 1)


def place(line):
    return Place("diary.csv", line)


@pytest.mark.parametrize(
    ("combine", "together"), [("sum", 9.0), ("mean", 3.0), ("max", 5.0), ("last", 1.0)]
)
def test_several_values_are_put_together_as_their_factor_says(combine, together):
    days = Days()
    for line, value in ((2, 3.0), (3, 5.0), (4, 1.0)):
        days.add(place(line), DAY, "stress", value, combine)

    (row,) = days.rows()
    assert (row.values, row.place.line) == ((("stress", together),), 2)


def test_sums_have_no_dust_of_binary_fractions():
    days = Days()
    for value in (0.1, 0.2):
        days.add(place(2), DAY, "alcohol_drinks", value, "sum")

    assert days.rows()[0].values == (("alcohol_drinks", 0.3),)


def test_notes_are_kept_once_each():
    days = Days()
    for note in ("tired", "tired", "better"):
        days.add_note(place(2), DAY, note)

    assert days.rows()[0].note == "tired\nbetter"


def test_days_come_in_order_each_once():
    days = Days()
    days.add_none(place(9), date(2026, 3, 2))
    days.add(place(2), DAY, "stress", 3, "mean")

    assert [(row.day.day, row.tracked) for row in days.rows()] == [(1, ""), (2, "none")]
