"""Drawings on a page in a browser: each comes late, once its place is near."""

from __future__ import annotations

from typing import Any


def is_drawn(place: Any) -> None:
    """Wait until a drawing is there; it comes whole, in one turn of the page."""
    place.locator(".main-svg").first.wait_for()


def draw(page: Any) -> None:
    """Pass every place on the page, so that all of it is drawn."""
    for place in page.locator(".chart:visible").all():
        place.scroll_into_view_if_needed()
        is_drawn(place)
