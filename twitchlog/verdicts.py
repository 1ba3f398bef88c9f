"""What a journal says of its factors, worked out once for each state that the journal is in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from twitchlog.catalogue import Factor
from twitchlog.journal.days import summaries, today_of
from twitchlog.journal.factors import factors_of, shown_first
from twitchlog.journal.kept import kept
from twitchlog.journal.revisions import revision
from twitchlog.records import DaySummary, Owner
from twitchlog.wording import stored_value

if TYPE_CHECKING:
    from twitchlog.analysis.days import DayTable
    from twitchlog.analysis.explore.contrasts import Contrast
    from twitchlog.analysis.findings import Findings
    from twitchlog.analysis.outlook import Outlook
    from twitchlog.analysis.strips import Strip

# The time that comparing takes grows much faster than the number of factors: 60 take seconds,
# several hundred would keep the whole server busy for minutes.
MOST_COMPARED = 60


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What the days up to yesterday say.

    factors       those looked at: in the check-in, or with any value, MOST_COMPARED at most
    left_out      how many more there are, known of fewer days
    strips        the days behind each finding, by slug, where there are enough to draw
    contrasts     low days against high days, by slug, where there are enough of both
    claims_since  the first day on which the journal had enough for a claim; None before
    """

    factors: tuple[Factor, ...]
    left_out: int
    found: Findings
    outlook: Outlook
    strips: Mapping[str, Strip]
    contrasts: Mapping[str, Contrast]
    claims_since: date | None


def verdicts(owner: Owner, today: date | None = None) -> Verdicts:
    """The verdicts of a journal as it is now.

    today  or what they are by the days before this one
    """
    today = today or today_of(owner)
    yesterday = today - timedelta(days=1)
    days = revision(owner, last=yesterday)
    known, shown = factors_of(owner, retired=True), shown_first(owner)
    rests_on = (days, today, known, shown, owner.settings.volume_unit)
    return kept(owner, "verdicts", rests_on, lambda: _made(owner, today))


def tracked_table(owner: Owner, today: date) -> DayTable:
    """The days up to yesterday with the factors that verdicts are about."""
    return _table(owner, summaries(owner, last=today - timedelta(days=1)), today)


def _table(owner: Owner, days: list[DaySummary], today: date) -> DayTable:
    from twitchlog.analysis.days import day_table

    return day_table(days, best_known(_tracked(owner, days), days), today=today)


def _made(owner: Owner, today: date) -> Verdicts:
    from twitchlog.analysis.explore.contrasts import contrast
    from twitchlog.analysis.outcome import analysed, outcome_table
    from twitchlog.analysis.outlook import claims_since, outlook
    from twitchlog.analysis.strips import strip

    days = summaries(owner, last=today - timedelta(days=1))
    table = _table(owner, days, today)
    found = analysed(days, table.factors, today=today)
    compared = outcome_table(days, table)
    units = {one.slug: stored_value(one, 1, owner.settings) for one in table.factors}
    strips = {one.slug: strip(table, one.slug) for one in table.factors}
    contrasts = {one.factor: contrast(table, one, unit=units[one.factor]) for one in found.findings}
    return Verdicts(
        factors=table.factors,
        left_out=len(_tracked(owner, days)) - len(table.factors),
        found=found,
        outlook=outlook(compared, today),
        strips={slug: one for slug, one in strips.items() if one is not None},
        contrasts={slug: one for slug, one in contrasts.items() if one is not None},
        claims_since=claims_since(compared, found.links_tested),
    )


def _tracked(owner: Owner, days: list[DaySummary]) -> list[Factor]:
    """Factors in the check-in, and all others with any value."""
    recorded = {slug for day in days for slug in day.values}
    shown = {*shown_first(owner), *recorded}
    return [
        factor
        for factor in factors_of(owner, retired=True)
        if factor.slug in shown and not factor.outcome
    ]


def best_known(factors: Sequence[Factor], days: Sequence[DaySummary]) -> list[Factor]:
    """Those known of most days, in their order, and MOST_COMPARED at most.

    What the bouts of these days were is not looked at, so that the choice favours no finding.
    """
    known = Counter(slug for day in days for slug in day.values)
    best = sorted(factors, key=lambda factor: -known[factor.slug])[:MOST_COMPARED]
    chosen = {factor.slug for factor in best}
    return [factor for factor in factors if factor.slug in chosen]
