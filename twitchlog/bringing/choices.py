"""What an owner may choose for a column, a word, a category or a unit, in groups."""

from __future__ import annotations

from collections.abc import Sequence

from twitchlog.catalogue import BY_SLUG, Factor
from twitchlog.i18n import gettext as _
from twitchlog.imports.mapped.mapping import A_BOUT, EVENT, FACTOR, NO_TWITCHES, OWN, SKIPPED
from twitchlog.imports.mapped.reading import OR_NO
from twitchlog.imports.mapped.units import (
    STRENGTH_SCALES,
    units_for,
)
from twitchlog.vocabulary import EVENT_KINDS, GROUPS, N_, REGIONS, SIDES, STRENGTHS, TYPES

Choice = tuple[str, str]
Group = tuple[str, list[Choice]]

_WHEN = (
    ("date", N_("the day, or day and time")),
    ("start", N_("when a bout began: each row is one")),
    ("time", N_("the time of day")),
    ("end", N_("when the bout ended")),
    ("minutes", N_("how long the bout lasted")),
)
_BOUT = (
    ("site", N_("where it twitched")),
    ("side", N_("left or right")),
    ("type", N_("what kind of twitch")),
    ("strength", N_("how strong it was")),
    ("note", N_("note of the bout")),
)
_DAY = (
    ("none", N_("no twitches that day (yes or no)")),
    ("day_note", N_("note of the day")),
)
_LONG = (
    ("category", N_("what the row is about: category")),
    ("detail", N_("what the row is about: detail")),
    ("amount", N_("its amount or rating")),
    ("tags", N_("a list of tags or activities")),
)
_OWN = (
    ("rating", N_("a new rating, 0 to 10")),
    ("flag", N_("a new yes or no")),
    ("amount", N_("a new amount")),
    ("count", N_("a new number of times")),
    ("duration", N_("a new length of time")),
)


def roles(factors: Sequence[Factor]) -> list[Group]:
    """What a column may be."""
    return [
        (_("When"), _said(_WHEN)),
        (_("The twitch"), _said(_BOUT)),
        (_("The day"), _said(_DAY)),
        *_values(factors),
        (_("Tables with one value in each row"), _said(_LONG)),
    ]


def parts(factors: Sequence[Factor]) -> list[Group]:
    """What a category or a tag may become."""
    return [
        (_("The twitch"), [(A_BOUT, _("a bout"))]),
        *_values(factors),
        (_("The day"), [("day_note", _("note of the day"))]),
    ]


def units() -> list[Group]:
    """Every unit that a column may be in; blank is the usual one of what it is."""
    scales = {unit.slug or "0-4": _(unit.label) for unit in STRENGTH_SCALES}
    scales |= {unit.slug: _(unit.label) for unit in units_for(BY_SLUG["stress"]) if unit.slug}
    return [
        (_("Length of time"), [("h", _("hours")), ("min", _("minutes")), ("s", _("seconds"))]),
        (_("Scale"), sorted(scales.items())),
        (_("Caffeine"), _units_of("caffeine_mg")),
        (_("Drinks"), _units_of("hydration_ml")),
        (_("Yes or no"), [(OR_NO, _("no where it is not named"))]),
    ]


def regions() -> list[Group]:
    """Places on the body, and what a word in such a column may say instead."""
    instead = [(NO_TWITCHES, _("no twitches")), (SKIPPED, _("nothing: leave it out"))]
    return [
        *(
            (
                _(group.label),
                [(one.slug, _(one.label)) for one in REGIONS if one.group == group.slug],
            )
            for group in GROUPS
        ),
        (_("No place"), instead),
    ]


def types() -> list[Choice]:
    """Kinds of twitches."""
    return [(kind.slug, _(kind.label)) for kind in TYPES]


def types_in_words() -> list[Choice]:
    """What a word for a kind of twitch may mean."""
    return [
        *types(),
        (NO_TWITCHES, _("no twitches")),
        (SKIPPED, _("nothing: leave it out")),
    ]


def strengths() -> list[Choice]:
    """Strengths."""
    return [(term.slug, _(term.label)) for term in STRENGTHS]


def sides() -> list[Choice]:
    """Sides."""
    return [(term.slug, _(term.label)) for term in SIDES]


def orders() -> list[Choice]:
    """Orders in which days are written."""
    return [
        ("ymd", _("year, month, day: 2026-03-01")),
        ("dmy", _("day, month, year: 1.3.2026")),
        ("mdy", _("month, day, year: 3/1/2026")),
    ]


def decimals() -> list[Choice]:
    """Decimal signs."""
    return [(".", _("a point: 7.5")), (",", _("a comma: 7,5"))]


def _regions_of(group: str) -> list[Choice]:
    return [(one.slug, _(one.label)) for one in REGIONS if one.group == group]


def _values(factors: Sequence[Factor]) -> list[Group]:
    known = [(f"{FACTOR}{factor.slug}", _(factor.label)) for factor in factors]
    events = [(f"{EVENT}{term.slug}", _(term.label)) for term in EVENT_KINDS]
    own = [(f"{OWN}{kind}", _(words)) for kind, words in _OWN]
    return [(_("A factor"), known), (_("A factor of your own"), own), (_("A dated event"), events)]


def _units_of(slug: str) -> list[Choice]:
    return [(unit.slug, _(unit.label)) for unit in units_for(BY_SLUG[slug]) if unit.slug]


def _said(choices: Sequence[Choice]) -> list[Choice]:
    return [(value, _(words)) for value, words in choices]
