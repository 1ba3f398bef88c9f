"""Stretches of days, their weeks and how finely they are drawn."""

from datetime import date

import pytest

from twitchlog.analysis.span import Gap, Span, following, gaps, month_of_week, week_of

MAY = Span(date(2026, 5, 1), date(2026, 5, 31))


def test_both_ends_belong_to_it():
    assert MAY.days == 31
    assert Span.ending(date(2026, 5, 31), 31) == MAY


def test_the_span_before_is_as_long_and_ends_the_day_before():
    assert MAY.before == Span(date(2026, 3, 31), date(2026, 4, 30))


def test_one_that_ends_before_it_begins_holds_no_day():
    assert Span(date(2026, 5, 2), date(2026, 5, 1)).days == 0


@pytest.mark.parametrize(
    ("days", "by_week", "type_step"),
    [
        (92, False, "day"),
        (93, False, "week"),
        (366, False, "week"),
        (367, True, "month"),
    ],
)
def test_long_spans_are_drawn_in_wider_steps(days, by_week, type_step):
    span = Span.ending(date(2026, 5, 31), days)

    assert (span.by_week, span.type_step) == (by_week, type_step)


@pytest.mark.parametrize(
    ("starts_on", "first"),
    [(0, date(2026, 5, 4)), (6, date(2026, 5, 3)), (2, date(2026, 5, 6)), (3, date(2026, 4, 30))],
)
def test_weeks_start_on_the_chosen_day(starts_on, first):
    wednesday = date(2026, 5, 6)

    assert week_of(wednesday, starts_on) == first


@pytest.mark.parametrize(
    ("week", "month"),
    [
        (date(2026, 4, 27), date(2026, 4, 1)),
        (date(2026, 4, 28), date(2026, 5, 1)),
        (date(2026, 12, 29), date(2027, 1, 1)),
    ],
)
def test_a_week_counts_in_the_month_of_its_middle_day(week, month):
    assert month_of_week(week) == month


def test_missing_days_in_a_row_make_one_gap():
    days = [date(2026, 5, n) for n in range(1, 6)]

    found = gaps(days, date(2026, 5, 6), [True, True, False, False, True])

    assert found == (Gap(days[0], days[1]), Gap(days[4], days[4]))


def test_a_missing_step_is_a_gap_up_to_the_next_one():
    months = [date(2026, 2, 1), date(2026, 3, 1)]

    assert gaps(months, date(2026, 4, 1), [True, False]) == (Gap(months[0], date(2026, 2, 28)),)


@pytest.mark.parametrize(
    ("step", "next_start"),
    [("day", date(2026, 12, 2)), ("week", date(2026, 12, 8)), ("month", date(2027, 1, 1))],
)
def test_steps_follow_each_other(step, next_start):
    assert following(date(2026, 12, 1), step) == next_start
