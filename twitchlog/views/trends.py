"""Trends: episodes and factors over time, by hour, by site and by type."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from twitchlog.analysis.span import Span
from twitchlog.charts import page
from twitchlog.charts.calendar import short_date
from twitchlog.charts.factors import marks_drawn
from twitchlog.charts.sites import region_name
from twitchlog.charts.twins import Table
from twitchlog.charts.types import type_name
from twitchlog.forms.ranges import RANGES, USUAL, RangeForm
from twitchlog.i18n import gettext as _
from twitchlog.journal import trends as counts
from twitchlog.journal.days import today_of
from twitchlog.journal.events import events_of
from twitchlog.records import EventRecord, Owner
from twitchlog.references import REFERENCES
from twitchlog.security import owner, signed_in, with_charts
from twitchlog.trend_page import trends_of
from twitchlog.wording import factor_label

if TYPE_CHECKING:
    from twitchlog.analysis.trends import Trends

bp = Blueprint("trends", __name__)
WORDS = {
    "short_date": lambda day: short_date(day, _),
    "type_name": lambda slug: type_name(slug, _),
    "region_name": lambda slug: region_name(slug, _),
    "marks_drawn": marks_drawn,
    "references": REFERENCES,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for, as far as the journal reaches.

    began  the first tracked day, today before there is one
    """

    form: RangeForm
    valid: bool
    began: date
    today: date
    span: Span


@bp.get("/trends")
@signed_in
@with_charts
def index() -> ResponseReturnValue:
    who, asked = owner(), asked_for()
    span, today = asked.span, asked.today
    found = trends_of(who, span, asked.began)
    events = _events(who, span, today)
    text = render_template(
        "trends/index.html",
        form=asked.form,
        ranges=RANGES,
        chosen=asked.form.chosen if asked.valid else USUAL,
        span=span,
        found=found,
        began=asked.began if asked.began < today else None,
        events=events,
        **(_drawn(found, who, events, today) if found else {}),
        **WORDS,
    )
    return text, 200 if asked.valid else 422


def asked_for() -> Asked:
    """The span that the address names; the usual one where it cannot be."""
    today = today_of(owner())
    form = RangeForm(request.args)
    valid = form.validate()
    began = counts.first_tracked_day(owner()) or today
    span = _span(form if valid else RangeForm(), began, today - timedelta(days=1))
    return Asked(form, valid, began, today, span)


def _span(form: RangeForm, began: date, yesterday: date) -> Span:
    """The days asked for, as far as they have ended and the journal reaches."""
    if form.own:
        wanted = Span(form.first.data or began, form.last.data or yesterday)
    elif form.chosen == "all":
        wanted = Span(began, yesterday)
    else:
        wanted = Span.ending(yesterday, int(form.chosen))
    return Span(max(wanted.first, began), min(wanted.last, yesterday))


def _events(who: Owner, span: Span, today: date) -> list[EventRecord]:
    """The dated events from the span's first day to its last, or to today if that comes next."""
    last = today if span.last == today - timedelta(days=1) else span.last
    return [event for event in reversed(events_of(who)) if span.first <= event.day <= last]


def _drawn(found: Trends, who: Owner, events: list[EventRecord], today: date) -> dict[str, object]:
    """Figures and short tables, with today beside the span where it has begun and comes next."""
    from twitchlog.analysis.trend.leading import story

    running = None
    if found.span.last == today - timedelta(days=1):
        tracked = counts.tracked_days(who, today, today)
        running = (today, tracked[0].episodes) if tracked else None
    inline = set(page.TABLES) - set(page.GROWING_TABLES if found.span.by_week else ())
    return {
        "story": story(found.sites, found.hours),
        "figures": page.figures(found, who.settings, _, events=events, running=running),
        "tables": tables_of(found, who, inline),
    }


def tables_of(found: Trends, who: Owner, wanted: Collection[str]) -> dict[str, Table]:
    """The span's tables of these names."""
    names = {series.factor.slug: factor_label(series.factor) for series in found.factors}
    return page.tables(found, who.settings, names, _, wanted)
