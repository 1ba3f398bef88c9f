"""One JSON object with long lists, written bit by bit."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

JsonObject = dict[str, object]


def json_pieces(
    members: Mapping[str, object], lists: Mapping[str, Iterable[JsonObject]]
) -> Iterator[str]:
    """The object in pieces: its members, then its lists with one item on each line."""
    lead = "{"
    for name, value in members.items():
        yield f"{lead}\n {_json(name)}: {_json(value)}"
        lead = ","
    for name, items in lists.items():
        yield f"{lead}\n {_json(name)}: ["
        lead = ","
        before = ""
        for item in items:
            yield f"{before}\n  {_json(item)}"
            before = ","
        yield "\n ]" if before else "]"
    yield "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
