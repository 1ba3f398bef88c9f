"""What the trends of a span show beside its counts, all of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twitchlog.analysis.trend.blocks import Clock, clock
from twitchlog.analysis.trend.body import Half, added_up, halves
from twitchlog.analysis.trend.leading import Story, story
from twitchlog.analysis.trend.month_hours import MonthHours, month_hours
from twitchlog.analysis.trend.site_steps import Noted, SiteSteps, by_month, by_week
from twitchlog.analysis.trend.starts import Starts
from twitchlog.analysis.trend.waits import Waits, waits
from twitchlog.analysis.trends import Trends

BoutTimes = Sequence[tuple[int, int, int, int | None, bool]]


@dataclass(frozen=True, slots=True, eq=False)
class Details:
    """One span: `clock` up to a year, `month_hours` beyond.

    body  how often each region's half was meant
    """

    story: Story
    waits: Waits
    steps: SiteSteps
    body: Mapping[Half, int]
    clock: Clock | None = None
    month_hours: MonthHours | None = None


def details_by_day(
    found: Trends,
    starts: Starts,
    noted: Noted,
    bouts: BoutTimes,
    *,
    week_starts_on: int,
    day_starts_at: int,
) -> Details:
    """A span of up to a year.

    bouts  as clock() takes them
    """
    assert found.daily is not None
    steps = by_week(noted, found.daily, week_starts_on)
    return Details(
        story(found.sites, found.hours),
        waits(starts),
        steps,
        added_up(halves(steps.noted)),
        clock=clock(bouts, found.span, day_starts_at),
    )


def details_by_week(found: Trends, starts: Starts, noted: Noted) -> Details:
    """A longer span."""
    assert found.weekly is not None
    steps = by_month(noted, found.weekly)
    return Details(
        story(found.sites, found.hours),
        waits(starts),
        steps,
        added_up(halves(steps.noted)),
        month_hours=month_hours(starts),
    )
