"""Courses of medicines: from start over changes to stop, also where one of them was never noted."""

from datetime import date

import pytest

from tests.builders import event
from twitchlog.courses import CHANGE, START, STOP, Piece, courses, running


def day(number: int) -> date:
    return date(2026, 3, number)


def noted(*told, label="Magnesium"):
    """Events as (kind, day, dose)."""
    return [event(label, kind=kind, day=day(n), dose=dose, id=f"{n}") for kind, n, dose in told]


def pieces(*told) -> list[tuple[Piece, ...]]:
    return [course.pieces for course in courses(noted(*told))]


def test_a_course_goes_from_start_over_changes_to_stop():
    found = pieces((START, 1, "200 mg"), (CHANGE, 5, "400 mg"), (STOP, 9, ""))

    assert found == [(Piece(day(1), day(5), "200 mg"), Piece(day(5), day(9), "400 mg"))]


def test_what_was_not_stopped_goes_on():
    (course,) = running(noted((START, 1, "200 mg")))

    assert (course.running, course.since, course.dose) == (True, day(1), "200 mg")


def test_what_is_started_again_is_another_course():
    found = pieces((START, 1, ""), (STOP, 3, ""), (START, 5, "x"))

    assert found == [(Piece(day(1), day(3)),), (Piece(day(5), None, "x"),)]


def test_a_second_start_is_a_change():
    assert pieces((START, 1, "a"), (START, 4, "b")) == [
        (Piece(day(1), day(4), "a"), Piece(day(4), None, "b"))
    ]


def test_a_change_without_a_dose_keeps_it():
    assert pieces((START, 1, "a"), (CHANGE, 4, ""))[0][-1] == Piece(day(4), None, "a")


def test_a_start_that_was_never_noted_is_not_known():
    assert pieces((CHANGE, 4, "b")) == [(Piece(None, day(4)), Piece(day(4), None, "b"))]
    assert pieces((STOP, 4, "b")) == [(Piece(None, day(4), "b"),)]


@pytest.mark.parametrize("order", [1, -1])
def test_a_day_is_read_as_it_must_have_been(order):
    one_day = noted((START, 4, ""), (STOP, 4, ""))[::order]
    stopped_and_begun_again = noted((STOP, 4, ""), (START, 4, "b"))[::order]

    assert [course.pieces for course in courses(one_day)] == [(Piece(day(4), day(4)),)]
    assert [
        course.pieces for course in courses([*noted((START, 1, "a")), *stopped_and_begun_again])
    ] == [(Piece(day(1), day(4), "a"),), (Piece(day(4), None, "b"),)]


def test_a_name_is_the_same_in_other_letters_and_spaces():
    events = [
        *noted((START, 1, ""), label="vitamin d"),
        *noted((STOP, 3, ""), label="Vitamin  D"),
    ]
    (course,) = courses(events)

    assert (course.label, course.running, len(course.events)) == ("Vitamin  D", False, 2)


def test_names_come_by_their_last_event_and_other_events_not_at_all():
    events = [
        *noted((START, 1, ""), (STOP, 9, ""), label="A"),
        *noted((START, 3, ""), label="B"),
        event("Flu", kind="illness", day=day(9)),
    ]

    assert [course.label for course in courses(events)] == ["A", "B"]
