"""The tables that say what the charts show, for whoever reads rather than looks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from twitchlog.charts.calendar import MONTHS, WEEKDAYS
from twitchlog.charts.look import Translate, numbers, say
from twitchlog.charts.sites import region_name
from twitchlog.charts.types import type_name

if TYPE_CHECKING:
    from twitchlog.analysis.factor_series import FactorSeries
    from twitchlog.analysis.patterns import HourGrid, SiteCounts, TypeSeries
    from twitchlog.analysis.series import DailySeries, MonthGrid, WeeklySeries

HOURS = 24


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and rows of text; all columns but the first hold numbers."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def numeric(self) -> tuple[int, ...]:
        """The columns that are set to the right."""
        return tuple(range(1, len(self.headings)))


def of_days(series: DailySeries, _: Translate) -> Table:
    """Each day with its episodes and mean, the newest first."""
    rows = [
        (day.isoformat(), say(count, 0), say(mean))
        for (day, count), mean in zip(series.items(), numbers(series.mean7), strict=True)
    ]
    return Table((_("Day"), _("Episodes"), _("7-day mean")), tuple(reversed(rows)))


def of_weeks(series: WeeklySeries, _: Translate) -> Table:
    """Each week with its tracked days, episodes and means, the newest first."""
    columns = (
        series.tracked.tolist(),
        series.episodes.tolist(),
        series.means.tolist(),
        series.mean13.tolist(),
    )
    rows = [
        (week.isoformat(), str(days), str(count) if days else "–", say(mean), say(quarter))
        for (week, _mean), days, count, mean, quarter in zip(series.items(), *columns, strict=True)
    ]
    headings = (
        _("Week from"),
        _("Tracked days"),
        _("Episodes"),
        _("A tracked day"),
        _("13-week mean"),
    )
    return Table(headings, tuple(reversed(rows)))


def of_calendar(series: DailySeries, _: Translate, week_starts_on: int = 0) -> Table:
    """A row for each week and a column for each weekday."""
    lead = (series.first.weekday() - week_starts_on) % 7
    cells = [""] * lead + [say(count, 0) for _day, count in series.items()]
    cells += [""] * (-len(cells) % 7)
    monday = series.first - timedelta(days=lead)
    rows = [
        ((monday + timedelta(days=n)).isoformat(), *cells[n : n + 7])
        for n in range(0, len(cells), 7)
    ]
    return Table((_("Week from"), *_weekdays(week_starts_on, _)), tuple(rows))


def of_months(grid: MonthGrid, _: Translate) -> Table:
    """A row for each year and a column for each month: episodes per tracked day."""
    rows = [
        (str(grid.first_year + n), *(say(mean) for mean in means))
        for n, means in enumerate(grid.means.tolist())
    ]
    return Table((_("Year"), *(_(month) for month in MONTHS)), tuple(rows))


def of_hours(
    grid: HourGrid, _: Translate, *, week_starts_on: int = 0, day_starts_at: int = 4
) -> Table:
    """A row for each hour and a column for each weekday."""
    counts = grid.counts.tolist()
    order = [(n + week_starts_on) % 7 for n in range(7)]
    rows = []
    for n in range(HOURS):
        hour = (n + day_starts_at) % HOURS
        line = [counts[weekday][hour] for weekday in order]
        rows.append((f"{hour:02}:00", *map(str, line), str(sum(line))))
    return Table((_("Hour from"), *_weekdays(week_starts_on, _), _("All")), tuple(rows))


def of_sites(counts: SiteCounts, _: Translate) -> Table:
    """Every region with its sides."""
    rows = [
        (region_name(s.region, _), *map(str, (s.left, s.right, s.both, s.middle, s.total)))
        for s in counts.sites
    ]
    sides = (_("Left"), _("Right"), _("Both"), _("Middle"))
    return Table((_("Where"), *sides, _("All")), tuple(rows))


def of_types(series: TypeSeries, _: Translate) -> Table:
    """Each day, week or month with its tracked days and the episodes of each type."""
    first = {"day": _("Day"), "week": _("Week from"), "month": _("Month")}[series.step]
    columns = series.counts.T.tolist()
    rows = [
        (_start(start, series.step), str(days), *(str(count) if days else "–" for count in counts))
        for start, days, counts in zip(series.starts, series.tracked.tolist(), columns, strict=True)
    ]
    names = (type_name(slug, _) for slug in series.types)
    return Table((first, _("Tracked days"), *names), tuple(reversed(rows)))


def of_factors(
    factors: Sequence[FactorSeries],
    episodes: DailySeries | WeeklySeries,
    names: Sequence[str],
    _: Translate,
) -> Table:
    """Each day or week with its episodes and every factor's value, the newest first."""
    columns = [numbers(series.values) for series in factors]
    weekly = any(series.step > 1 for series in factors)
    counts = dict(episodes.items())
    days = _dates(factors[0]) if factors else []
    rows = [
        (
            day.isoformat(),
            say(counts.get(day), 1 if weekly else 0),
            *(say(column[place]) for column in columns),
        )
        for place, day in enumerate(days)
    ]
    head = (_("Week from"), _("Episodes a day")) if weekly else (_("Day"), _("Episodes"))
    return Table((*head, *names), tuple(reversed(rows)))


def _dates(series: FactorSeries) -> list[date]:
    return [series.first + timedelta(days=n * series.step) for n in range(len(series.values))]


def _start(start: date, step: str) -> str:
    return f"{start:%Y-%m}" if step == "month" else start.isoformat()


def _weekdays(week_starts_on: int, _: Translate) -> tuple[str, ...]:
    return tuple(_(WEEKDAYS[(n + week_starts_on) % 7]) for n in range(7))
