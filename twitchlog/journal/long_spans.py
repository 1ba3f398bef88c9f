"""Counts of spans beyond a year, run of weeks by run of weeks: only the runs that changed since
they were last asked for are counted again."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from itertools import chain
from typing import Any, NamedTuple, TypeAlias

from twitchlog.catalogue import Factor
from twitchlog.journal import trends
from twitchlog.journal.bout_times import StartColumns, columns_of, start_columns
from twitchlog.journal.factor_weeks import factor_weeks
from twitchlog.journal.kept import kept
from twitchlog.journal.revisions import Run, runs_of_weeks
from twitchlog.journal.site_weeks import SiteWeeks, site_weeks
from twitchlog.journal.trends import EVERY_BOUT
from twitchlog.records import EpisodeFilter, Owner

WEEKS_OF_RUN = 26
_Week: TypeAlias = tuple[date, float, int]


class SpanCounts(NamedTuple):
    """What a span adds up to.

    busy     days on which a bout began
    weeks    first day, bouts and tracked days of each week with a tracked day
    types    first day of a week, type, bouts
    hours    weekday, hour, bouts
    starts   when the bouts began
    tracked  ordinals of the tracked days
    places   how often each region and side was noted, in weeks in a row
    factors  by slug, first day of each week with a value, the sum of its effective values, and
             how many days have one
    """

    busy: int
    weeks: list[tuple[date, int, int]]
    types: list[tuple[date, str, int]]
    hours: list[tuple[int, int, int]]
    starts: StartColumns
    tracked: array[int]
    places: list[SiteWeeks]
    factors: dict[str, list[_Week]]


def counts_of(
    owner: Owner,
    factors: Sequence[Factor],
    first: date,
    last: date,
    wanted: EpisodeFilter = EVERY_BOUT,
) -> SpanCounts:
    """Everything that is counted of the days from first to last, of the bouts that are wanted."""
    rules = tuple((factor.slug, factor.combine) for factor in factors)
    week = owner.settings.week_starts_on
    parts = [
        kept(
            owner,
            "counts",
            (run, week, rules, wanted),
            partial(_counted, owner, factors, run, wanted),
        )
        for run in runs_of_weeks(owner, first, last, WEEKS_OF_RUN)
    ]
    if not parts:
        return SpanCounts(0, [], [], [], columns_of([]), array("i"), [], {})
    busy, weeks, types, hours, starts, tracked, places, values = zip(*parts, strict=True)
    return SpanCounts(
        sum(busy),
        list(chain.from_iterable(weeks)),
        list(chain.from_iterable(types)),
        _added(hours),
        StartColumns(*(_end_to_end(column) for column in zip(*starts, strict=True))),
        _end_to_end(tracked),
        [SiteWeeks(*part) for part in places],
        _joined(values),
    )


def _end_to_end(parts: Iterable[array[int]]) -> array[int]:
    joined = array("i")
    for part in parts:
        joined.extend(part)
    return joined


def _added(parts: Iterable[Iterable[tuple[Any, Any, int]]]) -> list[tuple[Any, Any, int]]:
    """Rows of all parts, those that count the same added up."""
    totals: Counter[tuple[Any, Any]] = Counter()
    for first, second, count in chain.from_iterable(parts):
        totals[first, second] += count
    return [(*what, count) for what, count in totals.items()]


def _joined(parts: Iterable[dict[str, list[_Week]]]) -> dict[str, list[_Week]]:
    """The weeks of all parts by factor."""
    weeks: dict[str, list[_Week]] = defaultdict(list)
    for part in parts:
        for slug, rows in part.items():
            weeks[slug] += rows
    return dict(weeks)


def _counted(
    owner: Owner, factors: Sequence[Factor], run: Run, wanted: EpisodeFilter
) -> tuple[Any, ...]:
    """The fields of SpanCounts for one run, as plain tuples, which are quickest to take out."""
    within = owner, run.first, run.last, wanted
    rows = (
        trends.tracked_weeks(*within),
        trends.types_by_week(*within),
        trends.hours(*within),
    )
    values: dict[str, list[_Week]] = defaultdict(list)
    for slug, week, total, days in factor_weeks(owner, factors, run.first, run.last):
        values[slug].append((week, total, days))
    busy = trends.days_with_episodes(*within)
    tracked = array("i", [day.toordinal() for day, _n in trends.tracked_days(*within)])
    return (
        busy,
        *(list(map(tuple, one)) for one in rows),
        tuple(start_columns(*within)),
        tracked,
        tuple(site_weeks(*within)),
        dict(values),
    )
