"""Bouts on the clock of a day; hand-counted."""

from datetime import date

from twitchlog.analysis.span import Span
from twitchlog.analysis.trend.blocks import Block, clock

FIRST, NEXT, THIRD = (date(2026, 3, day) for day in (2, 3, 4))
SPAN = Span(FIRST, NEXT)


def at(day, hour, minute=0):
    return day.toordinal() * 1440 + hour * 60 + minute


def drawn(start, end=None, *, going=False, offset=0, day_starts_at=4):
    return clock([(0, start, offset, end, going)], SPAN, day_starts_at)


def test_a_bout_reaches_from_start_to_end_on_its_own_clock():
    found = drawn(at(FIRST, 20), at(FIRST, 21, 30), offset=60)

    assert found.blocks == (Block(FIRST, 17 * 60, 18 * 60 + 30, "ended"),)


def test_half_past_one_belongs_to_the_evening_before():
    assert drawn(at(NEXT, 1, 30)).blocks == (Block(FIRST, 1290, 1290, "open"),)


def test_what_passes_the_start_of_a_day_goes_on_at_the_top_of_the_next():
    found = drawn(at(NEXT, 3), at(NEXT, 6))

    assert found.blocks == (Block(FIRST, 1380, 1440, "ended"), Block(NEXT, 0, 120, "ended"))
    assert found.ended == 1


def test_an_end_at_the_start_of_a_day_leaves_nothing_on_it():
    assert [block.day for block in drawn(at(FIRST, 22), at(NEXT, 4)).blocks] == [FIRST]


def test_what_is_still_going_reaches_to_the_end_of_its_day():
    assert drawn(at(FIRST, 12), going=True).blocks == (Block(FIRST, 480, 1440, "going"),)


def test_what_lies_beyond_the_span_is_left_out():
    found = drawn(at(NEXT, 12), at(THIRD, 12))

    assert [block.day for block in found.blocks] == [NEXT]


def test_kinds_are_counted():
    bouts = [(0, at(FIRST, 12), 0, None, going) for going in (True, False, False)]

    found = clock(bouts, SPAN, 4)

    assert (found.ended, found.going, found.open) == (0, 1, 2)
