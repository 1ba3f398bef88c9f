"""Change over time, and when and where: what differs by more than flares and chance make."""

from __future__ import annotations

from datetime import date, timedelta

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from twitchlog.analysis.span import Span
from twitchlog.changes_page import changes_of
from twitchlog.charts import changes as drawings
from twitchlog.charts.calendar import short_date
from twitchlog.charts.sites import region_name
from twitchlog.i18n import gettext as _
from twitchlog.journal.days import today_of
from twitchlog.journal.events import events_of
from twitchlog.journal.trends import first_tracked_day
from twitchlog.records import EventRecord, Owner
from twitchlog.security import owner, signed_in, with_charts
from twitchlog.vocabulary import N_, Term

bp = Blueprint("changes", __name__)
RANGES = (
    Term("182", N_("6 months")),
    Term("365", N_("A year")),
    Term("all", N_("All")),
)
USUAL = "182"


@bp.get("/trends/changes")
@signed_in
@with_charts
def index() -> ResponseReturnValue:
    who, today = owner(), today_of(owner())
    asked = request.args.get("range", "")
    chosen = asked if asked in {term.slug for term in RANGES} else USUAL
    began = first_tracked_day(who) or today
    span = _span(chosen, began, today - timedelta(days=1))
    events = _events(who, span)
    found = changes_of(who, span, events) if span.days > 0 else None
    drawn: dict[str, object] = {}
    if found:
        drawn["figures"] = drawings.figures(found, events, who.settings, _)
        drawn["tables"] = drawings.tables(found, events, who.settings, _)
    return render_template(
        "changes/index.html",
        ranges=RANGES,
        chosen=chosen,
        span=span,
        found=found,
        events=events,
        short_date=lambda day: short_date(day, _),
        region_name=lambda slug: region_name(slug, _),
        **drawn,
    )


def _span(chosen: str, began: date, yesterday: date) -> Span:
    """The days asked for, as far as the journal reaches."""
    if chosen == "all":
        return Span(began, yesterday)
    wanted = Span.ending(yesterday, int(chosen))
    return Span(max(wanted.first, began), yesterday)


def _events(who: Owner, span: Span) -> list[EventRecord]:
    return [event for event in reversed(events_of(who)) if span.first <= event.day <= span.last]
