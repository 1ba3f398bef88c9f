"""Bouts from the rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from twitchlog.imports import cells
from twitchlog.imports.faults import WrongCell
from twitchlog.imports.mapped import moments
from twitchlog.imports.mapped.amounts import is_not_said, is_number, number_of, seconds_of
from twitchlog.imports.mapped.body_words import side_guess, site_guess, words_of
from twitchlog.imports.mapped.mapping import (
    NO_TWITCHES,
    SITES,
    SKIPPED,
    STRENGTHS,
    TYPES,
    Mapping,
)
from twitchlog.imports.mapped.row import Row, When
from twitchlog.imports.mapped.twitch_words import says_none, strength_guess, type_guess
from twitchlog.imports.mapped.units import STRENGTH_SCALES, converted, unit_of
from twitchlog.records import EpisodeRecord, Site
from twitchlog.vocabulary import N_, REGION_BY_SLUG, SIDE_SLUGS, TYPE_BY_SLUG

STRONGEST = 4
INSTEAD = (NO_TWITCHES, SKIPPED)  # of a bout
MOST_KNOWN = 10_000  # cells whose meaning is kept
NOWHERE_SAID = Site("other", "middle")
_MINUTES = {"": 60.0, "h": 3600.0, "s": 1.0}
_NOTE = cells.text(cells.LONGEST_NOTE)


def meanings(mapping: Mapping, kind: str, row: Row) -> list[str]:
    """What the words in the row's columns of places or types mean."""
    columns = mapping.names(kind)
    if not columns:
        return columns
    texts = tuple([row.text(name) for name in columns])
    found = mapping.known.get((kind, texts))
    if found is None:
        words = [word for text in texts for word in _parts(kind, text)]
        found = [_meaning(mapping, kind, word) for word in words]
        if len(mapping.known) < MOST_KNOWN:
            mapping.known[kind, texts] = found
    return found


def is_bout(mapping: Mapping, row: Row) -> bool:
    """Whether a row tells of a bout."""
    told = [*meanings(mapping, SITES, row), *meanings(mapping, TYPES, row)]
    if told:
        return any(one not in INSTEAD for one in told)
    for name in mapping.names(STRENGTHS):
        if not is_not_said(row.text(name)):
            return True
    return any(row.text(name) for name in mapping.names("start"))


def says_no_twitches(mapping: Mapping, row: Row) -> bool:
    """Whether a row says in a column of places or types that there were none."""
    told = [*meanings(mapping, SITES, row), *meanings(mapping, TYPES, row)]
    return NO_TWITCHES in told and all(one in INSTEAD for one in told)


def bout_of(mapping: Mapping, row: Row, when: When, public_id: str) -> EpisodeRecord:
    """The bout that a row tells of. Raises Skip."""
    kinds = [one for one in meanings(mapping, TYPES, row) if one in TYPE_BY_SLUG]
    return EpisodeRecord(
        id=public_id,
        started_at=when.at,
        day=when.day,
        type=kinds[0] if kinds else mapping.kind,
        sites=_sites(mapping, row),
        ended_at=_end(mapping, row, when),
        strength=_strength(mapping, row),
        note=_note(mapping, row),
    )


def site_named(meaning: str) -> Site | None:
    """The place that a meaning such as "calf:left" names."""
    region, _, side = meaning.partition(":")
    return Site(region, side) if region in REGION_BY_SLUG and side in SIDE_SLUGS else None


def strength_of(text: str, mapping: Mapping, scale: str) -> int | None:
    """The strength that a cell tells, 0 to 4. Raises WrongCell."""
    text = text.strip()
    said = mapping.meaning(STRENGTHS, text)
    if said is not None:
        return int(said) if said else None
    if not is_number(text):
        return strength_guess(text)
    told = converted(number_of(text, mapping.decimal), unit_of(STRENGTH_SCALES, scale))
    if not -0.5 <= told <= STRONGEST + 0.5:
        raise WrongCell(N_("is outside the scale that was chosen"))
    return min(STRONGEST, max(0, round(told)))


def guessed(kind: str, word: str) -> str:
    """What a word in a column of places or types most likely means; "" where that is open."""
    if says_none(word):
        return NO_TWITCHES
    if kind == TYPES:
        return type_guess(word)
    site = site_guess(word)
    return f"{site.region}:{site.side}" if site else ""


def _parts(kind: str, text: str) -> Sequence[str]:
    return words_of(text) if kind == SITES else [text] if text else []


def _meaning(mapping: Mapping, kind: str, word: str) -> str:
    said = mapping.meaning(kind, word)
    return guessed(kind, word) if said is None else said


def _sites(mapping: Mapping, row: Row) -> tuple[Site, ...]:
    told = [site_named(one) for one in meanings(mapping, SITES, row)]
    sites = [site for site in told if site is not None] or [NOWHERE_SAID]
    side = side_guess(" ".join(row.text(name) for name in mapping.names("side")))
    if side:
        sites = [
            Site(site.region, side) if REGION_BY_SLUG[site.region].paired else site
            for site in sites
        ]
    return tuple(dict.fromkeys(sites))


def _end(mapping: Mapping, row: Row, when: When) -> datetime | None:
    for name in mapping.names("end"):
        if row.text(name):
            return row.read(name, lambda text: _ended_at(text, mapping, when))
    for name in mapping.names("minutes"):
        if not is_not_said(row.text(name)):
            seconds = row.read(name, partial(_seconds, mapping=mapping, column=name))
            return when.at + timedelta(seconds=round(seconds))
    return None


def _ended_at(text: str, mapping: Mapping, when: When) -> datetime:
    """A moment, or a time of day after the start."""
    try:
        at, day, offset = moments.time_of(text), when.at.date(), when.at.utcoffset()
    except WrongCell:
        told = moments.told_of(text, mapping.order or "ymd", mapping.zone)
        if told.time is None:
            raise WrongCell(N_("does not say a time")) from None
        end = moments.instant(told.day, told.time, told.offset, mapping.zone)
        if end < when.at:
            raise WrongCell(N_("is before the start")) from None
        return end.astimezone(when.at.tzinfo)
    end = moments.instant(day, at, offset, mapping.zone)
    return end if end >= when.at else end + timedelta(days=1)


def _seconds(text: str, mapping: Mapping, column: str) -> float:
    told = seconds_of(text)
    if told is not None:
        return told
    seconds = number_of(text, mapping.decimal) * _MINUTES.get(mapping.columns[column].unit, 60.0)
    if seconds < 0:
        raise WrongCell(N_("is less than nothing"))
    return seconds


def _strength(mapping: Mapping, row: Row) -> int | None:
    for name in mapping.names(STRENGTHS):
        if not is_not_said(row.text(name)):
            scale = mapping.columns[name].unit
            return row.read(name, partial(strength_of, mapping=mapping, scale=scale))
    return None


def _note(mapping: Mapping, row: Row) -> str:
    return "\n".join(row.read(name, _NOTE) for name in mapping.names("note") if row.text(name))
