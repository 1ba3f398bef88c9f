"""How records read on screen: places, times, amounts and days in words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from flask import Flask

from twitchlog import clock, vocabulary
from twitchlog.catalogue import Factor
from twitchlog.i18n import gettext as _
from twitchlog.i18n import ngettext, numeral, within
from twitchlog.records import (
    DaySummary,
    EpisodeEntry,
    EpisodeRecord,
    ServingRecord,
    Settings,
    Site,
    TimedReading,
)
from twitchlog.references import REFERENCES
from twitchlog.units import ML_PER_FL_OZ
from twitchlog.vocabulary import (
    CONTEXTS,
    FREQUENCIES,
    N_,
    REGION_BY_SLUG,
    SIDES,
    STRENGTHS,
    SYMPTOMS,
    TYPE_BY_SLUG,
    EpisodeType,
)

DASH = "–"
COUNTED = frozenset({N_("drinks"), N_("times")})  # units that are words
TURNING = frozenset({"R", "AL", "RLE", "RLO", "RLI"})  # what makes text run from right to left
# Shorter names for lines with little room.
BRIEF = {"stress": N_("Stress"), "hydration_ml": N_("Drinks")}
WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
SHORT_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
_LABELS = {
    term.slug: term.label for terms in (SIDES, FREQUENCIES, CONTEXTS, SYMPTOMS) for term in terms
}


def number(value: float) -> str:
    """A number in its shortest form, as `7.5` or `140`; `7,5` in German."""
    short = abs(value) < 1e6 and round(value, 4) == value
    return numeral(f"{value:g}" if short else f"{value:.4g}")


def long_date(day: date) -> str:
    """A day as `Sunday, 22 November`, with the year unless it is this one's."""
    words = f"{_(WEEKDAYS[day.weekday()])}, {day_and_month(day)}"
    return words if day.year == clock.now().year else f"{words} {day.year}"


def day_and_month(day: date) -> str:
    """A day without its year, as `22 November`."""
    return _("%(day)d %(month)s") % {"day": day.day, "month": _(MONTHS[day.month - 1])}


def short_weekday(day: date) -> str:
    """A day's name in three letters."""
    return _(SHORT_WEEKDAYS[day.weekday()])


def site_words(site: Site) -> str:
    """A site as `Left calf` or `Calf, both sides`."""
    region = REGION_BY_SLUG.get(site.region)
    label = _(region.label) if region else site.region
    if site.side == "middle" or site.region in ("many_places", "other"):
        return label
    if site.side == "both":
        return _("%s, both sides") % label
    side = _(_LABELS.get(site.side, site.side))
    words = _("%(side)s %(region)s") % {"side": side, "region": within(label)}
    return f"{words[:1].upper()}{words[1:]}"


def bout_title(record: EpisodeRecord | EpisodeEntry) -> str:
    """A bout as `Left calf: flicker`."""
    places = " + ".join(site_words(site) for site in record.sites)
    kind = TYPE_BY_SLUG.get(record.type)
    word = _(kind.label) if kind else record.type
    return f"{places}: {within(word)}" if places else word


def bout_manner(record: EpisodeRecord | EpisodeEntry) -> list[str]:
    """How a bout was and when it came, as `just visible`, `now and then`, `at rest`."""
    strength = [] if record.strength is None else [_(STRENGTHS[record.strength].label)]
    slugs = (record.frequency or "", *record.context)
    return strength + [_(_LABELS.get(slug, slug)) for slug in slugs if slug]


def bout_details(record: EpisodeRecord | EpisodeEntry, *, note: bool = True) -> str:
    """What else was said of a bout, as `just visible · at rest · 10 min`, and its note in brief."""
    parts = bout_manner(record)
    parts += [_(_LABELS.get(slug, slug)) for slug in record.symptoms]
    if record.still_going:
        parts.append(_("still going"))
    elif record.ended_at is not None:
        parts.append(duration((record.ended_at - record.started_at).total_seconds() / 60))
    if record.note and note:
        parts.append(isolated(record.note if len(record.note) <= 60 else record.note[:57] + "…"))
    return " · ".join(parts)


def isolated(text: str) -> str:
    """A text set apart where it runs from right to left, so that it moves no words beside it."""
    turns = any(unicodedata.bidirectional(letter) in TURNING for letter in text)
    return f"\u2068{text}\u2069" if turns else text


def event_kind(kind: str) -> str:
    """What a kind of event is called, to stand on a line with other words."""
    return isolated(vocabulary.event_kind(kind, _))


