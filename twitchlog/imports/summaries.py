"""What the analysis needs, straight from files."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

from twitchlog import daily
from twitchlog.catalogue import Factor
from twitchlog.imports.content import Content, review
from twitchlog.imports.parsed import Parsed
from twitchlog.records import DaySummary


def analyse_input(parsed: Parsed) -> tuple[list[DaySummary], tuple[Factor, ...]]:
    """One summary per known day, and the factors; what is in conflict counts as not known."""
    return summaries(review(parsed))


def summaries(content: Content) -> tuple[list[DaySummary], tuple[Factor, ...]]:
    """The same for files that were put together already."""
    bouts = Counter(row.record.day for row in content.episodes)
    strongest = daily.strengths(row.record for row in content.episodes)
    none = {row.day for row in content.parsed.days if row.tracked == "none"}
    none.update(content.journal.none_beside_episodes)
    notes = {row.day: row.note for row in content.parsed.days if row.note}
    values: dict[date, dict[str, float]] = defaultdict(dict)
    for (day, slug), known in content.values.items():
        values[day][slug] = known.value
    days = [
        DaySummary(
            day=day,
            tracked=daily.tracked(day, bouts, none),
            episodes=bouts[day],
            strongest=strongest.get(day),
            values=values.get(day, {}),
            note=notes.get(day, ""),
        )
        for day in sorted({*bouts, *none, *notes, *values})
    ]
    return days, tuple(content.factors.values())
