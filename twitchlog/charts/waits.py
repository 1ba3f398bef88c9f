"""How long it takes from one start to the next, as bars with their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twitchlog.charts.look import EPISODES, INK, SMALL, SOFT, Figure, Part, Translate, axis, figure
from twitchlog.charts.twins import Table
from twitchlog.vocabulary import N_

if TYPE_CHECKING:
    from twitchlog.analysis.trend.waits import Waits

BINS = (
    N_("under 1 h"),
    N_("1 to 3 h"),
    N_("3 to 6 h"),
    N_("6 to 12 h"),
    N_("12 to 24 h"),
    N_("1 to 2 days"),
    N_("2 to 4 days"),
    N_("4 to 7 days"),
    N_("1 to 2 weeks"),
    N_("2 weeks and more"),
)
ROW = 28
NAME_ROOM = 112
NUMBER_ROOM = 1.15


def histogram(found: Waits, _: Translate) -> Figure:
    """A row for each length of time, the shortest on top."""
    counts = found.counts.tolist()
    places = list(range(len(counts)))
    bars: Part = {
        "type": "bar",
        "orientation": "h",
        "x": counts,
        "y": places,
        "text": [str(count) if count else "" for count in counts],
        "textposition": "outside",
        "textfont": {"color": INK, "size": SMALL},
        "cliponaxis": False,
        "marker": {"color": EPISODES, "opacity": 0.6, "line": {"width": 0}},
        "hoverinfo": "skip",
    }
    return figure(
        [bars],
        len(counts) * ROW + 12,
        margin={"l": NAME_ROOM, "r": 8, "t": 4, "b": 8},
        bargap=0.3,
        xaxis=axis(range=[0, NUMBER_ROOM * (max(counts) or 1)], showticklabels=False),
        yaxis=axis(
            range=[len(counts) - 0.5, -0.5],
            tickvals=places,
            ticktext=[_(name) for name in BINS],
            tickfont={"color": SOFT, "size": SMALL},
        ),
    )


def waits_table(found: Waits, _: Translate) -> Table:
    """Each length of time with how often it was."""
    names = (_(name) for name in BINS)
    lines = zip(names, (str(count) for count in found.counts.tolist()), strict=True)
    return Table((_("From one start to the next"), _("How often")), tuple(lines))
