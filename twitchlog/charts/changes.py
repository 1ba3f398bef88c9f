"""All figures and tables of the changes of one span."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from twitchlog.charts import around, level, places, rhythm
from twitchlog.charts.look import Figure, Translate
from twitchlog.charts.twins import Table
from twitchlog.records import EventRecord, Settings

if TYPE_CHECKING:
    from twitchlog.analysis.change.everything import Changes


def figures(
    found: Changes, events: Sequence[EventRecord], settings: Settings, _: Translate
) -> dict[str, Figure]:
    """Figures by name; what has too little to show is left out."""
    week = settings.week_starts_on
    compared = [one for one in found.around if one.ratio]
    drawn = {"level": level.level(found, events, _)}
    if compared:
        drawn["around"] = around.before_and_after(compared, events, _)
    if found.weekdays.p is not None:
        names = rhythm.weekday_names(week, _)
        drawn["weekdays"] = rhythm.by_part(found.weekdays, names, week, _)
    if found.hours.p is not None:
        drawn["hours"] = rhythm.by_part(found.hours, rhythm.hour_names(), 0, _)
    if found.strip.regions:
        drawn["strip"] = places.site_strip(found.strip, _)
    if found.spread.weeks:
        drawn["spread"] = places.variety(found.spread, _)
    return drawn


def tables(
    found: Changes, events: Sequence[EventRecord], settings: Settings, _: Translate
) -> dict[str, Table]:
    """Tables by name."""
    week = settings.week_starts_on
    days, hours = rhythm.weekday_names(week, _), rhythm.hour_names()
    return {
        "level": level.level_table(found, _),
        "around": around.around_table(found.around, events, _),
        "weekdays": rhythm.part_table(found.weekdays, days, week, _("Weekday"), _),
        "hours": rhythm.part_table(found.hours, hours, 0, _("Hours"), _),
        "grid": rhythm.grid_table(found.grid, week, _),
        "strip": places.strip_table(found.strip, _),
        "spread": places.variety_table(found.spread, _),
    }
