"""The appendix: each episode and each day of the period, as they were logged."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from twitchlog.i18n import gettext as _
from twitchlog.journal.days import summaries
from twitchlog.journal.factors import factors_of
from twitchlog.journal.portable import episodes_of
from twitchlog.records import EpisodeRecord, Owner
from twitchlog.report.parts import Table
from twitchlog.vocabulary import CONTEXTS, FREQUENCIES, STRENGTHS, SYMPTOMS, TYPE_BY_SLUG
from twitchlog.wording import amount, duration, factor_label, isolated, site_words, time_of_day

if TYPE_CHECKING:
    from twitchlog.analysis.span import Span

STATES = {"none": "0", None: "–"}
WORDS = {term.slug: term.label for terms in (FREQUENCIES, CONTEXTS, SYMPTOMS) for term in terms}


def each_episode(who: Owner, span: Span, notes: bool) -> Table:
    """A row for each episode, oldest first."""
    head = (
        _("Day"),
        _("Time"),
        _("What"),
        _("Where"),
        _("Strength"),
        _("How often"),
        _("Length"),
        _("Context"),
        _("With it"),
        *((_("Note"),) if notes else ()),
    )
    return Table(
        head, tuple(_episode(one, notes) for one in episodes_of(who, span.first, span.last))
    )


def _episode(one: EpisodeRecord, notes: bool) -> tuple[str, ...]:
    kind = TYPE_BY_SLUG.get(one.type)
    return (
        f"{one.day.isoformat()}{' *' if one.recalled else ''}",
        time_of_day(one.started_at),
        _(kind.label) if kind else one.type,
        "; ".join(site_words(site) for site in one.sites),
        "" if one.strength is None else _(STRENGTHS[one.strength].label),
        _said([one.frequency] if one.frequency else []),
        _length(one),
        _said(one.context),
        _said(one.symptoms),
        *((isolated(one.note),) if notes else ()),
    )


def _length(one: EpisodeRecord) -> str:
    if one.still_going:
        return _("still going")
    if one.ended_at is None:
        return ""
    return duration((one.ended_at - one.started_at).total_seconds() / 60)


def _said(slugs: Iterable[str]) -> str:
    return ", ".join(_(WORDS.get(slug, slug)) for slug in slugs)


def each_day(who: Owner, span: Span, notes: bool) -> Table:
    """A row for each day of which anything is known, with the factors that have a value."""
    days = summaries(who, span.first, span.last)
    recorded = {slug for day in days for slug in day.values}
    factors = [one for one in factors_of(who, retired=True) if one.slug in recorded]
    head = (
        _("Day"),
        _("Episodes"),
        *(factor_label(one) for one in factors),
        *((_("Note"),) if notes else ()),
    )
    rows = tuple(
        (
            day.day.isoformat(),
            STATES.get(day.tracked, str(day.episodes)),
            *(
                amount(one, day.values[one.slug], who.settings) if one.slug in day.values else ""
                for one in factors
            ),
            *((isolated(day.note),) if notes else ()),
        )
        for day in days
    )
    return Table(head, rows, tuple(range(1, 2 + len(factors))))
