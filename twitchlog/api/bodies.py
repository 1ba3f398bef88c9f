"""What a program sends: JSON, read cell by cell with the readers of the journal's own files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TypeVar

from twitchlog.imports.faults import WrongCell
from twitchlog.imports.json_cells import cell
from twitchlog.imports.json_values import strictly_loaded
from twitchlog.vocabulary import N_

T = TypeVar("T")
Body = Mapping[str, object]


class NotJson(ValueError):
    """What was sent is no JSON object."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a field cannot be taken; `{fact}` in the reason stands for fact."""

    reason: str
    fact: str = ""


class Rejected(ValueError):
    """Some fields cannot be taken; `fields` says which, and why."""

    def __init__(self, fields: Mapping[str, Wrong]) -> None:
        super().__init__(", ".join(fields))
        self.fields = fields


def body_of(raw: bytes) -> Body:
    """The object that was sent; nothing at all is an empty one. Raises NotJson."""
    if not raw.strip():
        return {}
    try:
        body = strictly_loaded(raw)
    except ValueError as error:
        raise NotJson(str(error)) from error
    if not isinstance(body, dict):
        raise NotJson("no object")
    return body


def refuse_unknown(body: Body, known: Collection[str]) -> None:
    """Raise Rejected for a field that would be dropped in silence."""
    unknown = [name for name in body if name not in known]
    if unknown:
        wrong = Wrong(N_("is not known here; known are: {fact}"), ", ".join(known))
        raise Rejected({name[:40]: wrong for name in unknown[:10]})


def cell_of(name: str, value: object) -> str:
    """A value as a cell of a file shows it; null is blank. Raises Rejected."""
    try:
        return cell(value)
    except WrongCell as error:
        raise Rejected({name: Wrong(error.reason, error.fact)}) from error


def field_of(body: Body, name: str, read: Callable[[str], T]) -> T | None:
    """A field read by a reader of cells; None where it is absent or blank. Raises Rejected."""
    text = cell_of(name, body.get(name))
    if not text.strip():
        return None
    try:
        return read(text)
    except WrongCell as error:
        raise Rejected({name: Wrong(error.reason, error.fact)}) from error


def needed(body: Body, name: str, read: Callable[[str], T]) -> T:
    """The same for a field that must be there. Raises Rejected."""
    value = field_of(body, name, read)
    if value is None:
        raise Rejected({name: Wrong(N_("must not be blank"))})
    return value
