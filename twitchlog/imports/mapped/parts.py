"""Categories and tags: cells that name what their row, or a part of it, is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from twitchlog.imports.mapped.mapping import Mapping
from twitchlog.imports.mapped.row import Row

# Words behind a name that only say once more what the amount says.
_SEVERITY = re.compile(
    r"\s*\((?:none|mild|moderate|severe|v\. severe|very severe|unbearable|extreme)\)$", re.I
)
_TAGS = re.compile(r"\s*(?:\|+|;|\n)\s*")
_TAGS_WITH_COMMAS = re.compile(r"\s*(?:\|+|;|,|\n)\s*")


def category_of(mapping: Mapping, row: Row) -> str:
    """What a row of a long table is about, as in "Symptom: Neck pain"; "" where it is not said."""
    category = row.text(*mapping.names("category")) if mapping.names("category") else ""
    details = mapping.names("detail")
    detail = _SEVERITY.sub("", row.text(*details)) if details else ""
    if category.casefold() == detail.casefold():
        detail = ""
    return ": ".join(part for part in (category, detail) if part)


def tags_of(mapping: Mapping, row: Row) -> Iterator[str]:
    """The tags in a row, each once."""
    for name in mapping.names("tags"):
        split = _TAGS if "|" in row.text(name) or ";" in row.text(name) else _TAGS_WITH_COMMAS
        yield from dict.fromkeys(tag for tag in split.split(row.text(name)) if tag)
