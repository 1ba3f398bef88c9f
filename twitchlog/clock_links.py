"""What clock times say of a journal's factors, worked out once for each state of the journal."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from twitchlog.journal.clock_times import starts, timed_readings
from twitchlog.journal.days import summaries, today_of
from twitchlog.journal.factors import factors_of
from twitchlog.journal.kept import kept
from twitchlog.journal.revisions import revision
from twitchlog.records import Owner
from twitchlog.verdicts import best_known

if TYPE_CHECKING:
    from twitchlog.analysis.explore.hours import AllHours


def clock_links(owner: Owner) -> AllHours:
    """The hours before the bouts up to yesterday, for the best known factors."""
    today = today_of(owner)
    days = revision(owner, last=today - timedelta(days=1))
    rests_on = (days, today, factors_of(owner, retired=True))
    return kept(owner, "clock_links", rests_on, lambda: _made(owner, today))


def _made(owner: Owner, today: date) -> AllHours:
    from twitchlog.analysis.days import day_table
    from twitchlog.analysis.explore.hours import LONGEST, hours_before

    span = today - timedelta(days=LONGEST), today - timedelta(days=1)
    days = summaries(owner, *span)
    table = day_table(days, best_known(factors_of(owner, retired=True), days), today=today)
    return hours_before(table, starts(owner, *span), timed_readings(owner, *span))
