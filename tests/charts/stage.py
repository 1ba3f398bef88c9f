"""Made-up series to draw, and the check that Plotly would take what was drawn."""

import json
from datetime import date, timedelta

import plotly.graph_objects as go

from twitchlog.analysis.factor_series import daily_factor, weekly_factor
from twitchlog.analysis.patterns import type_series
from twitchlog.analysis.series import daily_series, weekly_series
from twitchlog.analysis.span import Span
from twitchlog.catalogue import BY_SLUG
from twitchlog.records import EventRecord

FIRST = date(2026, 3, 2)  # a Monday
MARKUP = "<b>5 & 6</b>"


def checked(figure):
    """The figure, after Plotly's whole schema and strict JSON have passed it."""
    go.Figure(figure)
    return json.loads(json.dumps(figure, allow_nan=False))


def trace(figure, name):
    """The one trace of a name."""
    (found,) = [part for part in figure["data"] if part.get("name") == name]
    return found


def span(days):
    return Span.ending(FIRST + timedelta(days=days - 1), days)


def daily(text):
    """Episodes of one digit a day, `.` where not tracked."""
    days = [(FIRST + timedelta(days=n), int(sign)) for n, sign in enumerate(text) if sign != "."]
    return daily_series(days, span(len(text)))


def weekly(*pairs):
    """(episodes, tracked days) a week, None where not tracked."""
    weeks = [(FIRST + timedelta(weeks=n), *pair) for n, pair in enumerate(pairs) if pair]
    return weekly_series(weeks)


def types(**digits):
    """Types by day, as digits; `.` where not tracked."""
    length = len(next(iter(digits.values())))
    days = [FIRST + timedelta(days=n) for n in range(length)]
    signs = [(day, slug, text[n]) for slug, text in digits.items() for n, day in enumerate(days)]
    tracked = {day for day, _slug, sign in signs if sign != "."}
    rows = [(day, slug, int(sign)) for day, slug, sign in signs if sign not in ".0"]
    return type_series(rows, [(day, 1) for day in tracked], span(length))


def factor(slug, *values):
    """A factor's days, None where not recorded."""
    rows = [(FIRST + timedelta(days=n), v) for n, v in enumerate(values) if v is not None]
    return daily_factor(
        slug if not isinstance(slug, str) else BY_SLUG[slug], rows, span(len(values))
    )


def factor_weeks(slug, *sums):
    """A factor's weeks as (sum, days)."""
    rows = [(FIRST + timedelta(weeks=n), *pair) for n, pair in enumerate(sums)]
    return weekly_factor(BY_SLUG[slug], rows, span(7 * len(sums)))


def event(day, label="magnesium", kind="medicine_start", dose=""):
    return EventRecord(id=label, day=FIRST + timedelta(days=day), kind=kind, label=label, dose=dose)
