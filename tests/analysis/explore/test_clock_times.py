"""Moments of a journal: what was taken before them, and which days say so."""

import numpy as np

from tests.analysis.explore.clock import NAN, moment, reading, table
from twitchlog.analysis.explore.clock_times import clock_times, doses, is_timed
from twitchlog.catalogue import BY_SLUG


def coffee(values, *readings):
    return doses(table([0] * len(values), caffeine_mg=values), 0, readings)


def test_what_was_taken_within_some_hours_adds_up():
    taken = coffee([180, 90], reading(0, 8, 90), reading(0, 15, 90), reading(1, 8, 90))
    ten_on_the_second = np.array([1440.0 + 600])

    assert taken.between(ten_on_the_second, (0, 6, 24, 48)) == [90, 90, 90]


def test_what_was_noted_in_the_same_minute_did_not_come_before():
    taken = coffee([90], reading(0, 8, 90))
    (amounts,) = taken.between(np.array([480.0, 481.0]), (0, 6))

    assert amounts.tolist() == [0, 90]


def test_a_day_is_known_where_its_readings_add_up_to_its_value():
    taken = coffee([90, 200, 0, NAN], reading(0, 8, 90), reading(1, 8, 90))

    assert taken.known.tolist() == [True, False, True, False]


def test_a_slip_of_the_finger_is_capped():
    cups = [reading(day, 8, 90) for day in range(40)]
    taken = coffee([90] * 40 + [90_000], *cups, reading(40, 8, 90_000))

    assert taken.total[-1] == 40 * 90 + 4 * 90


def test_other_days_are_met_at_the_same_time_on_the_wall():
    # The clocks go forward by an hour on the second day.
    day = table([1, 1], caffeine_mg=[0, 0])
    times = clock_times(day, [moment(0, 10, 60), moment(1, 20, 120)], [])

    assert times.on_day(times.starts.wall[:1], np.array([0, 1])).tolist() == [[540, 1440 + 480]]


def test_a_bout_past_midnight_belongs_to_its_day():
    day, at, ahead = moment(1, 1.5)
    times = clock_times(table([1, 0], caffeine_mg=[0, 0]), [(moment(0, 0)[0], at, ahead)], [])

    assert day != times.starts.day[0] == 0
    assert times.starts.wall.tolist() == [25.5 * 60]


def test_what_lies_beyond_the_table_is_left_out():
    times = clock_times(
        table([1], caffeine_mg=[0]), [moment(-1, 9), moment(0, 9), moment(1, 9)], []
    )

    assert times.starts.day.tolist() == [0]


def test_only_what_adds_up_and_is_no_night_is_looked_at():
    looked_at = {slug for slug, factor in BY_SLUG.items() if is_timed(factor)}

    assert {"caffeine_mg", "alcohol_drinks", "exercise_min"} <= looked_at
    assert not {"sleep_h", "stress", "burden", "heat"} & looked_at
