"""Dated events along the time: where bars and points stand, and what is said of them."""

from datetime import date

import pytest

from tests.builders import event
from twitchlog.courses import courses
from twitchlog.timeline import Bar, Mark, Scale, course_words, timeline

MARCH = Scale(date(2026, 3, 1), date(2026, 3, 20))  # twenty days: each is 5 % wide
LAST = MARCH.last


def medicine(kind, day, dose="", label="Magnesium"):
    return event(label, kind=f"medicine_{kind}", day=day, dose=dose)


def march(day: int) -> date:
    return date(2026, 3, day)


@pytest.fixture(autouse=True)
def _in_english(app):
    with app.test_request_context():
        yield


def test_a_course_is_a_bar_from_its_start_to_its_stop():
    found = timeline(
        [medicine("start", march(5), "400 mg"), medicine("stop", march(9))], MARCH, LAST
    )
    (row,) = found.rows

    assert row.bars == (Bar(20.0, 20.0, "400 mg, 5 Mar 2026 to 9 Mar 2026"),)
    assert (row.label, row.words) == ("Magnesium", ("400 mg, 5 Mar 2026 to 9 Mar 2026",))


def test_each_dose_is_a_bar_of_its_own_and_the_last_goes_on_to_the_end():
    events = [medicine("start", march(5), "200 mg"), medicine("change", march(9), "400 mg")]
    (row,) = timeline(events, MARCH, LAST).rows

    assert [(bar.left, bar.width) for bar in row.bars] == [(20.0, 20.0), (40.0, 60.0)]
    assert row.words == ("400 mg, since 9 Mar 2026", "200 mg, 5 Mar 2026 to 9 Mar 2026")


def test_a_course_of_unknown_start_comes_from_the_edge():
    (row,) = timeline([medicine("stop", march(5))], MARCH, LAST).rows

    assert (row.bars, row.words) == ((Bar(0.0, 20.0, "until 5 Mar 2026"),), ("until 5 Mar 2026",))


def test_what_began_before_the_span_is_cut_and_what_ended_before_is_left_out():
    events = [
        medicine("start", date(2026, 1, 1)),
        medicine("start", date(2026, 1, 1), label="Old"),
        medicine("stop", date(2026, 1, 9), label="Old"),
        event("Flu", kind="illness", day=date(2026, 1, 1)),
    ]
    (row,) = timeline(events, MARCH, LAST).rows

    assert (row.label, [(bar.left, bar.width) for bar in row.bars]) == ("Magnesium", [(0.0, 100.0)])


def test_a_single_day_is_wide_enough_to_be_seen():
    (row,) = timeline([medicine("start", LAST), medicine("stop", LAST)], MARCH, LAST).rows

    assert [(bar.left, bar.width) for bar in row.bars] == [(95.0, 0.8)]


def test_courses_of_one_name_share_a_line():
    events = [
        medicine("start", march(1)),
        medicine("stop", march(3)),
        medicine("start", march(7)),
    ]
    (row,) = timeline(events, MARCH, LAST).rows

    assert len(row.bars) == 2


def test_all_else_is_points_by_kind_with_own_kinds_last():
    events = [
        event("Massage", kind="Physio", day=march(2)),
        event("Ferritin", kind="test", day=march(3), dose="31 ng/ml"),
        event("Flu", kind="illness", day=march(1)),
    ]
    rows = timeline(events, MARCH, LAST).rows

    assert [row.label for row in rows] == ["Illness", "Test or examination", "Physio"]
    assert rows[1].marks == (Mark(10.0, "Ferritin, 31 ng/ml, 3 Mar 2026"),)


def test_of_many_points_a_few_are_told():
    events = [event("Flu", kind="illness", day=march(n)) for n in range(1, 8)]
    (row,) = timeline(events, MARCH, LAST).rows

    assert len(row.marks) == 7
    assert row.words[0] == "Flu, 7 Mar 2026"
    assert row.words[-1] == "and 3 more"


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (date(2026, 3, 2), date(2026, 3, 20), ["2 Mar 2026"]),
        (date(2026, 1, 15), date(2026, 3, 20), ["Feb 2026", "Mar 2026"]),
        (date(2025, 1, 15), date(2026, 3, 20), ["Apr 2025", "Jul 2025", "Oct 2025", "Jan 2026"]),
        (date(2021, 6, 1), date(2026, 3, 20), ["2022", "2023", "2024", "2025", "2026"]),
        (date(1900, 1, 1), date(2100, 12, 31), ["1920", "1940", "1960"]),
    ],
)
def test_a_few_months_are_named(first, last, labels):
    ticks = timeline([], Scale(first, last), last).ticks

    assert [tick.words for tick in ticks][: len(labels)] == labels
    assert len(ticks) <= 11


def test_the_words_of_a_course_need_no_span():
    assert course_words(courses([medicine("change", march(3), "2 g")])) == [
        "2 g, since 3 Mar 2026",
        "until 3 Mar 2026",
    ]
