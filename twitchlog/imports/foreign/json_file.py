"""JSON of other applications, taken apart without trusting it."""

from __future__ import annotations

from typing import BinaryIO

from twitchlog.imports.faults import Refused, TooLarge
from twitchlog.imports.json_values import Node, strictly_loaded
from twitchlog.vocabulary import N_

LARGEST = 20_000_000


class NotJson(Refused):
    """The file is not JSON in UTF-8."""


def loaded(stream: BinaryIO, file: str) -> Node:
    """What a file holds. Raises NotJson, TooLarge."""
    raw = stream.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise TooLarge(file, N_("is larger than {fact} bytes"), f"{LARGEST:,}")
    try:
        return Node(strictly_loaded(raw), "")
    except ValueError as error:
        raise NotJson(file, N_("is not JSON: {fact}"), str(error)[:80]) from error


def records(root: Node) -> list[Node]:
    """The items of a list, or the one thing that is there."""
    if not isinstance(root.value, list):
        return [root]
    return [Node(item, f"[{at}]") for at, item in enumerate(root.value)]
