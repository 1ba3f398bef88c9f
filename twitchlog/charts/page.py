"""All figures and tables of the trends of one span."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from twitchlog.charts import (
    body_heat,
    calendar,
    day_clock,
    episodes,
    factors,
    hours,
    places,
    sites,
    twins,
    types,
    waits,
)
from twitchlog.charts.look import Figure, Translate
from twitchlog.charts.twins import Table
from twitchlog.records import EventRecord, Settings

if TYPE_CHECKING:
    from twitchlog.analysis.series import DailySeries, WeeklySeries
    from twitchlog.analysis.trend.details import Details
    from twitchlog.analysis.trends import Trends

# Those whose rows are days, weeks or months: beyond a year they are long.
GROWING_TABLES = ("episodes", "types", "factors", "clock", "strip")
TABLES = (*GROWING_TABLES, "calendar", "sites", "hours", "waits", "body")


def figures(
    found: Trends,
    more: Details,
    settings: Settings,
    _: Translate,
    *,
    events: Sequence[EventRecord] = (),
    running: tuple[date, int] | None = None,
) -> dict[str, Figure]:
    """Figures by name; what has too few episodes or values yet is left out."""
    week = settings.week_starts_on
    drawn: dict[str, Figure] = {}
    if found.sites.sites:
        drawn["sites"] = sites.by_site(found.sites, _)
    if found.types.types:
        drawn["types"] = types.by_type(found.types, _, events=events)
    if found.hours.enough:
        drawn["hours"] = hours.by_hour(
            found.hours, _, week_starts_on=week, day_starts_at=settings.day_starts_at
        )
    if found.daily is not None:
        drawn["episodes"] = episodes.by_day(found.daily, _, events=events, running=running)
        drawn["calendar"] = calendar.of_days(found.daily, _, week)
    if found.weekly is not None and found.months is not None:
        drawn["episodes"] = episodes.by_week(found.weekly, _, events=events)
        drawn["calendar"] = calendar.of_months(found.months, _)
    drawn |= _closer(found, more, settings, events, _)
    below = factors.episodes_below(_episodes(found), _)
    for series in found.factors:
        if series.enough:
            drawn[series.factor.slug] = factors.over_time(series, below, _, events=events)
    return drawn


def _closer(
    found: Trends, more: Details, settings: Settings, events: Sequence[EventRecord], _: Translate
) -> dict[str, Figure]:
    """What is drawn of the details."""
    drawn: dict[str, Figure] = {}
    hour = settings.day_starts_at
    if more.clock is not None and found.daily is not None and more.clock.blocks:
        drawn["clock"] = day_clock.by_day(more.clock, found.daily, hour, _, events=events)
    if more.month_hours is not None:
        drawn["clock"] = day_clock.by_month(more.month_hours, hour, _, events=events)
    if more.waits.quarters:
        drawn["waits"] = waits.histogram(more.waits, _)
    if more.steps.noted:
        drawn["strip"] = places.site_strip(more.steps.strip(), _, events=events)
    return drawn


def tables(
    found: Trends,
    more: Details,
    settings: Settings,
    names: Mapping[str, str],
    _: Translate,
    wanted: Collection[str] = TABLES,
) -> dict[str, Table]:
    """Tables by name, those that are wanted; `names` are those of the factors, by slug."""
    makers: dict[str, Callable[[], Table]] = {
        "episodes": lambda: _of_episodes(found, _),
        "calendar": lambda: _of_calendar(found, settings, _),
        "sites": lambda: twins.of_sites(found.sites, _),
        "types": lambda: twins.of_types(found.types, _),
        "hours": lambda: twins.of_hours(
            found.hours,
            _,
            week_starts_on=settings.week_starts_on,
            day_starts_at=settings.day_starts_at,
        ),
        "factors": lambda: _of_factors(found, names, _),
        "clock": lambda: _of_clock(more, settings, _),
        "strip": lambda: places.strip_table(more.steps.strip(), _),
        "waits": lambda: waits.waits_table(more.waits, _),
        "body": lambda: body_heat.table(more.body, _),
    }
    return {name: make() for name, make in makers.items() if name in wanted}


def _of_episodes(found: Trends, _: Translate) -> Table:
    if found.daily is not None:
        return twins.of_days(found.daily, _)
    assert found.weekly is not None
    return twins.of_weeks(found.weekly, _)


def _of_calendar(found: Trends, settings: Settings, _: Translate) -> Table:
    if found.daily is not None:
        return twins.of_calendar(found.daily, _, settings.week_starts_on)
    assert found.months is not None
    return twins.of_months(found.months, _)


def _of_clock(more: Details, settings: Settings, _: Translate) -> Table:
    if more.clock is not None:
        return day_clock.clock_table(more.clock, settings.day_starts_at, _)
    assert more.month_hours is not None
    return day_clock.month_table(more.month_hours, settings.day_starts_at, _)


def _of_factors(found: Trends, names: Mapping[str, str], _: Translate) -> Table:
    shown = [series for series in found.factors if series.enough]
    columns = [names[series.factor.slug] for series in shown]
    return twins.of_factors(shown, _episodes(found), columns, _)


def _episodes(found: Trends) -> DailySeries | WeeklySeries:
    series = found.daily or found.weekly
    assert series is not None
    return series
