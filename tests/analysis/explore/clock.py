"""Journals with clock times, from a few numbers."""

from datetime import UTC, date, datetime, timedelta

import numpy as np

from twitchlog.analysis.days import DayTable
from twitchlog.catalogue import BY_SLUG

FIRST = date(2026, 3, 2)  # a Monday
NAN = float("nan")


def moment(day, hour, ahead=0):
    """An hour on the wall clock of a day, counted from the first, so many minutes ahead of UTC."""
    midnight = datetime(FIRST.year, FIRST.month, FIRST.day, tzinfo=UTC)
    at = midnight + timedelta(days=day, hours=hour, minutes=-ahead)
    return FIRST + timedelta(days=day), at, ahead


def reading(day, hour, value, ahead=0):
    return (*moment(day, hour, ahead), value)


def table(counts, **values):
    """Days with their counts and their whole-day values by slug."""
    columns = np.array(list(values.values()), float).T.reshape(len(counts), len(values))
    return DayTable(FIRST, np.array(counts, float), columns, tuple(BY_SLUG[s] for s in values))
