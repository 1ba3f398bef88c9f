"""A page with every part of the design system, for its pictures; the product has no such page."""

from __future__ import annotations

from pathlib import Path

from flask import Flask, render_template_string

from twitchlog.security import public

ADDRESS = "/design"
PAGE = Path(__file__).with_name("design.html")
STRIP = (
    ("Thu", "3 bouts", "episodes", False),
    ("Fri", "none", "none", False),
    ("Sat", "fill in", "gap", False),
    ("Sun", "1 bout", "episodes", False),
    ("Today", "", "gap", True),
)


@public
def page() -> str:
    """The parts, with made-up contents."""
    names = ("weekday", "count_text", "state", "is_today")
    strip = [dict(zip(names, day, strict=True), href="#") for day in STRIP]
    return render_template_string(PAGE.read_text("utf-8"), strip=strip, owner=None, demo=False)


def install(app: Flask) -> None:
    """Let an application that is only photographed show the page."""
    app.add_url_rule(ADDRESS, "design", page)
