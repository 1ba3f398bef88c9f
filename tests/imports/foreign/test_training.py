"""Minutes of exercise from workouts and from a watch that counts."""

from datetime import datetime

from twitchlog.imports.foreign.spans import Span
from twitchlog.imports.foreign.training import Training


def span(begun: str, ended: str, day: int = 1) -> Span:
    start, end = (datetime.fromisoformat(f"2026-03-0{day}T{at}+00:00") for at in (begun, ended))
    return Span(int(start.timestamp()), int(end.timestamp()), 0, 1)


def minutes(training: Training) -> list[float]:
    return [active.minutes for active in training.days()]


def test_counted_minutes_add_up():
    training = Training("mine")
    training.add_minutes(span("09:00", "09:05"))
    training.add_minutes(span("17:00", "17:10"))

    assert minutes(training) == [15]


def test_minutes_within_a_workout_count_once():
    training = Training("mine")
    training.add_workout(span("18:00", "18:30"))
    training.add_minutes(span("17:55", "18:20"))
    training.add_minutes(span("18:25", "18:40"))

    assert minutes(training) == [45]


def test_a_break_does_not_count():
    training = Training("mine")
    training.add_workout(span("10:00", "11:00"), duration=40 * 60)
    training.add_minutes(span("10:00", "10:20"))
    training.add_minutes(span("10:40", "11:00"))

    assert minutes(training) == [40]


def test_what_was_counted_meanwhile_counts_where_it_is_longer():
    training = Training("mine")
    training.add_workout(span("10:00", "11:00"), duration=10 * 60)
    training.add_minutes(span("10:00", "10:30"))

    assert minutes(training) == [30]


def test_the_same_workout_of_two_applications_counts_once():
    training = Training("mine")
    training.add_workout(span("10:00", "10:30"), duration=29 * 60)
    training.add_workout(span("10:01", "10:30"), duration=28 * 60)

    assert minutes(training) == [30]


def test_days_are_told_apart():
    training = Training("mine")
    training.add_workout(span("10:00", "10:30", day=2))
    training.add_workout(span("02:00", "02:10", day=2))  # still the first of March

    assert [(active.day.day, active.minutes) for active in training.days()] == [(1, 10), (2, 30)]
