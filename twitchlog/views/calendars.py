"""Calendars that a calendar program fetches: whoever knows the secret link may read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta

from flask import Blueprint, Response, url_for

from twitchlog import clock
from twitchlog.exports.ics import CalendarEvent, calendar
from twitchlog.i18n import gettext as _
from twitchlog.i18n import speaking
from twitchlog.journal import portable, reminders
from twitchlog.journal.days import today_of
from twitchlog.journal.feeds import Subscription, subscription_of
from twitchlog.records import EpisodeRecord, Owner
from twitchlog.reminding.due import moment_on
from twitchlog.security import public, unlisted
from twitchlog.wording import bout_manner, bout_title

bp = Blueprint("calendars", __name__, url_prefix="/calendars")
REMINDED_AHEAD = 14
BOUTS_FETCHED_EVERY = timedelta(hours=6)
REMINDERS_FETCHED_EVERY = timedelta(hours=1)


@bp.get("/<secret>/episodes.ics")
@public
@unlisted
def episodes(secret: str) -> Response:
    found = subscription_of(secret, "episodes")
    today = today_of(found.owner)
    first = None if found.days is None else today - timedelta(days=found.days - 1)
    with _words_of(found.owner):
        bouts = [_bout(found, bout) for bout in portable.episodes_of(found.owner, first)]
        return _answer(_("Bouts"), bouts, BOUTS_FETCHED_EVERY)


@bp.get("/<secret>/reminders.ics")
@public
@unlisted
def check_ins(secret: str) -> Response:
    found = subscription_of(secret, "reminders")
    with _words_of(found.owner):
        return _answer(_("Check-in"), list(_reminders(found.owner)), REMINDERS_FETCHED_EVERY)


def _words_of(owner: Owner) -> AbstractContextManager[None]:
    """The owner's language, where they chose one: their calendar program may ask for another."""
    chosen = owner.settings.language
    return speaking(chosen) if chosen else nullcontext()


def _answer(name: str, events: Sequence[CalendarEvent], every: timedelta) -> Response:
    pieces = calendar(name, events, now=clock.now(), every=every)
    return Response(pieces, mimetype="text/calendar")


def _bout(found: Subscription, bout: EpisodeRecord) -> CalendarEvent:
    return CalendarEvent(
        uid=f"{bout.id}@bouts.twitchlog",
        start=bout.started_at,
        end=bout.ended_at,
        summary=bout_title(bout) if found.details else _("Bout"),
        description=" · ".join(bout_manner(bout)) if found.details else "",
    )


def _reminders(owner: Owner) -> Iterator[CalendarEvent]:
    """One entry a day that is still open; a day of which something is known has none."""
    reminder, today = reminders.reminder_of(owner), today_of(owner)
    known = reminders.anything_known(owner, today)
    for day in clock.days_between(today, today + timedelta(days=REMINDED_AHEAD - 1)):
        if not reminder.wanted_on(day) or (known and day == today):
            continue
        yield CalendarEvent(
            uid=f"{day.isoformat()}@check-in.twitchlog",
            start=moment_on(day, reminder.hour, owner.settings),
            summary=_("Time for your check-in"),
            url=url_for("today.index", _external=True),
            alarm=True,
        )
