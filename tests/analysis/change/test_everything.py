"""All questions at once: what changes is found, what does not is left alone, and nothing breaks."""

import math
import pickle
from datetime import date, timedelta

import numpy as np
import pytest

from twitchlog.analysis.change.everything import Told, changes, reach
from twitchlog.analysis.span import Span

FIRST = date(2024, 1, 1)


def asked(counts, events=(), **rows):
    """What is found of days from the first on; NaN is not tracked."""
    days = [FIRST + timedelta(days=n) for n in range(len(counts))]
    tracked = [(d, int(c)) for d, c in zip(days, counts, strict=True) if not math.isnan(c)]
    marks = [FIRST + timedelta(days=n) for n in events]
    return changes(Span(days[0], days[-1]), Told(tracked, marks, **rows))


def poisson(rates, seed=1):
    return np.random.default_rng(seed).poisson(rates).astype(float)


def test_a_steady_fall_is_found_with_its_size():
    found = asked(poisson(6 * np.exp(-1.5 * np.arange(364) / 364)))

    assert found.trend.change == "fewer"
    assert found.trend.whole.low < math.exp(-1.5) < found.trend.whole.high


def test_a_level_that_stays_is_no_change():
    found = asked(poisson(np.full(364, 3.0)), events=[100, 200])

    assert found.trend.change == "no_change"
    assert found.steps == ()
    assert [one.change for one in found.around] == ["no_change", "no_change"]


def test_a_mirrored_journal_has_the_opposite_trend():
    counts = poisson(3 * np.exp(np.arange(182) / 182))
    one, other = asked(counts).trend.whole, asked(counts[::-1]).trend.whole

    assert one.estimate == pytest.approx(1 / other.estimate, rel=0.02)


def test_a_step_is_found_with_its_day():
    (step,) = asked(poisson(np.where(np.arange(364) < 200, 6.0, 1.5))).steps

    assert step.first <= FIRST + timedelta(days=200) <= step.last
    assert step.size.low < 0.25 < step.size.high


def test_before_and_after_an_event_are_set_side_by_side():
    (one,) = asked(poisson(np.where(np.arange(364) < 200, 6.0, 1.5)), events=[200]).around

    assert (one.days, one.change) == (56, "fewer")
    assert (one.before.tracked, one.after.tracked) == (56, 56)
    assert one.ratio.low < 0.25 < one.ratio.high


def test_events_of_the_same_weeks_name_each_other():
    first, second, third = asked(poisson(np.full(364, 3.0)), events=[100, 110, 300]).around

    assert (first.others, second.others, third.others) == ((1,), (0,), ())


def test_more_events_make_each_interval_wider():
    counts = poisson(np.full(364, 3.0))
    alone = asked(counts, events=[180]).around[0].ratio
    among = asked(counts, events=[60, 120, 180, 240, 300]).around[2].ratio

    assert among.low < alone.low < alone.high < among.high


def test_an_event_with_too_few_days_after_it_is_not_compared():
    (one,) = asked(poisson(np.full(100, 3.0)), events=[95]).around

    assert (one.change, one.ratio, one.after.tracked) == (None, None, 5)


def test_logging_fewer_quiet_days_is_not_a_trend():
    counts = poisson(np.full(364, 1.5))
    quiet = np.random.default_rng(2).random(364) < np.linspace(0, 1, 364)
    counts[(counts == 0) & quiet] = np.nan
    found = asked(counts).trend

    assert found.change == "no_change"
    assert found.early > found.late


@pytest.mark.parametrize(
    ("counts", "missing"),
    [
        ([1.0] * 20, (5, 8, 4, 0)),
        ([0.0] * 100, (0, 0, 24, 10)),
        ([1.0] * 27 + [math.nan] * 100, (4, 1, 0, 0)),
    ],
)
def test_what_is_missing_is_said(counts, missing):
    found = asked(counts)

    assert (found.trend, found.missing) == (None, missing)


@pytest.mark.parametrize(
    "counts",
    [
        [5.0],
        [0.0] * 400,
        [2.0] * 400,
        [0.0] * 399 + [1e6],
        [math.nan, 3.0] * 200,
        [9.0] + [math.nan] * 3000 + [9.0] * 60,
    ],
    ids=["one day", "all zero", "constant", "a million", "every other day", "eight years away"],
)
def test_odd_journals_give_calm_answers(counts):
    found = asked(counts, events=[0, len(counts) - 1])

    assert found.steps == ()
    if found.trend:
        assert all(map(math.isfinite, (found.trend.whole.low, found.trend.whole.high)))
        assert found.trend.change == "no_change"


def test_what_is_found_can_be_kept():
    found = pickle.loads(pickle.dumps(asked(poisson(np.full(182, 3.0)), events=[90])))

    assert found.trend.change == "no_change"


def test_days_before_the_span_feed_its_first_events():
    assert reach(Span(FIRST, FIRST)) == FIRST - timedelta(days=56)
