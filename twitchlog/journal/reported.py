"""What a report asks of a span of days, counted in SQL. The owner always comes first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from twitchlog.database import db
from twitchlog.journal.trends import bouts_within
from twitchlog.models import DayRow, Episode
from twitchlog.records import Owner


@dataclass(frozen=True, slots=True)
class Manner:
    """How bouts were, by what was said of them; each counts bouts by slug.

    recalled     bouts that were written down more than a day after they began
    brought_in   bouts that an import wrote
    with_symptoms, with_context  bouts of which any was said
    """

    recalled: int
    brought_in: int
    types: Counter[str]
    strengths: Counter[str]
    frequencies: Counter[str]
    contexts: Counter[str]
    symptoms: Counter[str]
    with_contexts: int
    with_symptoms: int


def last_tracked_day(owner: Owner, before: date) -> date | None:
    """The last day before the given one that has bouts, or was said to be without."""
    bout = select(func.max(Episode.day)).where(
        Episode.owner_id == owner.id, Episode.deleted_at.is_(None), Episode.day < before
    )
    none = select(func.max(DayRow.day)).where(
        DayRow.owner_id == owner.id, DayRow.none == 1, DayRow.day < before
    )
    found = [day for day in (db.session.scalar(bout), db.session.scalar(none)) if day]
    return max(found, default=None)


def manner(owner: Owner, first: date, last: date) -> Manner:
    """What was said of the bouts of a span."""
    contexts = _counted(owner, first, last, Episode.context)
    symptoms = _counted(owner, first, last, Episode.symptoms)
    return Manner(
        recalled=_counted(owner, first, last, Episode.recalled)[True],
        brought_in=_counted(owner, first, last, Episode.import_id.is_not(None))[True],
        types=_counted(owner, first, last, Episode.type),
        strengths=_words(_counted(owner, first, last, Episode.strength)),
        frequencies=_words(_counted(owner, first, last, Episode.frequency)),
        contexts=_each(contexts),
        symptoms=_each(symptoms),
        with_contexts=sum(count for slugs, count in contexts.items() if slugs),
        with_symptoms=sum(count for slugs, count in symptoms.items() if slugs),
    )


def _counted(owner: Owner, first: date, last: date, column: Any) -> Counter[Any]:
    """Bouts by what stands in a column."""
    query = select(column, func.count()).where(*bouts_within(owner, first, last)).group_by(column)
    rows = db.session.execute(query)
    return Counter(dict(rows.all()))


def _words(found: Counter[Any]) -> Counter[str]:
    """The same without the bouts of which nothing was said."""
    return Counter({str(value): count for value, count in found.items() if value is not None})


def _each(lists: Counter[tuple[str, ...]]) -> Counter[str]:
    """How many bouts each word of the lists was said of."""
    found: Counter[str] = Counter()
    for slugs, count in lists.items():
        for slug in slugs:
            found[slug] += count
    return found
