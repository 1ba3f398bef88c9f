"""The drawn body's parts, read from the drawings that the browser shows."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple
from xml.etree import ElementTree

from twitchlog.paths import ASSETS

FILE = "icons/body.svg"
_NAME = re.compile(r"^\{[^}]*\}")
_OPPOSITE = {"left": "right", "right": "left"}


class Part(NamedTuple):
    """One shape of a drawing.

    id        names it within the file
    kind      "region", "rest" (of the figure, no region), "outside", "edge" or "line"
    region    slug, "" unless it is a region
    side      which half of the body this is; "" for what is not halved
    mirrored  whether the other half of what is drawn in the file is meant
    """

    id: str
    kind: str
    region: str = ""
    side: str = ""
    mirrored: bool = False


class Drawing(NamedTuple):
    """One view of the body, its parts in the order in which they lie upon each other."""

    name: str
    box: str
    parts: tuple[Part, ...]


@cache
def drawings() -> tuple[Drawing, ...]:
    """Front, back, face, hands and feet."""
    tree = ElementTree.parse(ASSETS / "static" / FILE).getroot()
    return tuple(_drawing(symbol) for symbol in tree if _NAME.sub("", symbol.tag) == "symbol")


@cache
def outlines() -> dict[str, str]:
    """The shape of each part by its id, for a page that cannot fetch the file."""
    paths = ElementTree.parse(ASSETS / "static" / FILE).getroot().iter()
    return {path.attrib["id"]: path.attrib["d"] for path in paths if "d" in path.attrib}


def _drawing(symbol: ElementTree.Element) -> Drawing:
    found = [part for path in symbol for part in _parts(path, symbol.attrib["data-right"])]
    below = [part for part in found if part.kind in ("region", "rest")]
    above = [part for part in found if part.kind not in ("region", "rest")]
    return Drawing(symbol.attrib["id"], symbol.attrib["viewBox"], (*below, *above))


def _parts(path: ElementTree.Element, right: str) -> list[Part]:
    """A shape, or its two halves: the file draws the one at the viewer's right."""
    kind = next(name.removeprefix("data-") for name in path.attrib if name.startswith("data-"))
    name = path.attrib["id"]
    if kind not in ("region", "rest"):
        return [Part(name, kind)]
    region = path.attrib.get("data-region", "")
    return [
        Part(name, kind, region, right),
        Part(name, kind, region, _OPPOSITE[right], mirrored=True),
    ]
