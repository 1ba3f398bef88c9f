"""What the trends page shows of a span, read from the journal: by day, or beyond a year by week."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from twitchlog.catalogue import Factor
from twitchlog.journal import trends as counts
from twitchlog.journal.bout_times import bout_times, columns_of
from twitchlog.journal.factors import factors_of, shown_first
from twitchlog.journal.long_spans import counts_of
from twitchlog.journal.readings import effective_values
from twitchlog.journal.site_weeks import SiteWeeks, site_weeks
from twitchlog.journal.trends import EVERY_BOUT
from twitchlog.records import EpisodeFilter, Owner, Settings
from twitchlog.wording import shown_unit, shown_value

if TYPE_CHECKING:
    from twitchlog.analysis.span import Span
    from twitchlog.analysis.trend.details import Details
    from twitchlog.analysis.trends import Trends


class Shown(NamedTuple):
    """What a span adds up to, and what else is shown of it."""

    found: Trends
    more: Details


def trends_of(
    who: Owner, span: Span, began: date, wanted: EpisodeFilter = EVERY_BOUT
) -> Shown | None:
    """What the journal, whose first tracked day is given, shows of a span and the wanted bouts.

    None where no day of the span was tracked.
    """
    if span.days <= 0:
        return None
    return _by_week(who, span, wanted) if span.by_week else _by_day(who, span, began, wanted)


def _by_week(who: Owner, span: Span, wanted: EpisodeFilter) -> Shown | None:
    from twitchlog.analysis.trend.details import details_by_week
    from twitchlog.analysis.trend.starts import starts_of
    from twitchlog.analysis.trends import Factors, Patterns, trends_by_week

    known = factors_of(who, retired=True)
    found = counts_of(who, known, span.first, span.last, wanted)
    if not found.weeks:
        return None
    weeks = {
        factor.slug: _in_shown_unit(factor, found.factors[factor.slug], who.settings)
        for factor in known
        if factor.slug in found.factors
    }
    trends = trends_by_week(
        span,
        found.weeks,
        Patterns(found.hours, _noted(found.places), found.types),
        Factors(_shown(who, known, weeks), weeks=weeks),
        with_episodes=found.busy,
        week_starts_on=who.settings.week_starts_on,
    )
    starts = starts_of(found.starts, found.tracked)
    return Shown(trends, details_by_week(trends, starts, found.places))


def _noted(places: Iterable[SiteWeeks]) -> list[tuple[str, str, int]]:
    """How often each region and side was noted in all these weeks."""
    sums: Counter[tuple[str, str]] = Counter()
    for part in places:
        for region, side, count in part.sums():
            sums[region, side] += count
    return [(*site, count) for site, count in sums.items()]


def _in_shown_unit(
    factor: Factor, weeks: list[tuple[date, float, int]], settings: Settings
) -> list[tuple[date, float, int]]:
    if shown_unit(factor, settings) in ("", factor.unit):
        return weeks
    return [(week, shown_value(factor, total, settings), days) for week, total, days in weeks]


def _by_day(who: Owner, span: Span, began: date, wanted: EpisodeFilter) -> Shown | None:
    from twitchlog.analysis.trend.details import details_by_day
    from twitchlog.analysis.trend.starts import starts_of
    from twitchlog.analysis.trends import Factors, Patterns, reach, trends_by_day

    known = factors_of(who, retired=True)
    within = (who, span.first, span.last, wanted)
    days = _day_values(who, known, span)
    tracked = counts.tracked_days(who, reach(span), span.last, wanted)
    places, bouts = [site_weeks(*within)], bout_times(*within)
    found = trends_by_day(
        span,
        tracked,
        Patterns(counts.hours(*within), _noted(places), counts.types_by_day(*within)),
        Factors(_shown(who, known, days), days=days),
        reaches_back=began <= span.before.first,
        week_starts_on=who.settings.week_starts_on,
    )
    if not found.tally.tracked:
        return None
    starts = starts_of(columns_of(bouts), [day.toordinal() for day, _count in tracked])
    settings = who.settings
    more = details_by_day(
        found,
        starts,
        places,
        bouts,
        week_starts_on=settings.week_starts_on,
        day_starts_at=settings.day_starts_at,
    )
    return Shown(found, more)


def _day_values(
    who: Owner, known: Iterable[Factor], span: Span
) -> dict[str, list[tuple[date, float]]]:
    """Each factor's values in the page's units, from the days on that feed the first means."""
    by_slug = {factor.slug: factor for factor in known}
    values = defaultdict(list)
    for day, row in effective_values(
        who, list(by_slug.values()), span.first - timedelta(days=6), span.last
    ).items():
        for slug, value in row.items():
            values[slug].append((day, shown_value(by_slug[slug], value, who.settings)))
    return values


def _shown(who: Owner, known: Iterable[Factor], recorded: Collection[str]) -> list[Factor]:
    """The factors with a value, those of the check-in first, in the units of the page."""
    first = shown_first(who)
    by_slug = {factor.slug: factor for factor in known}
    order = [*first, *(slug for slug in by_slug if slug not in first)]
    return [_in_page_units(by_slug[slug], who.settings) for slug in order if slug in recorded]


def _in_page_units(factor: Factor, settings: Settings) -> Factor:
    """A factor whose unit and reference values are those that its owner sees."""
    marks = (
        replace(mark, value=shown_value(factor, mark.value, settings)) for mark in factor.marks
    )
    return replace(factor, unit=shown_unit(factor, settings), marks=tuple(marks))
