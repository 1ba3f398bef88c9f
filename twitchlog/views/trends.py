"""Trends: episodes and factors over time, by hour, by site and by type."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from twitchlog.analysis.span import Span
from twitchlog.catalogue import Factor
from twitchlog.charts import page
from twitchlog.charts.calendar import short_date
from twitchlog.charts.factors import marks_drawn
from twitchlog.charts.sites import region_name
from twitchlog.charts.types import type_name
from twitchlog.forms.ranges import RANGES, USUAL, RangeForm
from twitchlog.i18n import gettext as _
from twitchlog.journal import trends as counts
from twitchlog.journal.days import today_of
from twitchlog.journal.events import events_of
from twitchlog.journal.factor_weeks import factor_weeks
from twitchlog.journal.factors import factors_of, shown_first
from twitchlog.journal.readings import effective_values
from twitchlog.records import EventRecord, Owner, Settings
from twitchlog.references import REFERENCES
from twitchlog.security import owner, signed_in, with_charts
from twitchlog.wording import factor_label, shown_unit, shown_value

if TYPE_CHECKING:
    from twitchlog.analysis.trends import Factors, Trends

bp = Blueprint("trends", __name__)
WORDS = {
    "short_date": lambda day: short_date(day, _),
    "type_name": lambda slug: type_name(slug, _),
    "region_name": lambda slug: region_name(slug, _),
    "marks_drawn": marks_drawn,
    "references": REFERENCES,
}


@bp.get("/trends")
@signed_in
@with_charts
def index() -> ResponseReturnValue:
    who, today = owner(), today_of(owner())
    form = RangeForm(request.args)
    valid = form.validate()
    began = counts.first_tracked_day(who) or today
    span = _span(form if valid else RangeForm(), began, today - timedelta(days=1))
    found = _found(who, span, began) if span.days > 0 else None
    events = _events(who, span, today)
    text = render_template(
        "trends/index.html",
        form=form,
        ranges=RANGES,
        chosen=form.chosen if valid else USUAL,
        span=span,
        found=found,
        began=began if began < today else None,
        events=events,
        **(_drawn(found, who, events, today) if found else {}),
        **WORDS,
    )
    return text, 200 if valid else 422


def _span(form: RangeForm, began: date, yesterday: date) -> Span:
    """The days asked for, as far as they have ended and the journal reaches."""
    if form.own:
        wanted = Span(form.first.data or began, form.last.data or yesterday)
    elif form.chosen == "all":
        wanted = Span(began, yesterday)
    else:
        wanted = Span.ending(yesterday, int(form.chosen))
    return Span(max(wanted.first, began), min(wanted.last, yesterday))


def _found(who: Owner, span: Span, began: date) -> Trends | None:
    """What the journal shows of a span; None where no day of it was tracked."""
    from twitchlog.analysis.trends import Patterns, reach, trends_by_day, trends_by_week

    within = (who, span.first, span.last)
    week = who.settings.week_starts_on
    kinds = counts.types_by_week(*within) if span.by_week else counts.types_by_day(*within)
    patterns = Patterns(counts.hours(*within), counts.sites(*within), kinds)
    factors = _factors(who, span)
    if span.by_week:
        weeks = counts.tracked_weeks(*within)
        busy = counts.days_with_episodes(*within)
        if not weeks:
            return None
        return trends_by_week(
            span, weeks, patterns, factors, with_episodes=busy, week_starts_on=week
        )
    tracked = counts.tracked_days(who, reach(span), span.last)
    back = began <= span.before.first
    found = trends_by_day(span, tracked, patterns, factors, reaches_back=back, week_starts_on=week)
    return found if found.tally.tracked else None


def _factors(who: Owner, span: Span) -> Factors:
    """The factors with values in a span, in the units of the page."""
    from twitchlog.analysis.trends import Factors

    known = {factor.slug: factor for factor in factors_of(who, retired=True)}
    settings = who.settings
    days, weeks = defaultdict(list), defaultdict(list)
    if span.by_week:
        for row in factor_weeks(who, list(known.values()), span.first, span.last):
            total = shown_value(known[row.factor], row.total, settings)
            weeks[row.factor].append((row.week, total, row.days))
    else:
        first = span.first - timedelta(days=6)
        for day, values in effective_values(who, list(known.values()), first, span.last).items():
            for slug, value in values.items():
                days[slug].append((day, shown_value(known[slug], value, settings)))
    recorded = days.keys() | weeks.keys()
    order = [*shown_first(who), *(slug for slug in known if slug not in shown_first(who))]
    shown = [_in_page_units(known[slug], settings) for slug in order if slug in recorded]
    return Factors(shown, days, weeks)


def _in_page_units(factor: Factor, settings: Settings) -> Factor:
    """A factor whose unit and reference values are those that its owner sees."""
    marks = (
        replace(mark, value=shown_value(factor, mark.value, settings)) for mark in factor.marks
    )
    return replace(factor, unit=shown_unit(factor, settings), marks=tuple(marks))


def _events(who: Owner, span: Span, today: date) -> list[EventRecord]:
    """The dated events from the span's first day to its last, or to today if that comes next."""
    last = today if span.last == today - timedelta(days=1) else span.last
    return [event for event in reversed(events_of(who)) if span.first <= event.day <= last]


def _drawn(found: Trends, who: Owner, events: list[EventRecord], today: date) -> dict[str, object]:
    """The span's figures and tables, with today beside it where it has begun and comes next."""
    running = None
    if found.span.last == today - timedelta(days=1):
        tracked = counts.tracked_days(who, today, today)
        running = (today, tracked[0].episodes) if tracked else None
    names = {series.factor.slug: factor_label(series.factor) for series in found.factors}
    return {
        "figures": page.figures(found, who.settings, _, events=events, running=running),
        "tables": page.tables(found, who.settings, names, _),
    }
