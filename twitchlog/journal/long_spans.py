"""Counts of spans beyond a year, run of weeks by run of weeks: only the runs that changed since
they were last asked for are counted again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

from twitchlog.catalogue import Factor
from twitchlog.journal import trends
from twitchlog.journal.factor_weeks import factor_weeks
from twitchlog.journal.kept import kept
from twitchlog.journal.revisions import Run, runs_of_weeks
from twitchlog.records import Owner

WEEKS_OF_RUN = 26


class SpanCounts(NamedTuple):
    """What a span adds up to.

    busy     days on which a bout began
    weeks    first day, bouts and tracked days of each week with a tracked day
    types    first day of a week, type, bouts
    hours    weekday, hour, bouts
    sites    region, side, how often it was noted
    factors  factor, first day of a week, sum of its effective values, days that have one
    """

    busy: int
    weeks: list[tuple[date, int, int]]
    types: list[tuple[date, str, int]]
    hours: list[tuple[int, int, int]]
    sites: list[tuple[str, str, int]]
    factors: list[tuple[str, date, float, int]]


def counts_of(owner: Owner, factors: Sequence[Factor], first: date, last: date) -> SpanCounts:
    """Everything that is counted of the days from first to last."""
    rules = tuple((factor.slug, factor.combine) for factor in factors)
    week = owner.settings.week_starts_on
    parts = [
        kept(owner, "counts", (run, week, rules), partial(_counted, owner, factors, run))
        for run in runs_of_weeks(owner, first, last, WEEKS_OF_RUN)
    ]
    busy, weeks, types, hours, sites, values = zip(*parts, strict=True) if parts else [()] * 6
    return SpanCounts(
        sum(busy),
        list(chain.from_iterable(weeks)),
        list(chain.from_iterable(types)),
        _added(hours),
        _added(sites),
        list(chain.from_iterable(values)),
    )


def _added(parts: Iterable[Iterable[tuple[Any, Any, int]]]) -> list[tuple[Any, Any, int]]:
    """Rows of all parts, those that count the same added up."""
    totals: Counter[tuple[Any, Any]] = Counter()
    for first, second, count in chain.from_iterable(parts):
        totals[first, second] += count
    return [(*what, count) for what, count in totals.items()]


def _counted(owner: Owner, factors: Sequence[Factor], run: Run) -> tuple[Any, ...]:
    """The fields of SpanCounts for one run, as plain tuples, which are quickest to take out."""
    within = owner, run.first, run.last
    rows = (
        trends.tracked_weeks(*within),
        trends.types_by_week(*within),
        trends.hours(*within),
        trends.sites(*within),
        factor_weeks(owner, factors, run.first, run.last),
    )
    return trends.days_with_episodes(*within), *(list(map(tuple, one)) for one in rows)
