"""Sites by how often they were noted: left to the left, right to the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from twitchlog.charts.look import (
    CARD,
    EPISODES,
    INK,
    LEGEND,
    RIM,
    SMALL,
    SOFT,
    Figure,
    Part,
    Translate,
    axis,
    figure,
    legend,
    plain,
)
from twitchlog.vocabulary import REGION_BY_SLUG

if TYPE_CHECKING:
    from twitchlog.analysis.patterns import SiteCount, SiteCounts

MOST = 12
ROW = 44
ROOM = 1.3  # beside the longest bar, for its number


def by_site(counts: SiteCounts, _: Translate) -> Figure:
    """Mirrored bars for the most frequent regions, each below its name."""
    sites = counts.sites[:MOST]
    widest = max((max(_reach(site)) for site in sites), default=1)
    return figure(
        _bars(sites, _),
        len(sites) * ROW + LEGEND + 28,
        margin={"l": 4, "r": 4, "t": 20, "b": LEGEND + 6},
        showlegend=any(site.both or site.middle for site in sites),
        legend=legend() | {"x": 0.5, "xanchor": "center"},
        barmode="overlay",
        bargap=0.6,
        xaxis=axis(range=[-ROOM * widest, ROOM * widest], showticklabels=False),
        yaxis=axis(range=[len(sites) - 0.35, -0.75], showticklabels=False),
        annotations=[*_names(sites, _), *_numbers(sites), *_sides(widest, _)],
        shapes=[_middle_line(len(sites))],
    )


def region_name(slug: str, _: Translate) -> str:
    """What a region is called on screen."""
    return _(REGION_BY_SLUG[slug].label) if slug in REGION_BY_SLUG else plain(slug)


def _reach(site: SiteCount) -> tuple[float, float]:
    """How far a region's bars reach to the left and to the right."""
    middle = site.middle / 2
    return max(site.left + site.both, middle), max(site.right + site.both, middle)


def _bars(sites: Sequence[SiteCount], _: Translate) -> list[Part]:
    solid = {"color": EPISODES, "opacity": 0.8, "line": {"width": 0}}
    hatched = _patterned("/")
    dotted = _patterned(".")
    both = [site.both for site in sites]
    names = [region_name(site.region, _) for site in sites]
    parts = (
        (_("left"), [-s.left for s in sites], [-s.both for s in sites], solid, False),
        (_("right"), [s.right for s in sites], both, solid, False),
        (_("both sides"), both, [0] * len(sites), hatched, any(both)),
        (_("both sides"), [-n for n in both], [0] * len(sites), hatched, False),
        (
            _("in the middle"),
            [s.middle for s in sites],
            [-s.middle / 2 for s in sites],
            dotted,
            any(s.middle for s in sites),
        ),
    )
    return [
        _bar(name, sizes, bases, look, names) | {"showlegend": listed}
        for name, sizes, bases, look, listed in parts
        if any(sizes)
    ]


def _bar(name: str, sizes: list[int], bases: Sequence[float], look: Part, names: list[str]) -> Part:
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "x": sizes,
        "base": list(bases),
        "y": list(range(len(sizes))),
        "marker": look,
        "customdata": [abs(size) for size in sizes],
        "hovertext": names,
        "hovertemplate": "%{hovertext}, " + name + ": %{customdata}<extra></extra>",
    }


def _patterned(shape: str) -> Part:
    return {
        "color": CARD,
        "pattern": {"shape": shape, "fgcolor": EPISODES, "bgcolor": CARD, "size": 6},
        "line": {"color": EPISODES, "width": 1},
    }


def _note(text: str, x: float, y: float, **more: Any) -> Part:
    base: Part = {
        "text": text,
        "x": x,
        "y": y,
        "showarrow": False,
        "font": {"size": SMALL, "color": SOFT},
    }
    return base | more


def _names(sites: Sequence[SiteCount], _: Translate) -> list[Part]:
    return [
        _note(
            region_name(site.region, _),
            0,
            row - 0.44,
            font={"size": 13, "color": INK},
            bgcolor=CARD,
        )
        for row, site in enumerate(sites)
    ]


def _numbers(sites: Sequence[SiteCount]) -> list[Part]:
    notes = []
    for row, site in enumerate(sites):
        left, right = _reach(site)
        if site.left + site.both:
            notes.append(_note(str(site.left + site.both), -left, row, xanchor="right", xshift=-3))
        if site.right + site.both:
            notes.append(_note(str(site.right + site.both), right, row, xanchor="left", xshift=3))
        elif site.middle:
            notes.append(_note(str(site.middle), right, row, xanchor="left", xshift=3))
    return notes


def _sides(widest: float, _: Translate) -> list[Part]:
    place = {"yref": "paper", "yanchor": "bottom"}
    return [
        _note("← " + _("left"), -ROOM * widest, 1, xanchor="left", **place),
        _note(_("right") + " →", ROOM * widest, 1, xanchor="right", **place),
    ]


def _middle_line(rows: int) -> Part:
    return {
        "type": "line",
        "x0": 0,
        "x1": 0,
        "y0": -0.25,
        "y1": rows - 0.7,
        "layer": "below",
        "line": {"color": RIM, "width": 1},
    }
