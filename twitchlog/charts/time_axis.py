"""The axis of time, and what is marked on it: gaps and dated events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from twitchlog.charts.look import CARD, CLEAR, INK, RIM, Part, Translate, axis, plain
from twitchlog.records import EventRecord
from twitchlog.vocabulary import event_kind

if TYPE_CHECKING:
    from twitchlog.analysis.span import Gap

DAY = 86_400_000  # milliseconds, Plotly's unit of time
FEW_DAYS, MANY_DAYS = 150, 1100
TICKS = 6
HALF = timedelta(hours=12)
HIGHEST_MARK, MARK_STEP, MARK_LEVELS = 0.93, 0.1, 3
ROOM_FOR_A_MARK = 1 / 14  # of the plot's width, on a phone

MARK = 19  # pixels that a mark takes
MARK_ROOM = MARK_LEVELS * MARK + 4

# A day's bar stands around its midnight, and a week's point in the middle of the week.
MIDWEEK = timedelta(days=3)


class Above(NamedTuple):
    """Marks above a plot: traces, shapes, pixels that they add, and the share left for the plot."""

    traces: list[Part]
    shapes: list[Part]
    room: int
    share: float


def days_axis(first: date, last: date, **more: Any) -> Part:
    """Days from first to last; the year is said once."""
    days = (last - first).days
    steps: Part = {"dtick": DAY} if days < TICKS else {"nticks": TICKS}
    return (
        axis(
            type="date",
            range=[moment(first, -HALF), moment(last, HALF)],
            tickformat=_tick_format(days),
            **steps,
            tickangle=0,
            ticklabeloverflow="hide past div",
        )
        | more
    )


def _tick_format(days: int) -> str:
    if days < FEW_DAYS:
        return "%-d %b\n%Y"
    return "%b\n%Y" if days < MANY_DAYS else "%Y"


def moment(day: date, shift: timedelta = timedelta()) -> str:
    """An instant of a day as Plotly reads it."""
    instant = datetime(day.year, day.month, day.day) + shift
    return f"{instant:%Y-%m-%d %H:%M}"


def backdrop(bottom: float = 0, top: float = 1) -> Part:
    """An upward axis from 0 to 1 for what belongs to the time and not to the amounts."""
    return axis(range=[0, 1], visible=False, domain=[bottom, top])


def gap_bars(gaps: Sequence[Gap], axis: str, _: Translate) -> list[Part]:
    """Hatching over the days of which nothing is known, on a backdrop."""
    if not gaps:
        return []
    lengths = [(gap.last - gap.first).days + 1 for gap in gaps]
    bars: Part = {
        "type": "bar",
        "name": _("not tracked"),
        "x": [moment(g.first, (g.last - g.first) / 2) for g in gaps],
        "y": [1] * len(gaps),
        "yaxis": axis,
        "width": [days * DAY for days in lengths],
        "marker": {
            "color": CLEAR,
            "pattern": {
                "shape": "/",
                "fgcolor": RIM,
                "bgcolor": CLEAR,
                "size": 7,
                "solidity": 0.12,
            },
            "line": {"width": 0},
        },
        "hoverinfo": "skip",
    }
    return [bars]


def event_marks(
    events: Iterable[EventRecord],
    span_days: int,
    axis: str,
    _: Translate,
    *,
    top: float = HIGHEST_MARK,
    step: float = MARK_STEP,
) -> tuple[list[Part], list[Part]]:
    """Numbered marks for dated events on a backdrop, and their dotted lines as shapes.

    top, step  how high the marks stand, and how much lower one that would cover another
    """
    known = list(events)
    if not known:
        return [], []
    heights = _heights([event.day for event in known], span_days, top, step)
    trace: Part = {
        "type": "scatter",
        "mode": "markers+text",
        "name": _("dated events"),
        "showlegend": False,
        "x": [event.day.isoformat() for event in known],
        "y": heights,
        "yaxis": axis,
        "text": [str(place) for place in range(1, len(known) + 1)],
        "textfont": {"color": INK, "size": 11},
        "marker": {"size": 17, "color": CARD, "line": {"color": INK, "width": 1}},
        "hovertext": [event_words(event, _) for event in known],
        "hovertemplate": "%{x|%-d %b %Y}<br>%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }
    return [trace], [_line(event.day, height) for event, height in zip(known, heights, strict=True)]


def marks_above(
    events: Iterable[EventRecord], span_days: int, plot: int, axis: str, _: Translate
) -> Above:
    """Marks on a strip of their own above a plot of so many pixels, so that they cover nothing."""
    known = list(events)
    room = MARK_ROOM if known else 0
    height = plot + room
    marks, lines = event_marks(
        known, span_days, axis, _, top=1 - MARK / 2 / height, step=MARK / height
    )
    return Above(marks, lines, room, plot / height)


def event_words(event: EventRecord, _: Translate) -> str:
    """What happened, in its owner's words."""
    what = f"{event_kind(event.kind, _)}: {event.label}"
    return plain(f"{what}, {event.dose}" if event.dose else what)


def _heights(days: Sequence[date], span_days: int, top: float, step: float) -> list[float]:
    """How high each mark stands: a step lower than one that it would cover."""
    level, heights = 0, []
    for place, day in enumerate(days):
        near = place > 0 and (day - days[place - 1]).days < ROOM_FOR_A_MARK * span_days
        level = (level + 1) % MARK_LEVELS if near else 0
        heights.append(round(top - level * step, 3))
    return heights


def _line(day: date, height: float) -> Part:
    return {
        "type": "line",
        "layer": "below",
        "xref": "x",
        "yref": "paper",
        "x0": day.isoformat(),
        "x1": day.isoformat(),
        "y0": 0,
        "y1": height,
        "line": {"color": INK, "width": 1, "dash": "dot"},
    }
