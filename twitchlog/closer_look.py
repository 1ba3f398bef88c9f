"""What the page of one factor looks at beside its verdict; each part is made when it is opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar

from twitchlog.catalogue import Factor
from twitchlog.journal.days import summaries, today_of
from twitchlog.journal.factors import factors_of, shown_first
from twitchlog.journal.kept import kept
from twitchlog.journal.revisions import revision
from twitchlog.journal.trends import types_by_day
from twitchlog.records import Owner, Settings
from twitchlog.verdicts import tracked_table
from twitchlog.wording import shown_unit, shown_value, stored_value

if TYPE_CHECKING:
    from twitchlog.analysis.days import DayTable
    from twitchlog.analysis.explore.by_type import ByType, TypeLink
    from twitchlog.analysis.explore.curves import Curve
    from twitchlog.analysis.explore.lags import LagLink
    from twitchlog.analysis.findings import Finding
    from twitchlog.analysis.strips import Band, Strip

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shape:
    """A curve in the units of the page.

    curve  None where the factor has too few different values for one, or where the days are not
           compared by their episodes
    """

    factor: Factor
    curve: Curve | None
    bands: Sequence[Band]


@dataclass(frozen=True, slots=True)
class Types:
    """One factor's links by type.

    pairs  of a type and a factor that were tested together
    """

    links: Sequence[TypeLink]
    pairs: int


def shape_of(owner: Owner, factor: Factor, finding: Finding, strip: Strip | None) -> Shape:
    """The dose-response curve of a factor, in the units in which its owner sees it."""
    from twitchlog.analysis.explore.curves import curve
    from twitchlog.analysis.explore.ground import ground

    def made() -> Curve | None:
        on = ground(tracked_table(owner, today_of(owner)), finding)
        return curve(on) if on and finding.outcome == "episodes" else None

    found = _kept(owner, f"curve {factor.slug}", made)
    unit = stored_value(factor, 1, owner.settings)
    if found is not None and unit != 1:
        found = replace(found, values=found.values / unit, days=found.days / [unit, 1, 1])
    bands = strip.bands if strip else ()
    return Shape(
        factor=_in_page_units(factor, owner.settings),
        curve=found,
        bands=[replace(band, low=band.low / unit, high=band.high / unit) for band in bands],
    )


def timing_of(owner: Owner, factor: Factor, finding: Finding) -> tuple[LagLink, ...] | None:
    """The lag profile of a factor; None where there is none."""
    from twitchlog.analysis.explore.ground import ground
    from twitchlog.analysis.explore.lags import lag_profile

    def made() -> tuple[LagLink, ...] | None:
        on = ground(_compared_table(owner), finding)
        return lag_profile(on) if on else None

    return _kept(owner, f"lags {factor.slug}", made)


def types_of(owner: Owner, factor: Factor) -> Types:
    """A factor's links with each type of twitch; all factors are looked at together, once."""
    from twitchlog.analysis.explore.by_type import by_type, links_of

    def made() -> ByType:
        today = today_of(owner)
        typed = types_by_day(owner, date.min, today - timedelta(days=1))
        return by_type(tracked_table(owner, today), typed)

    found = _kept(owner, "types", made)
    return Types(links_of(found, factor), found.pairs)


def _compared_table(owner: Owner) -> DayTable:
    """The days with what the verdicts compare them by."""
    from twitchlog.analysis.outcome import outcome_table

    today = today_of(owner)
    days = summaries(owner, last=today - timedelta(days=1))
    return outcome_table(days, tracked_table(owner, today))


def _kept(owner: Owner, name: str, made: Callable[[], T]) -> T:
    """Made once for each state of the journal; it rests on what the verdicts rest on."""
    today = today_of(owner)
    days = revision(owner, last=today - timedelta(days=1))
    rests_on = (days, today, factors_of(owner, retired=True), shown_first(owner))
    return kept(owner, name, rests_on, made)


def _in_page_units(factor: Factor, settings: Settings) -> Factor:
    """With the unit and the reference values that its owner sees."""
    marks = (
        replace(mark, value=shown_value(factor, mark.value, settings)) for mark in factor.marks
    )
    return replace(factor, unit=shown_unit(factor, settings), marks=tuple(marks))
