"""Episodes by the hour of the clock at which they began."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from twitchlog.svg.pieces import drawing, element, path, text

WIDTH, HEIGHT = 340.0, 96.0
GROUND, TOP = 80.0, 12.0
EVERY = 6


def hours(counts: Sequence[int], label: str) -> Markup:
    """The drawing of 24 counts, from midnight on."""
    return drawing(
        (0, 0, WIDTH, HEIGHT),
        label,
        element("path", d=path([(0, GROUND), (WIDTH, GROUND)]), class_="grid"),
        *_columns(counts),
        *_clock(),
        class_="hours",
    )


def _columns(counts: Sequence[int]) -> Iterable[Markup]:
    width, most = WIDTH / len(counts), max([1, *counts])
    for hour, count in enumerate(counts):
        if count:
            height = (GROUND - TOP) * count / most
            x, y = hour * width, GROUND - height
            yield element(
                "rect", x=x + 0.1 * width, y=y, width=0.8 * width, height=height, class_="bar"
            )
            yield text(x + width / 2, y - 2, str(count), text_anchor="middle", class_="minor")


def _clock() -> Iterable[Markup]:
    for hour in range(0, 25, EVERY):
        x = WIDTH * hour / 24
        anchor = {0: "start", 24: "end"}.get(hour, "middle")
        yield element("path", d=path([(x, GROUND), (x, GROUND + 4)]), class_="tick")
        yield text(x, HEIGHT - 3, f"{hour:02d}", text_anchor=anchor)
