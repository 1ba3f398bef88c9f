"""A report of a span of an owner's journal."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from twitchlog.changes_page import changes_of
from twitchlog.i18n import gettext as _
from twitchlog.journal import trends as counts
from twitchlog.journal.days import today_of
from twitchlog.journal.events import events_of
from twitchlog.journal.reported import Manner, manner
from twitchlog.journal.signs import checks_of
from twitchlog.journal.story import story_of
from twitchlog.records import EventRecord, Owner
from twitchlog.report.appendix import each_day, each_episode
from twitchlog.report.compared import compared_of
from twitchlog.report.medicines import medicines_of, tests_of
from twitchlog.report.over_time import counted, days_of, tally_of, times_of
from twitchlog.report.parts import Counted, Report, Table
from twitchlog.report.period import told_until
from twitchlog.report.places import places_of
from twitchlog.sections import APPENDIX
from twitchlog.signs import ANSWERS, SIGNS
from twitchlog.vocabulary import SYMPTOMS, TYPES, Term

if TYPE_CHECKING:
    from twitchlog.analysis.change.around import Around
    from twitchlog.analysis.span import Span

CHECKS_SHOWN = 3
YEAR = 365


def report_of(who: Owner, span: Span, wanted: Collection[str], until: date | None = None) -> Report:
    """What the journal holds of a span, in the sections that are wanted.

    until  the last day of checks of the signs; today, unless the journal goes on after the span
    """
    found, tally = manner(who, span.first, span.last), tally_of(who, span)
    events = [event for event in reversed(events_of(who)) if event.day <= span.last]
    too_long = span.by_week and bool(APPENDIX & set(wanted))
    sections = {slug for slug in wanted if not (too_long and slug in APPENDIX)}
    return Report(
        span=span,
        made_on=today_of(who),
        zone=who.settings.zone,
        tally=tally,
        recalled=found.recalled,
        brought_in=found.brought_in,
        types=counted(found.types, [Term(kind.slug, kind.label) for kind in TYPES]),
        wanted=frozenset(sections),
        too_long=too_long,
        **_told(who, until or told_until(who, span), sections),
        **_counted(who, span, sections, found, tally.episodes),
        **_over_time(who, span, sections, events),
        **_appendix(who, span, sections),
    )


def _told(who: Owner, until: date, sections: Collection[str]) -> dict[str, Any]:
    """What was said apart from days, of checks those up to a day."""
    parts: dict[str, Any] = {}
    if {"story", "questions"} & set(sections):
        parts["story"] = story_of(who)
    if "signs" in sections:
        parts["signs"] = _signs(who, until)
    return parts


def _signs(who: Owner, last: date) -> Table | None:
    """The latest checks up to a day, word for word, the newest first."""
    checks = [check for check in reversed(checks_of(who)) if check.day <= last][:CHECKS_SHOWN]
    if not checks:
        return None
    words = {answer.slug: _(answer.label) for answer in ANSWERS}
    rows = tuple(
        (_(sign.question), *(words.get(check.said(sign.slug) or "", "–") for check in checks))
        for sign in SIGNS
    )
    return Table((_("Question"), *(check.day.isoformat() for check in checks)), rows)


def _counted(
    who: Owner, span: Span, sections: Collection[str], found: Manner, episodes: int
) -> dict[str, Any]:
    """Places, times and symptoms, where there are episodes."""
    from twitchlog.analysis.patterns import site_counts

    parts: dict[str, Any] = {}
    if "map" in sections and episodes:
        sites = counts.sites(who, span.first, span.last)
        parts["places"] = places_of(site_counts(sites, episodes))
    if "times" in sections and episodes:
        parts["times"] = times_of(who, span, found)
    if "symptoms" in sections and episodes:
        symptoms: tuple[Counted, ...] = counted(found.symptoms, SYMPTOMS)
        parts |= {"symptoms": symptoms, "with_symptoms": found.with_symptoms}
    return parts


def _over_time(
    who: Owner, span: Span, sections: Collection[str], events: Sequence[EventRecord]
) -> dict[str, Any]:
    """The course, medicines, tests and what was compared."""
    parts: dict[str, Any] = {}
    if "course" in sections:
        parts["days"] = days_of(who, span, [event for event in events if event.day >= span.first])
    if "medicines" in sections:
        compared = _around(who, span, events)
        parts["medicines"] = medicines_of(events, span.first, span.last, compared)
    if "tests" in sections:
        parts["tests"] = tests_of(events)
    if "statistics" in sections:
        parts["compared"] = compared_of(who, span.last)
    return parts


def _around(who: Owner, span: Span, events: Sequence[EventRecord]) -> dict[str, Around]:
    """The days before and after each event of the last year, by its id."""
    from twitchlog.analysis.span import Span

    began = counts.first_tracked_day(who)
    if began is None:
        return {}
    year = Span.ending(span.last, max(span.days, YEAR))
    looked_at = Span(max(year.first, began), span.last)
    within = [event for event in events if event.day >= looked_at.first]
    found = changes_of(who, looked_at, within) if looked_at.days > 0 else None
    return {within[one.number].id: one for one in found.around} if found else {}


def _appendix(who: Owner, span: Span, sections: Collection[str]) -> dict[str, Any]:
    notes = "notes" in sections
    parts: dict[str, Any] = {}
    if "episodes" in sections:
        parts["each_episode"] = each_episode(who, span, notes)
    if "days" in sections:
        parts["each_day"] = each_day(who, span, notes)
    return parts
