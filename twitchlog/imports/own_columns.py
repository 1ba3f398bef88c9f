"""Own factors that only a column or a reading tells of."""

from __future__ import annotations

from collections.abc import Container

from twitchlog.catalogue import BY_SLUG
from twitchlog.imports.parsed import Parsed
from twitchlog.records import OwnFactorRecord


def assumed_factors(parsed: Parsed, known: Container[str]) -> tuple[OwnFactorRecord, ...]:
    """An amount, summed, lag 0, for every own factor that nothing defines."""
    units: dict[str, str] = dict.fromkeys(parsed.own_columns, "")
    for row in parsed.readings:
        slug = row.record.factor
        if slug not in BY_SLUG and slug not in known:
            units[slug] = units.get(slug) or row.unit
    return tuple(
        OwnFactorRecord(slug=slug, label=_label(slug), unit=unit)
        for slug, unit in units.items()
        if slug not in known
    )


def _label(slug: str) -> str:
    return slug.removeprefix("own_").replace("_", " ").strip() or slug
