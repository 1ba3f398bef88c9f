"""Each type of twitch on its own: the whole test once for every type with enough episodes.

All pairs of a type and a factor that are tested are one family (Holm 1979, under which any wrong
claim at all is rare), at a stricter level than the one test of each factor; and a pair is told as a
link only where the test of its own type says so as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from twitchlog.analysis.days import DayTable, Floats
from twitchlog.analysis.enough import Need, journal_needs
from twitchlog.analysis.explore.family import stepped_down
from twitchlog.analysis.findings import Finding, findings
from twitchlog.catalogue import Factor, Statement

TypeDay = tuple[date, str, int]
LEVEL = 0.02  # by measuring: at .05 about one in twenty quiet journals showed something


@dataclass(frozen=True, slots=True)
class TypeFindings:
    """What one type's days say.

    episodes  of that type on tracked days
    findings  one per factor, q over all types together; empty where something is needed
    needs     what its counts lack
    """

    type: str
    episodes: int
    findings: tuple[Finding, ...]
    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class ByType:
    """All types with an episode, those with the most first.

    pairs  of a type and a factor that were tested together
    """

    types: tuple[TypeFindings, ...]
    pairs: int


@dataclass(frozen=True, slots=True)
class TypeLink:
    """One type and one factor: what was found beside what was known.

    finding    None where the type has too few episodes
    statement  the catalogue's, or None without one
    """

    of: TypeFindings
    finding: Finding | None
    statement: Statement | None


def by_type(table: DayTable, typed: Iterable[TypeDay]) -> ByType:
    """Test every type with enough episodes.

    table  days with all their episodes, whatever else they are compared by
    typed  day, type and how many bouts of it began; days outside the table are left out
    """
    counts = _counts(table, typed)
    order = sorted(counts, key=lambda slug: (-np.nansum(counts[slug]), slug))
    found = [_of_type(table, slug, counts[slug]) for slug in order]
    return _together(found)


def links_of(found: ByType, factor: Factor) -> tuple[TypeLink, ...]:
    """One factor's part, in the order of the types."""
    statements = {statement.type: statement for statement in factor.statements}
    return tuple(
        TypeLink(
            of=one,
            finding=next((f for f in one.findings if f.factor == factor.slug), None),
            statement=statements.get(one.type),
        )
        for one in found.types
    )


def _counts(table: DayTable, typed: Iterable[TypeDay]) -> dict[str, Floats]:
    """(n,) episodes of each type on every day; NaN on days that were not tracked."""
    none = np.where(table.tracked, 0.0, np.nan)
    counts: dict[str, Floats] = defaultdict(none.copy)
    for day, slug, episodes in typed:
        row = (day - table.first).days
        if 0 <= row < len(none) and table.tracked[row]:
            counts[slug][row] += episodes
    return counts


def _of_type(table: DayTable, slug: str, counts: Floats) -> TypeFindings:
    if lacking := journal_needs(counts, 0):  # told without the effort of a fit
        return TypeFindings(slug, int(np.nansum(counts)), (), lacking)
    found = findings(replace(table, counts=counts))
    own = () if found.journal_needs else found.findings
    return TypeFindings(slug, found.episodes, own, found.journal_needs)


def _together(found: Sequence[TypeFindings]) -> ByType:
    """The same with q over all tested pairs; links that do not stand up to it are no links."""
    tested = [f.p for one in found for f in one.findings if f.p is not None]
    q = iter(stepped_down(np.array(tested, dtype=np.float64)).tolist())
    types = tuple(
        replace(
            one,
            findings=tuple(f if f.p is None else _corrected(f, next(q)) for f in one.findings),
        )
        for one in found
    )
    return ByType(types, len(tested))


def _corrected(finding: Finding, q: float) -> Finding:
    if q <= LEVEL or finding.verdict not in ("raises", "lowers"):
        return replace(finding, q=q)
    one_size = finding.shape is None or finding.shape.straight
    effect = finding.effect if one_size else None
    return replace(finding, q=q, verdict="no_link", evidence=None, shape=None, effect=effect)
