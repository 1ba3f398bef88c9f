"""All figures and tables of the trends of one span."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from twitchlog.charts import calendar, episodes, factors, hours, sites, twins, types
from twitchlog.charts.look import Figure, Translate
from twitchlog.charts.twins import Table
from twitchlog.records import EventRecord, Settings

if TYPE_CHECKING:
    from twitchlog.analysis.series import DailySeries, WeeklySeries
    from twitchlog.analysis.trends import Trends


def figures(
    found: Trends,
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
    for series in found.factors:
        if series.enough:
            drawn[series.factor.slug] = factors.over_time(
                series, _episodes(found), _, events=events
            )
    return drawn


def tables(
    found: Trends, settings: Settings, names: Mapping[str, str], _: Translate
) -> dict[str, Table]:
    """Tables by name; `names` are those of the factors, by slug."""
    week = settings.week_starts_on
    shown = [series for series in found.factors if series.enough]
    made = {
        "sites": twins.of_sites(found.sites, _),
        "types": twins.of_types(found.types, _),
        "hours": twins.of_hours(
            found.hours, _, week_starts_on=week, day_starts_at=settings.day_starts_at
        ),
        "factors": twins.of_factors(
            shown, _episodes(found), [names[series.factor.slug] for series in shown], _
        ),
    }
    if found.daily is not None:
        made["episodes"] = twins.of_days(found.daily, _)
        made["calendar"] = twins.of_calendar(found.daily, _, week)
    if found.weekly is not None and found.months is not None:
        made["episodes"] = twins.of_weeks(found.weekly, _)
        made["calendar"] = twins.of_months(found.months, _)
    return made


def _episodes(found: Trends) -> DailySeries | WeeklySeries:
    series = found.daily or found.weekly
    assert series is not None
    return series
