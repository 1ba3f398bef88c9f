"""The clock, and courses of medicines."""

from datetime import date

from twitchlog.svg.course import course
from twitchlog.svg.hours import hours

SPAN = (date(2026, 1, 1), date(2026, 1, 11))


def test_each_hour_with_episodes_has_a_bar_with_its_number():
    found = hours([0] * 22 + [3, 1], "By the hour")

    assert found.count('class="d-bar"') == 2
    assert ">3<" in found


def test_hours_without_any_can_be_drawn():
    assert 'class="d-bar"' not in hours([0] * 24, "By the hour")


def test_a_course_lies_where_its_days_lie():
    found = course(SPAN, date(2026, 1, 6), date(2026, 1, 11), [], "Magnesium")

    assert '<rect x="100" y="3" width="100"' in found
    assert found.count('class="d-end"') == 2


def test_a_course_that_goes_on_has_no_end():
    found = course(SPAN, date(2026, 1, 6), None, [date(2026, 1, 8)], "Magnesium")

    assert (found.count('class="d-end"'), found.count('class="d-changed"')) == (1, 1)