def duration(minutes: float) -> str:
    """A length of time as `10 min`, `1 h 30 min` or `2 days`."""
    whole = round(minutes)
    if whole < 60:
        return _("%d min") % whole
    hours, rest = divmod(whole, 60)
    if hours >= 48:
        return ngettext("%d day", "%d days", hours // 24) % (hours // 24)
    return _("%d h") % hours + (f" {_('%d min') % rest}" if rest else "")


def time_of_day(instant: datetime) -> str:
    """What the clock on the wall shows, as `14:20`."""
    return instant.isoformat()[11:16]  # ten times as fast as strftime, on a page of many bouts


def when(instant: datetime, settings: Settings) -> str:
    """A moment seen from now, as `14:20`, `yesterday 22:05` or `3 March, 22:05`."""
    today = clock.today(settings.zone, settings.day_starts_at)
    day = clock.local_day(instant, settings.day_starts_at)
    at = time_of_day(instant)
    if day == today:
        return at
    if (today - day).days == 1:
        return _("yesterday %s") % at
    return f"{day_and_month(day)}, {at}"


def shown_unit(factor: Factor, settings: Settings) -> str:
    """The unit in which a factor is shown and typed."""
    if factor.unit == "ml" and settings.volume_unit == "fl_oz":
        return "fl oz"
    unit = {"0-10": "", "0/1": ""}.get(factor.unit, factor.unit)
    return _(unit) if unit in COUNTED else unit


def shown_value(factor: Factor, value: float, settings: Settings) -> float:
    """A stored value in the unit in which it is shown."""
    if shown_unit(factor, settings) == "fl oz":
        return round(value / ML_PER_FL_OZ, 1)
    return round(value, 4)


def highest_shown(factor: Factor, settings: Settings) -> float:
    """The highest value that can be typed: rounding must not lead above what can be stored."""
    shown = shown_value(factor, factor.highest, settings)
    too_high = stored_value(factor, shown, settings) > factor.highest
    return round(shown - 0.1, 1) if too_high else shown


def stored_value(factor: Factor, typed: float, settings: Settings) -> float:
    """A typed value in the unit in which it is stored."""
    return typed * ML_PER_FL_OZ if shown_unit(factor, settings) == "fl oz" else typed


def amount(factor: Factor, value: float, settings: Settings) -> str:
    """A value with its unit, as `140 mg`, `1.2 l`, `4` for a rating, or `yes`."""
    if factor.kind == "flag":
        return _("yes") if value else _("no")
    unit = shown_unit(factor, settings)
    if unit == "ml" and value >= 1000:
        return f"{number(round(value / 1000, 2))} l"
    return f"{number(shown_value(factor, value, settings))} {unit}".strip()


def factor_line(values: Mapping[str, float], factors: Sequence[Factor], settings: Settings) -> str:
    """A day's values on one line, as `Sleep 7.5 h · Stress 4`."""
    return " · ".join(
        f"{_(BRIEF[factor.slug]) if factor.slug in BRIEF else factor_label(factor)} "
        f"{amount(factor, values[factor.slug], settings)}"
        for factor in factors
        if factor.slug in values
    )


def serving_words(serving: ServingRecord, factor: Factor, settings: Settings) -> str:
    """A quick addition as `+ coffee 90 mg` or `+ half an hour`."""
    theirs = factor.own and not serving.references
    label = serving.label if theirs else _(serving.label)
    label = isolated(label)
    if factor.unit not in ("mg", "ml"):
        return f"+ {label}"
    return f"+ {label} {amount(factor, serving.amount, settings)}"


def readings_line(readings: Sequence[TimedReading], factor: Factor, settings: Settings) -> str:
    """Timed readings on one line, as `90 mg 08:10, 50 mg 13:00`."""
    return ", ".join(
        f"{amount(factor, reading.value, settings)} {reading.at:%H:%M}" for reading in readings
    )


def type_sources(types: Iterable[EpisodeType]) -> str:
    """The citations behind the types' definitions, in one line."""
    keys = dict.fromkeys(key for kind in types for key in kind.references)
    return "; ".join(REFERENCES[key].citation for key in keys)


def serving_sources(factor: Factor) -> list[str]:
    """The citations behind a factor's usual servings."""
    keys = dict.fromkeys(key for serving in factor.servings for key in serving.references)
    return [REFERENCES[key].citation for key in keys]


def factor_label(factor: Factor) -> str:
    """A factor's name; own ones stand as their owner wrote them."""
    return isolated(factor.label) if factor.own else _(factor.label)


def state_words(summary: DaySummary) -> str:
    """A day's state as `2 bouts`, `no twitches` or `not tracked`."""
    if summary.tracked == "episodes":
        return ngettext("%d bout", "%d bouts", summary.episodes) % summary.episodes
    return _("no twitches") if summary.tracked == "none" else _("not tracked")


def install(app: Flask) -> None:
    """Give templates these words as filters."""
    for function in (
        number,
        long_date,
        short_weekday,
        site_words,
        bout_title,
        bout_details,
        factor_label,
        event_kind,
        state_words,
        time_of_day,
    ):
        app.jinja_env.filters[function.__name__] = function
    app.jinja_env.globals.update(
        when=when,
        amount=amount,
        factor_line=factor_line,
        readings_line=readings_line,
        serving_sources=serving_sources,
        serving_words=serving_words,
        type_sources=type_sources,
        shown_unit=shown_unit,
        shown_value=shown_value,
    )
