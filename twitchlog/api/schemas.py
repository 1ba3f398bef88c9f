"""The shapes of what travels, as JSON Schema; names and words are the vocabulary's."""

from __future__ import annotations

from collections.abc import Iterable

from twitchlog.imports.cells import LONGEST_ID, LONGEST_NOTE
from twitchlog.vocabulary import (
    CONTEXT_SLUGS,
    FREQUENCY_SLUGS,
    REGION_BY_SLUG,
    SIDE_SLUGS,
    STRENGTHS,
    SYMPTOM_SLUGS,
    TYPE_BY_SLUG,
)

Schema = dict[str, object]

TEXT: Schema = {"type": "string"}
DATE: Schema = {"type": "string", "format": "date"}
MOMENT: Schema = {
    "type": "string",
    "format": "date-time",
    "description": "With offset, as in 2026-03-01T22:15:00+01:00; kept by the owner's clock.",
}
SITE: Schema = {
    "type": "string",
    "pattern": f"^({'|'.join(REGION_BY_SLUG)}):({'|'.join(SIDE_SLUGS)})$",
    "examples": ["calf:left"],
}
NUMBER: Schema = {"type": "number"}
FACTOR: Schema = {
    "type": "string",
    "description": "As in the header of days.csv, own ones too.",
    "examples": ["caffeine_mg", "sleep_h", "own_tea"],
}
OWN_ID: Schema = {
    "type": "string",
    "maxLength": LONGEST_ID,
    "description": "Your own number of this entry: sent twice, it is written once."
    " It stands in for the header Idempotency-Key, and is not the id that the journal gives.",
}


def named(name: str) -> Schema:
    """A shape by its name."""
    return {"$ref": f"#/components/schemas/{name}"}


def _one_of(slugs: Iterable[str]) -> Schema:
    return {"type": "string", "enum": list(slugs)}


def _some_of(schema: Schema) -> Schema:
    return {"type": "array", "items": schema}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _object(members: Schema, required: Iterable[str] = ()) -> Schema:
    return {
        "type": "object",
        "properties": members,
        "required": list(required),
        "additionalProperties": False,
    }


_SAID: Schema = {
    "ended_at": _or_null(MOMENT),
    "still_going": {"type": "boolean"},
    "type": _one_of(TYPE_BY_SLUG),
    "sites": _some_of(SITE),
    "strength": _or_null({"type": "integer", "minimum": 0, "maximum": len(STRENGTHS) - 1}),
    "frequency": _or_null(_one_of(FREQUENCY_SLUGS)),
    "context": _some_of(_one_of(CONTEXT_SLUGS)),
    "symptoms": _some_of(_one_of(SYMPTOM_SLUGS)),
    "note": {"type": "string", "maxLength": LONGEST_NOTE},
}
_STARTED: Schema = {"started_at": MOMENT | {"description": "Now unless said; never later."}}
_EPISODE: Schema = {
    "id": TEXT,
    "date": DATE,
    "started_at": MOMENT,
    **_SAID,
    "recalled": {"type": "boolean"},
}
_READING: Schema = {"date": DATE, "at": _or_null(MOMENT), "factor": FACTOR, "value": NUMBER}
_DAY: Schema = {
    "date": DATE,
    "tracked": _or_null(_one_of(("episodes", "none"))),
    "episodes": {"type": "integer", "minimum": 0},
    "strongest": _or_null({"type": "integer"}),
    "values": {"type": "object", "additionalProperties": NUMBER},
}
_NONE: Schema = {"date": DATE, "tracked": _one_of(["none"])}
_NOTE: Schema = {"note": TEXT | {"description": "Only for keys that may read everything."}}

ALL: Schema = {
    "NewEpisode": _object({"id": OWN_ID, **_STARTED, **_SAID}, ["type", "sites"]),
    "NewReading": _object(
        {
            "id": OWN_ID,
            "factor": FACTOR,
            "value": NUMBER,
            "at": MOMENT,
            "date": DATE | {"description": "Instead of “at”: said of this day as a whole."},
        },
        ["factor", "value"],
    ),
    "NewNone": _object({"id": OWN_ID}),
    "Episode": _object(_EPISODE, _EPISODE),
    "Episodes": _object(
        {"episodes": _some_of(named("Episode")), "next": _or_null(TEXT)}, ["episodes", "next"]
    ),
    "Reading": _object(_READING, _READING),
    "Day": _object(_DAY | _NOTE, _DAY),
    "None": _object(_NONE, _NONE),
    "Days": _object({"days": _some_of(named("Day"))}, ["days"]),
    "Refusal": _object(
        {
            "error": TEXT,
            "fields": {"type": "object", "additionalProperties": TEXT},
            "reference": TEXT | {"description": "The number of a fault, as in the log."},
        },
        ["error"],
    ),
}
