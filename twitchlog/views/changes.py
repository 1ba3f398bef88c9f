"""Change over time, and when and where: what differs by more than flares and chance make."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from twitchlog.analysis.span import Span
from twitchlog.charts import changes as drawings
from twitchlog.charts.calendar import short_date
from twitchlog.charts.sites import region_name
from twitchlog.i18n import gettext as _
from twitchlog.journal import changes as counts
from twitchlog.journal.days import today_of
from twitchlog.journal.events import events_of
from twitchlog.journal.kept import kept
from twitchlog.journal.revisions import revision
from twitchlog.journal.trends import first_tracked_day, hours, tracked_days
from twitchlog.records import EventRecord, Owner
from twitchlog.security import owner, signed_in, with_charts
from twitchlog.vocabulary import N_, Term

if TYPE_CHECKING:
    from twitchlog.analysis.change.everything import Changes

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
    found = _kept(who, span, events) if span.days > 0 else None
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


def _kept(who: Owner, span: Span, events: Sequence[EventRecord]) -> Changes | None:
    """What is found of a span, from what is kept where nothing that it rests on has changed."""
    week = who.settings.week_starts_on
    days = tuple(event.day for event in events)
    rests_on = (revision(who, last=span.last), span, days, week)
    return kept(who, "changes", rests_on, lambda: _found(who, span, days))


def _found(who: Owner, span: Span, events: Sequence[date]) -> Changes | None:
    """What the journal shows of a span; None where no day of it was tracked."""
    from twitchlog.analysis.change.everything import Told, changes, reach
    from twitchlog.analysis.change.places import VAGUE
    from twitchlog.analysis.change.rhythm import RUN_OF_WEEKS

    within = (who, span.first, span.last)
    tracked = tracked_days(who, reach(span), span.last)
    if not any(day >= span.first for day, _episodes in tracked):
        return None
    told = Told(
        tracked=tracked,
        events=events,
        clock=hours(*within),
        hour_runs=counts.hour_runs(*within, weeks=RUN_OF_WEEKS),
        regions=counts.region_weeks(*within),
        placed=counts.placed_weeks(*within, but=VAGUE),
    )
    return changes(span, told, who.settings.week_starts_on)
