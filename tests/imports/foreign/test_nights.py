"""Which sleep belongs to which morning, and how long it was."""

from datetime import date, datetime

import pytest

from twitchlog.imports.foreign.nights import Sleep
from twitchlog.imports.foreign.spans import Span


def span(begun: str, ended: str) -> Span:
    """A piece of sleep in March 2026, as in "01 23:00", an hour ahead of UTC."""
    start, end = (datetime.fromisoformat(f"2026-03-{at}+01:00") for at in (begun, ended))
    return Span(int(start.timestamp()), int(end.timestamp()), 60, 1)


def nights(*spans: Span, measured: bool = False) -> dict[int, float]:
    sleep = Sleep("mine")
    for one in spans:
        sleep.add(one, measured=measured)
    return {night.day.day: night.hours for night in sleep.nights()}


@pytest.mark.parametrize(
    ("begun", "ended", "expected"),
    [
        ("01 22:00", "02 06:00", {2: 8}),
        ("02 01:00", "02 07:30", {2: 6.5}),
        ("01 18:30", "02 03:00", {2: 8.5}),
        ("02 08:00", "02 15:00", {2: 7}),  # after a night shift
        ("02 13:00", "02 20:00", {2: 7}),  # the same, later
        ("02 14:00", "02 14:45", {}),  # a nap
    ],
)
def test_sleep_belongs_to_the_morning_on_which_it_ended(begun, ended, expected):
    assert nights(span(begun, ended)) == expected


def test_a_night_with_hours_awake_is_one_night():
    assert nights(span("01 21:00", "01 23:00"), span("02 02:00", "02 06:00")) == {2: 6}


def test_a_nap_adds_nothing_and_is_counted():
    sleep = Sleep("mine")
    sleep.add(span("01 23:00", "02 06:00"))
    sleep.add(span("02 15:00", "02 15:30"))

    assert [(night.day, night.hours) for night in sleep.nights()] == [(date(2026, 3, 2), 7)]
    assert sleep.naps == 1


def test_a_measured_night_takes_no_guesses_but_other_nights_do():
    sleep = Sleep("mine")
    sleep.add(span("01 22:00", "02 08:00"))
    sleep.add(span("01 23:00", "02 06:00"), measured=True)
    sleep.add(span("02 22:00", "03 06:00"))

    assert [night.hours for night in sleep.nights()] == [7, 8]
