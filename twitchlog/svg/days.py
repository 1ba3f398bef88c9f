"""Episodes a day or a week as bars, with their running mean, gaps and the marks of dated events."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from markupsafe import Markup

from twitchlog.svg.pieces import drawing, element, path, text

WIDTH, HEIGHT = 720.0, 112.0
LEFT, RIGHT, TOP, BOTTOM = 26.0, 4.0, 16.0, 18.0
MONTHS_IN_FULL = 4
SHORT = 45  # days of which weeks are named and not months
WIDEST = 12.0
HATCH = 5.0
SPAN = WIDTH - LEFT - RIGHT


class Mark(NamedTuple):
    """A dated event's number and day."""

    number: int
    day: date


@dataclass(frozen=True, slots=True)
class Bars:
    """What is drawn.

    first   day on which the first step begins
    step    days in each step
    values  per step; NaN where nothing was tracked
    means   the running mean, NaN where there is none
    top     where the axis ends: a number that ticks divide evenly
    """

    first: date
    step: int
    values: Sequence[float]
    means: Sequence[float]
    marks: Sequence[Mark] = ()
    top: int = field(init=False)

    def __post_init__(self) -> None:
        """Every bar and point is drawn by the axis."""
        most = max((value for value in self.values if not math.isnan(value)), default=0.0)
        tick = _tick(most)
        object.__setattr__(self, "top", max(tick, tick * math.ceil(most / tick)))

    @property
    def last(self) -> date:
        """The last day that is drawn."""
        return self.first + timedelta(days=self.step * len(self.values) - 1)


def bars(shown: Bars, label: str) -> Markup:
    """The drawing, with its name for who cannot see it."""
    return drawing(
        (0, 0, WIDTH, HEIGHT),
        label,
        *_gaps(shown),
        *_axis(shown),
        *_columns(shown),
        *_lines(shown),
        *(_weeks(shown) if len(shown.values) * shown.step <= SHORT else _months(shown)),
        *_marks(shown),
        class_="days",
    )


def _tick(most: float) -> int:
    """The step of the axis, so that there are two to four."""
    for size in (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500):
        if most <= 4 * size:
            return size
    return 1000 * math.ceil(most / 4000)


def _x(shown: Bars, place: float) -> float:
    return LEFT + SPAN * place / max(len(shown.values), 1)


def _x_of(shown: Bars, day: date) -> float:
    return _x(shown, ((day - shown.first).days + 0.5) / shown.step)


def _y(shown: Bars, value: float) -> float:
    room = HEIGHT - TOP - BOTTOM
    return TOP + room * (1 - value / shown.top)


def _gaps(shown: Bars) -> Iterable[Markup]:
    """Steps in which nothing was tracked, neighbours as one."""
    for first, after in _runs([math.isnan(value) for value in shown.values]):
        lines = _hatching(_x(shown, first), _x(shown, after))
        yield element("path", d="".join(map(path, lines)), class_="gap")


def _hatching(left: float, right: float) -> Iterable[list[tuple[float, float]]]:
    """Slanting lines between two places; a pattern would print as a picture of the whole page."""
    ground, room = HEIGHT - BOTTOM, HEIGHT - TOP - BOTTOM
    for number in range(math.ceil((left - room) / HATCH), math.ceil(right / HATCH)):
        start = HATCH * number
        ends = max(start, left), min(start + room, right)
        yield [(x, ground - (x - start)) for x in ends]


def _runs(wanted: Sequence[bool]) -> list[tuple[int, int]]:
    """Where runs of wanted steps begin, and the step after each."""
    runs: list[tuple[int, int]] = []
    for place, this in enumerate(wanted):
        if not this:
            continue
        if runs and runs[-1][1] == place:
            runs[-1] = runs[-1][0], place + 1
        else:
            runs.append((place, place + 1))
    return runs


def _axis(shown: Bars) -> Iterable[Markup]:
    tick = _tick(shown.top)
    for value in range(0, shown.top + 1, tick):
        y = _y(shown, value)
        yield element("path", d=path([(LEFT, y), (WIDTH - RIGHT, y)]), class_="grid")
        yield text(LEFT - 4, y + 3.5, str(value), text_anchor="end")


def _columns(shown: Bars) -> Iterable[Markup]:
    """A bar for each step, and a ring on the ground for one without episodes."""
    width = min(WIDEST, 0.8 * SPAN / max(len(shown.values), 1))
    ground = _y(shown, 0)
    for place, value in enumerate(shown.values):
        if value > 0:
            y = _y(shown, value)
            yield element(
                "rect",
                x=_x(shown, place + 0.5) - width / 2,
                y=y,
                width=width,
                height=ground - y,
                class_="bar",
            )
        elif value == 0:
            radius = min(1.6, 0.5 * width)
            x = _x(shown, place + 0.5)
            yield element("circle", cx=x, cy=ground, r=radius, class_="none")


def _lines(shown: Bars) -> Iterable[Markup]:
    """The running mean, broken where there is none."""
    for first, after in _runs([not math.isnan(value) for value in shown.means]):
        points = [(_x(shown, n + 0.5), _y(shown, shown.means[n])) for n in range(first, after)]
        if len(points) == 1:
            (x, y), half = points[0], 0.5 * SPAN / len(shown.values)
            points = [(x - half, y), (x + half, y)]
        yield element("path", d=path(points), class_="mean")


def _weeks(shown: Bars) -> Iterable[Markup]:
    """The first day, and every seventh after it."""
    ground = _y(shown, 0)
    for day in range(0, len(shown.values) * shown.step, 7):
        x = _x(shown, (day + 0.5) / shown.step)
        yield element("path", d=path([(x, ground), (x, ground + 4)]), class_="tick")
        yield text(x + 2, HEIGHT - 5, (shown.first + timedelta(days=day)).isoformat())


def _months(shown: Bars) -> Iterable[Markup]:
    """The first day of each month; of many months every third, of many years each January."""
    firsts = _firsts_of_months(shown.first, shown.last)
    every = 1 if len(firsts) <= 13 else 3 if len(firsts) <= 39 else 12
    for number, day in enumerate(firsts):
        x = _x(shown, (day - shown.first).days / shown.step)
        if (day.month - 1) % every:
            continue
        ground = _y(shown, 0)
        yield element("path", d=path([(x, ground), (x, ground + 4)]), class_="tick")
        minor = "minor" if len(firsts) > MONTHS_IN_FULL and number % 3 else None
        yield text(x + 2, HEIGHT - 5, f"{day:%Y-%m}", class_=minor)


def _firsts_of_months(first: date, last: date) -> list[date]:
    found = []
    day = first if first.day == 1 else (first.replace(day=1) + timedelta(days=32)).replace(day=1)
    while day <= last:
        found.append(day)
        day = (day + timedelta(days=32)).replace(day=1)
    return found


def _marks(shown: Bars) -> Iterable[Markup]:
    for mark in shown.marks:
        x = _x_of(shown, mark.day)
        yield element("path", d=path([(x, TOP), (x, HEIGHT - BOTTOM)]), class_="event")
        yield element("circle", cx=x, cy=8, r=7, class_="paper")
        yield element("circle", cx=x, cy=8, r=7, class_="ring")
        yield text(x, 11.5, str(mark.number), text_anchor="middle", class_="mark")
