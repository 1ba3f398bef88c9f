"""Own factors that a table asks for, under the name of their column."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from twitchlog.imports.cells import LONGEST_LABEL
from twitchlog.records import OwnFactorRecord

_LONGEST_SLUG = 40
_HIGHEST = {"rating": 10.0, "flag": 1.0, "count": 1000.0}
_UNITS = {"rating": "0-10", "flag": "0/1"}
_COMBINE = {"rating": "mean", "flag": "max"}


def own_record(label: str, kind: str) -> OwnFactorRecord:
    """The factor that a column of this name asks for; the same name gives the same slug."""
    return OwnFactorRecord(
        slug=own_slug(label),
        label=f"{label[:1].upper()}{label[1:LONGEST_LABEL]}",
        kind=kind,
        unit=_UNITS.get(kind, ""),
        highest=_HIGHEST.get(kind, 100_000.0),
        combine=_COMBINE.get(kind, "sum"),
    )


def own_slug(label: str) -> str:
    """A slug made of a name; where letters get lost, a number keeps names apart."""
    folded = unicodedata.normalize("NFKD", label.casefold())
    plain = re.sub(r"[^a-z0-9]+", "_", folded).strip("_")[:_LONGEST_SLUG]
    lost = any(sign.isalnum() and not sign.isascii() for sign in folded)
    number = hashlib.sha256(label.casefold().encode()).hexdigest()[:6] if lost or not plain else ""
    return "own_" + "_".join(part for part in (plain, number) if part)
