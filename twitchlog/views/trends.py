"""Trends: episodes and factors over time, by hour, by site and by type."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from twitchlog.analysis.span import Span
from twitchlog.body_map import drawings
from twitchlog.charts import body_heat, page
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
from twitchlog.journal.trends import EVERY_BOUT
from twitchlog.records import EpisodeFilter, EventRecord, Owner
from twitchlog.references import REFERENCES
from twitchlog.security import owner, signed_in, with_charts
from twitchlog.trend_page import Shown, trends_of
from twitchlog.wording import factor_label

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
    wanted: EpisodeFilter

    @property
    def address(self) -> dict[str, str]:
        """What the address says of the bouts that count."""
        return self.form.address() if self.valid else {}


@bp.get("/trends")
@signed_in
@with_charts
def index() -> ResponseReturnValue:
    who, asked = owner(), asked_for()
    span, today = asked.span, asked.today
    shown = trends_of(who, span, asked.began, asked.wanted)
    events = _events(who, span, today)
    text = render_template(
        "trends/index.html",
        form=asked.form,
        ranges=RANGES,
        chosen=asked.form.chosen if asked.valid else USUAL,
        span=span,
        found=shown.found if shown else None,
        more=shown.more if shown else None,
        filtered=asked.address,
        began=asked.began if asked.began < today else None,
        events=events,
        **(_drawn(shown, asked, events) if shown else {}),
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
    return Asked(form, valid, began, today, span, form.wanted() if valid else EVERY_BOUT)


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


def _drawn(shown: Shown, asked: Asked, events: list[EventRecord]) -> dict[str, object]:
    """Figures and short tables, with today beside the span where it has begun and comes next."""
    who, running = owner(), None
    if asked.span.last == asked.today - timedelta(days=1):
        tracked = counts.tracked_days(who, asked.today, asked.today, asked.wanted)
        running = (asked.today, tracked[0].episodes) if tracked else None
    late = page.GROWING_TABLES if asked.span.by_week else ()
    inline = set(page.TABLES).difference(late, ("clock",))
    return {
        "heat": body_heat.of_days(shown.more.body, _),
        "drawings": drawings(),
        "figures": page.figures(*shown, who.settings, _, events=events, running=running),
        "tables": tables_of(shown, who, inline),
    }


def tables_of(shown: Shown, who: Owner, wanted: Collection[str]) -> dict[str, Table]:
    """The span's tables of these names."""
    names = {series.factor.slug: factor_label(series.factor) for series in shown.found.factors}
    return page.tables(*shown, who.settings, names, _, wanted)
