"""A span as a whole: what counts in it and what is compared."""

from datetime import date, timedelta

import numpy as np

from twitchlog.analysis.span import Span
from twitchlog.analysis.trends import Factors, Patterns, reach, trends_by_day, trends_by_week
from twitchlog.catalogue import BY_SLUG

FIRST = date(2026, 3, 2)
SPAN = Span.ending(FIRST + timedelta(days=27), 28)
NOTHING = Patterns()
NONE = Factors()


def days(first, *counts):
    return [(first + timedelta(days=n), count) for n, count in enumerate(counts)]


def test_days_before_the_span_are_compared_but_not_counted():
    tracked = days(SPAN.before.first, *[0] * 28, *[2] * 28)

    found = trends_by_day(SPAN, tracked, NOTHING, NONE, reaches_back=True)

    assert found.tally.episodes == 56
    assert found.comparison.change == "more"
    assert found.comparison.before.episodes == 0


def test_a_journal_that_began_later_is_not_compared():
    found = trends_by_day(SPAN, days(FIRST, 1), NOTHING, NONE, reaches_back=False)

    assert found.comparison is None


def test_only_tracked_days_of_the_span_stand_under_the_types():
    tracked = days(FIRST - timedelta(days=2), 1, 1, 1, 1)

    found = trends_by_day(SPAN, tracked, NOTHING, NONE, reaches_back=False)

    assert found.types.tracked.sum() == 2


def test_factors_keep_their_order_and_may_lack_values():
    sleep, stress = BY_SLUG["sleep_h"], BY_SLUG["stress"]
    factors = Factors([stress, sleep], {"sleep_h": [(FIRST, 7.0)]})

    found = trends_by_day(SPAN, days(FIRST, 1), NOTHING, factors, reaches_back=False)

    assert [(s.factor.slug, s.days) for s in found.factors] == [("stress", 0), ("sleep_h", 1)]


def test_a_long_span_is_counted_by_week():
    span = Span(FIRST, FIRST + timedelta(days=399))
    weeks = [(FIRST, 7, 7), (FIRST + timedelta(weeks=56), 3, 6)]

    found = trends_by_week(span, weeks, NOTHING, NONE, with_episodes=9)

    assert (found.tally.days, found.tally.tracked, found.tally.episodes) == (400, 13, 10)
    np.testing.assert_allclose(found.weekly.means[[0, -1]], [1, 0.5])
    assert found.months.means.shape == (2, 12)


def test_a_weeks_factor_starts_with_the_spans_week():
    span = Span(date(2026, 3, 4), date(2027, 3, 31))
    factors = Factors([BY_SLUG["sleep_h"]], weeks={"sleep_h": [(FIRST, 14.0, 2)]})

    found = trends_by_week(span, [(FIRST, 1, 2)], NOTHING, factors, with_episodes=1)

    assert found.factors[0].first == FIRST
    assert found.factors[0].values[0] == 7


def test_means_and_comparison_reach_back_two_spans_and_six_days():
    assert reach(SPAN) == FIRST - timedelta(days=34)
