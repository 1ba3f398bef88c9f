"""Spans of time that several devices tell of."""

import pytest

from twitchlog.imports.faults import TooLarge
from twitchlog.imports.foreign import spans
from twitchlog.imports.foreign.spans import Gathered, Span, merged, seconds


def span(start: int, end: int) -> Span:
    return Span(start, end, 60, 1)


def test_what_overlaps_or_touches_becomes_one():
    together = merged([span(50, 60), span(0, 20), span(10, 30), span(30, 40)])

    assert [one[:2] for one in together] == [(0, 40), (50, 60)]
    assert seconds(together) == 50


def test_a_span_within_another_adds_nothing():
    assert seconds(merged([span(0, 100), span(10, 20), span(90, 95)])) == 100


def test_spans_in_order_are_kept_as_one():
    gathered = Gathered("mine")
    for minute in range(1000):
        gathered.add(span(minute * 60, minute * 60 + 60))

    assert [one[:2] for one in gathered] == [(0, 60_000)]


def test_a_wall_clock_is_told():
    assert span(0, 3600).ended.isoformat() == "1970-01-01T02:00:00+01:00"


def test_more_spans_than_a_life_has_are_refused(monkeypatch):
    monkeypatch.setattr(spans, "MOST_SPANS", 2)
    gathered = Gathered("mine")
    gathered.add(span(0, 1))
    gathered.add(span(5, 6))

    with pytest.raises(TooLarge, match="more than 2 pieces"):
        gathered.add(span(8, 9))
