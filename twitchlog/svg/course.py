"""A course within a span as a bar: where it began, changed and ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from twitchlog.svg.pieces import drawing, element, path

WIDTH, HEIGHT = 200.0, 10.0


def course(
    span: tuple[date, date],
    began: date | None,
    ended: date | None,
    changes: Sequence[date],
    label: str,
) -> Markup:
    """A bar from its first day to its last; None where it reaches beyond the span."""
    start = _x(span, began) if began else 0.0
    stop = _x(span, ended) if ended else WIDTH
    ends = [x for x, known in ((start, began), (stop, ended)) if known]
    return drawing(
        (-3, 0, WIDTH + 6, HEIGHT),
        label,
        element("path", d=path([(0, 5), (WIDTH, 5)]), class_="grid"),
        element("rect", x=start, y=3, width=max(stop - start, 1), height=4, class_="bar"),
        *(element("path", d=path([(x, 0), (x, 10)]), class_="end") for x in ends),
        *(element("circle", cx=_x(span, day), cy=5, r=3, class_="changed") for day in changes),
        class_="course",
    )


def _x(span: tuple[date, date], day: date) -> float:
    """Where a day lies; days beyond the span lie at its ends."""
    first, last = span
    share = (day - first).days / max((last - first).days, 1)
    return WIDTH * min(max(share, 0.0), 1.0)
