"""What the trends page shows of a span, read from the journal: by day, or beyond a year by week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from twitchlog.catalogue import Factor
from twitchlog.journal import trends as counts
from twitchlog.journal.factors import factors_of, shown_first
from twitchlog.journal.long_spans import counts_of
from twitchlog.journal.readings import effective_values
from twitchlog.records import Owner, Settings
from twitchlog.wording import shown_unit, shown_value

if TYPE_CHECKING:
    from twitchlog.analysis.span import Span
    from twitchlog.analysis.trends import Trends


def trends_of(who: Owner, span: Span, began: date) -> Trends | None:
    """What the journal, whose first tracked day is given, shows of a span.

    None where no day of the span was tracked.
    """
    if span.days <= 0:
        return None
    return _by_week(who, span) if span.by_week else _by_day(who, span, began)


def _by_week(who: Owner, span: Span) -> Trends | None:
    from twitchlog.analysis.trends import Factors, Patterns, trends_by_week

    known = factors_of(who, retired=True)
    found = counts_of(who, known, span.first, span.last)
    if not found.weeks:
        return None
    weeks = {
        factor.slug: _in_shown_unit(factor, found.factors[factor.slug], who.settings)
        for factor in known
        if factor.slug in found.factors
    }
    return trends_by_week(
        span,
        found.weeks,
        Patterns(found.hours, found.sites, found.types),
        Factors(_shown(who, known, weeks), weeks=weeks),
        with_episodes=found.busy,
        week_starts_on=who.settings.week_starts_on,
    )


def _in_shown_unit(
    factor: Factor, weeks: list[tuple[date, float, int]], settings: Settings
) -> list[tuple[date, float, int]]:
    if shown_unit(factor, settings) in ("", factor.unit):
        return weeks
    return [(week, shown_value(factor, total, settings), days) for week, total, days in weeks]


def _by_day(who: Owner, span: Span, began: date) -> Trends | None:
    from twitchlog.analysis.trends import Factors, Patterns, reach, trends_by_day

    known = factors_of(who, retired=True)
    within = (who, span.first, span.last)
    days = defaultdict(list)
    by_slug = {factor.slug: factor for factor in known}
    for day, values in effective_values(
        who, known, span.first - timedelta(days=6), span.last
    ).items():
        for slug, value in values.items():
            days[slug].append((day, shown_value(by_slug[slug], value, who.settings)))
    found = trends_by_day(
        span,
        counts.tracked_days(who, reach(span), span.last),
        Patterns(counts.hours(*within), counts.sites(*within), counts.types_by_day(*within)),
        Factors(_shown(who, known, days), days=days),
        reaches_back=began <= span.before.first,
        week_starts_on=who.settings.week_starts_on,
    )
    return found if found.tally.tracked else None


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
