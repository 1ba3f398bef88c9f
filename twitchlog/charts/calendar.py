"""Episodes as a calendar: days in rows of weeks, or months in rows of years."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from twitchlog.charts.look import (
    INK,
    RIM,
    SCALE,
    SMALL,
    SOFT,
    Figure,
    Part,
    Translate,
    axis,
    figure,
    rows,
    say,
)
from twitchlog.vocabulary import N_

if TYPE_CHECKING:
    from twitchlog.analysis.series import DailySeries, MonthGrid

WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
MONTHS = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)
LONGEST_LINE = 14  # weeks side by side that a phone still shows with readable numbers
LINE = 8  # seven days and a line of months above them
ROW, TALL_ROW = 19, 26
ROOM_FOR_A_NAME = 2  # weeks
FAINTEST_SCALE = 4


def of_days(series: DailySeries, _: Translate, week_starts_on: int = 0) -> Figure:
    """A cell for each day with its episodes; weeks run across and break into lines."""
    lead = (series.first.weekday() - week_starts_on) % 7
    weeks = -(-(lead + len(series.counts)) // 7)
    lines = -(-weeks // LONGEST_LINE)
    across = -(-weeks // lines)
    height = lines * LINE
    cells: list[list[Any]] = [[None] * across for _row in range(height)]
    words: list[list[str]] = [[""] * across for _row in range(height)]
    gaps, months = [], []
    for place, (day, count) in enumerate(series.items()):
        week, weekday = divmod(place + lead, 7)
        line, column = divmod(week, across)
        row = line * LINE + 1 + weekday
        if place == 0 or day.day == 1:
            months.append((column, line * LINE, _(MONTHS[day.month - 1])))
        if math.isnan(count):
            gaps.append((column, row))
            continue
        cells[row][column] = int(count)
        words[row][column] = _day_words(day, _)
    heat = _heat(cells, words, "%{z}")
    if len(months) > 1 and months[1][0] - months[0][0] < ROOM_FOR_A_NAME:
        months = months[1:]
    labels = [_(WEEKDAYS[(n + week_starts_on) % 7]) for n in range(7)] * lines
    ticks = [line * LINE + 1 + n for line in range(lines) for n in range(7)]
    tall = TALL_ROW if lines == 1 else ROW
    return _grid([heat, _untracked(gaps, _)], height, tall, ticks, labels, months)


def of_months(grid: MonthGrid, _: Translate) -> Figure:
    """A cell for each month with its episodes per tracked day, a row for each year."""
    means = rows(grid.means)
    years = [str(grid.first_year + n) for n in range(len(means))]
    names = [_(month) for month in MONTHS]
    tracked = _("tracked days")
    words = [
        [f"{name} {year}, {tracked}: {days}" for name, days in zip(names, row, strict=True)]
        for year, row in zip(years, grid.tracked.tolist(), strict=True)
    ]
    heat = _heat(means, words, "") | {
        "text": [[say(value) if value is not None else "" for value in row] for row in means],
        "texttemplate": "%{text}",
    }
    gaps = [
        (column, row)
        for row, values in enumerate(means)
        for column, value in enumerate(values)
        if value is None
    ]
    places = [(column + 0.2, -1, name[0]) for column, name in enumerate(names)]
    return _grid(
        [heat, _untracked(gaps, _)], len(years), TALL_ROW, list(range(len(years))), years, places
    )


def short_date(day: date, _: Translate) -> str:
    """A day as `2 Mar 2026`."""
    words = {"day": day.day, "month": _(MONTHS[day.month - 1]), "year": day.year}
    return _("%(day)d %(month)s %(year)d") % words


def _day_words(day: date, _: Translate) -> str:
    return f"{_(WEEKDAYS[day.weekday()])} {short_date(day, _)}"


def _heat(cells: list[list[Any]], words: list[list[str]], template: str) -> Part:
    known = [value for row in cells for value in row if value is not None]
    return {
        "type": "heatmap",
        "z": cells,
        "zmin": 0,
        "zmax": max([FAINTEST_SCALE, *known]),
        "hovertext": words,
        "hovertemplate": "%{hovertext}: %{z}<extra></extra>",
        "hoverongaps": False,
        "texttemplate": template,
        "textfont": {"size": SMALL, "color": INK},
        "colorscale": SCALE,
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
    }


def _untracked(places: list[tuple[int, int]], _: Translate) -> Part:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": _("not tracked"),
        "x": [column for column, _row in places],
        "y": [row for _column, row in places],
        "marker": {"symbol": "line-ne-open", "size": 10, "color": RIM, "line": {"width": 1}},
        "hoverinfo": "skip",
    }


def _grid(
    traces: list[Part],
    height: int,
    tall: int,
    ticks: list[int],
    labels: list[str],
    heads: Sequence[tuple[float, int, str]],
) -> Figure:
    across = len(traces[0]["z"][0])
    above = 1 if any(row < 0 for _column, row, _text in heads) else 0
    return figure(
        traces,
        (height + above) * tall + 16,
        margin={"l": 40, "r": 4, "t": 4, "b": 12},
        xaxis=axis(range=[-0.5, across - 0.5], showticklabels=False),
        yaxis=axis(range=[height - 0.5, -0.5 - above], tickvals=ticks, ticktext=labels),
        annotations=[
            {
                "x": column - 0.45,
                "y": row,
                "text": text,
                "showarrow": False,
                "xanchor": "left",
                "font": {"size": SMALL, "color": SOFT},
            }
            for column, row, text in heads
        ],
    )
