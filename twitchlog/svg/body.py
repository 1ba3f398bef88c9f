"""The body from all sides: a shade for how often each place was noted, and the number beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from twitchlog.body_map import Drawing, Part, drawings, outlines
from twitchlog.svg.pieces import drawing, element, hatch, path, text

SHADES = 4
# Where the number's line ends, on the half at the viewer's right: within the region, by drawing.
# A region that is drawn twice has its number once.
POINTS: Mapping[str, Mapping[str, tuple[float, float]]] = {
    "front": {
        "neck": (5, 39.5),
        "shoulder": (24.5, 49.5),
        "chest": (11.5, 59.5),
        "abdomen": (10.5, 88.5),
        "upper_arm_front": (31.5, 69.5),
        "forearm": (37, 93.5),
        "hand": (43, 122),
        "hip_groin": (13.5, 112),
        "thigh_front": (19.5, 134.5),
        "thigh_inner": (9, 137.5),
        "knee": (17, 163),
        "shin": (17, 188.5),
        "ankle_outer": (20, 212),
        "foot_top": (19, 223.5),
    },
    "back": {
        "shoulder_blade": (12, 62.5),
        "lower_back": (11, 89.5),
        "buttock": (13, 113),
        "upper_arm_back": (31.5, 69.5),
        "thigh_back": (16.5, 138),
        "calf": (17, 181.5),
        "lower_calf": (16.5, 203.5),
        "heel": (16.5, 223),
    },
    "face": {
        "brow_forehead": (16.5, 21),
        "eyelid_upper": (22.5, 42),
        "eyelid_lower": (24, 55),
        "jaw_temple": (36, 68.5),
        "cheek_lip": (18, 80.5),
        "tongue": (4.5, 91.5),
        "chin_throat": (8.5, 107),
    },
    "hands": {"fingers": (20.5, 25.5), "thumb": (48.5, 50.5)},
    "feet": {"big_toe": (12.5, 12), "small_toes": (32, 16.5), "foot_arch": (25, 42)},
}
ALWAYS = ("front", "back")
ROOM, LINE = 20.0, 12.5  # beside the figure for numbers, and from one to the next


@dataclass(frozen=True, slots=True)
class Place:
    """How often a region was noted on one half of the body ("" for what has no halves)."""

    region: str
    side: str
    count: int


@dataclass(frozen=True, slots=True)
class _Number:
    """A count and the point that it speaks of."""

    x: float
    y: float
    count: int


def shade(count: int, most: int) -> int:
    """From 0 for none to SHADES for the places noted most."""
    return 0 if not count else min(SHADES, 1 + SHADES * (count - 1) // max(most, 1))


def bounds(most: int) -> list[tuple[int, int, int]]:
    """Each shade that any count up to the most has, with its least and its highest count."""
    counts: dict[int, list[int]] = {}
    for count in range(1, most + 1):
        counts.setdefault(shade(count, most), []).append(count)
    return [(level, found[0], found[-1]) for level, found in sorted(counts.items())]


def patterns() -> Markup:
    """The shades, once for all drawings of a page."""
    return element(
        "defs",
        hatch("shade-1", 6, "M2.5 3h1"),
        hatch("shade-2", 5, "M0 5L5 0"),
        hatch("shade-3", 3.2, "M0 3.2L3.2 0", "M0 0L3.2 3.2"),
    )


def figures(places: Sequence[Place], labels: Mapping[str, str]) -> list[tuple[str, Markup]]:
    """Front and back, and of face, hands and feet those with a count, each with its name.

    labels  what each drawing is called for who cannot see it
    """
    most = max((place.count for place in places), default=0)
    counts = {(place.region, place.side): place.count for place in places}
    return [
        (one.name, _figure(one, counts, most, labels[one.name]))
        for one in drawings()
        if one.name in ALWAYS or any(place.region in POINTS[one.name] for place in places)
    ]


def _figure(one: Drawing, counts: Mapping[tuple[str, str], int], most: int, label: str) -> Markup:
    left, top, width, height = map(float, one.box.split())
    shapes = [_shape(part, counts, most) for part in one.parts]
    box = (left - ROOM, top, width + 2 * ROOM, height)
    numbers = _numbers(one, counts)
    sides = [_column(numbers[side], side, left, top, height) for side in (-1, 1)]
    defs = [patterns()] if one.name == ALWAYS[0] else []
    return drawing(box, label, *defs, *shapes, *sides, class_=f"body {one.name}")


def _shape(part: Part, counts: Mapping[tuple[str, str], int], most: int) -> Markup:
    level = shade(_count(part, counts), most) if part.kind == "region" else 0
    return element(
        "path",
        d=outlines()[part.id],
        class_=part.kind,
        fill=_fill(level),
        fill_rule="evenodd" if part.kind == "outside" else None,
        transform="scale(-1 1)" if part.mirrored else None,
    )


def _fill(level: int) -> str | None:
    """The darkest is plain ink, which prints as a shape and not as a picture."""
    if level == SHADES:
        return "currentColor"
    return f"url(#shade-{level})" if level else None


def _count(part: Part, counts: Mapping[tuple[str, str], int]) -> int:
    return counts.get((part.region, part.side)) or counts.get((part.region, ""), 0)


def _numbers(one: Drawing, counts: Mapping[tuple[str, str], int]) -> dict[int, list[_Number]]:
    """The numbers at the viewer's left (-1) and right (1), from above to below."""
    found: dict[int, list[_Number]] = {-1: [], 1: []}
    for part in one.parts:
        point = POINTS[one.name].get(part.region)
        count = _count(part, counts)
        whole = (part.region, "") in counts
        if point is None or not count or (whole and part.mirrored):
            continue
        side = -1 if part.mirrored else 1
        found[side].append(_Number(side * point[0], point[1], count))
    return {side: sorted(numbers, key=lambda n: n.y) for side, numbers in found.items()}


def _column(
    numbers: Sequence[_Number], side: int, left: float, top: float, height: float
) -> Markup:
    """Numbers one below the other at the edge, each with a line to its place."""
    edge = side * -left
    heights = spread([number.y for number in numbers], top + LINE, top + height - 2)
    anchor = "start" if side > 0 else "end"
    return element(
        "g",
        *(
            element("path", d=path([(n.x, n.y), (edge, y)]), class_="leader")
            + element("circle", cx=n.x, cy=n.y, r=1.1, class_="ink")
            + text(edge + side, y + 4.2, str(n.count), text_anchor=anchor, class_="number")
            for n, y in zip(numbers, heights, strict=True)
        ),
    )


def spread(wanted: Sequence[float], lowest: float, highest: float) -> list[float]:
    """Heights near the wanted ones, in their order, no two closer than a line of text."""
    found: list[float] = []
    for height in wanted:
        found.append(max(height, found[-1] + LINE if found else lowest))
    limit = highest
    for place in reversed(range(len(found))):
        found[place] = min(found[place], limit)
        limit = found[place] - LINE
    return found
