"""What was logged behind a finding: days by their episodes, in bands of a factor's value."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from twitchlog.charts.look import (
    INK,
    LEFT,
    RIGHT,
    SMALL,
    SOFT,
    Figure,
    Part,
    Translate,
    amounts,
    axis,
    figure,
    plain,
    say,
)
from twitchlog.charts.twins import Table

if TYPE_CHECKING:
    from twitchlog.analysis.strips import Band, Strip
    from twitchlog.catalogue import Factor

STRIP_HEIGHT = 240
LARGEST_DOT, SMALLEST_DOT = 28, 6
MOST_NUMBERED = 12  # rows of dots that leave room for numbers
BESIDE = 0.3


def strips(strip: Strip, _: Translate) -> Figure:
    """Days by their episodes in each band of a factor; dots grow with the number of days."""
    most = max(days for band in strip.bands for _episodes, days in band.tally)
    top = max(episodes for band in strip.bands for episodes, _days in band.tally)
    places = list(range(len(strip.bands)))
    means = {
        "type": "scatter",
        "mode": "markers",
        "name": _("mean"),
        "x": [place - BESIDE for place in places],
        "y": [round(band.mean, 2) for band in strip.bands],
        "marker": {"symbol": "triangle-right", "size": 11, "color": INK},
        "hovertemplate": _("mean") + ": %{y}<extra></extra>",
    }
    return figure(
        [*(_dots(band, place, most, top, _) for place, band in enumerate(strip.bands)), means],
        STRIP_HEIGHT,
        margin={"l": LEFT, "r": RIGHT, "t": 8, "b": 44},
        xaxis=axis(
            range=[-0.6, len(places) - 0.4],
            tickvals=places,
            ticktext=[_band_words(band, strip, _) for band in strip.bands],
            tickangle=0,
        ),
        yaxis=amounts(top, range=[-0.12 * top - 0.5, 1.12 * top + 0.3]),
    )


def strip_table(strip: Strip, _: Translate) -> Table:
    """What a strip shows: each band with its days and its mean."""
    rows = [(_band_span(band, strip, _), str(band.days), say(band.mean, 2)) for band in strip.bands]
    return Table((_("Its value"), _("Days"), _("Episodes a day")), tuple(rows))


def _dots(band: Band, place: int, most: int, top: int, _: Translate) -> Part:
    sizes = [
        max(SMALLEST_DOT, round(LARGEST_DOT * math.sqrt(days / most), 1)) for _k, days in band.tally
    ]
    return {
        "type": "scatter",
        "mode": "markers+text" if top <= MOST_NUMBERED else "markers",
        "name": _("days"),
        "x": [place] * len(sizes),
        "y": [episodes for episodes, _days in band.tally],
        "text": [str(days) for _episodes, days in band.tally],
        "textposition": "middle right",
        "textfont": {"color": SOFT, "size": SMALL},
        "marker": {
            "color": "var(--teal)",
            "opacity": 0.5,
            "size": sizes,
            "line": {"width": 0},
        },
        "hovertemplate": _("days") + ": %{text}<extra></extra>",
        "cliponaxis": False,
    }


def _band_words(band: Band, strip: Strip, _: Translate) -> str:
    return f"{plain(_band_span(band, strip, _))}<br>" + _("%d days") % band.days


def _band_span(band: Band, strip: Strip, _: Translate) -> str:
    factor = strip.factor
    if factor.kind == "flag":
        return _("yes") if band.low else _("no")
    unit = "" if factor.kind == "rating" else _unit(factor, _)
    ends = say(band.low) if band.low == band.high else f"{say(band.low)} – {say(band.high)}"
    return f"{ends} {unit}".strip()


def _unit(factor: Factor, _: Translate) -> str:
    return factor.unit if factor.own or not factor.unit else _(factor.unit)
