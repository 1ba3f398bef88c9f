"""The description of version 1 for programs that make programs: OpenAPI 3.1."""

from __future__ import annotations

from twitchlog.api import schemas
from twitchlog.api.schemas import Schema, named

SCOPES_SAID = "Any one of these scopes of the key is enough."
KEY_HEADER: Schema = {
    "name": "Idempotency-Key",
    "in": "header",
    "description": "Any text of your own, the same for every try at one entry: it is written once.",
    "schema": {"type": "string"},
}


def description(base: str) -> Schema:
    """The whole description; base is the path below which version 1 lies."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "twitchlog",
            "version": "1",
            "description": "Log an entry, list days and bouts. Keys are made on the page"
            " Connections and sent as “Authorization: Bearer …”.",
        },
        "servers": [{"url": base}],
        "security": [{"key": []}],
        "paths": _paths(),
        "components": {
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
            "schemas": schemas.ALL,
            "responses": _refusals(),
        },
    }


def _paths() -> Schema:
    day: Schema = {"name": "day", "in": "path", "required": True, "schema": schemas.DATE}
    none = "Say that a day had no twitches"
    return {
        "/openapi.json": {
            "get": {
                "operationId": "description",
                "summary": "This description",
                "security": [],
                "responses": {"200": {"description": "OpenAPI 3.1"}},
            }
        },
        "/episodes": {
            "post": _writes("logEpisode", "Log a bout", "NewEpisode", "Episode"),
            "get": _reads("listEpisodes", "List bouts, page by page", "Episodes", ["all"], "after"),
        },
        "/episodes/{id}": {
            "get": {
                **_reads("episode", "One bout", "Episode", ["all"]),
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": schemas.TEXT}
                ],
            }
        },
        "/readings": {"post": _writes("logReading", "Log a value", "NewReading", "Reading")},
        "/days": {"get": _reads("listDays", "List known days", "Days", ["days", "all"])},
        "/days/today/none": {
            "post": _writes("sayNoneToday", f"{none}: today", "NewNone", "None", 200)
        },
        "/days/{day}/none": {
            "post": {
                **_writes("sayNone", none, "NewNone", "None", 200),
                "parameters": [day, KEY_HEADER],
            }
        },
    }


def _writes(name: str, summary: str, sent: str, told: str, status: int = 201) -> Schema:
    return {
        "operationId": name,
        "summary": summary,
        "description": SCOPES_SAID,
        "x-scopes": ["write"],
        "parameters": [KEY_HEADER],
        "requestBody": {
            "required": sent != "NewNone",
            "content": {"application/json": {"schema": named(sent)}},
        },
        "responses": {
            str(status): _answer(told),
            **_answers("400", "401", "403", "409", "413", "415", "422", "429"),
        },
    }


def _reads(name: str, summary: str, told: str, scopes: list[str], *more: str) -> Schema:
    days = [
        {"name": one, "in": "query", "schema": schemas.DATE, "description": said}
        for one, said in (("from", "First day; 30 days unless said."), ("to", "Last day; today."))
    ]
    rest = [{"name": one, "in": "query", "schema": schemas.TEXT} for one in more]
    return {
        "operationId": name,
        "summary": summary,
        "description": SCOPES_SAID,
        "x-scopes": scopes,
        "parameters": [*days, *rest],
        "responses": {"200": _answer(told), **_answers("401", "403", "404", "422", "429")},
    }


def _answer(told: str) -> Schema:
    return {"description": told, "content": {"application/json": {"schema": named(told)}}}


def _answers(*codes: str) -> Schema:
    return {code: {"$ref": f"#/components/responses/{code}"} for code in codes}


def _refusals() -> Schema:
    said = {
        "400": "No JSON object",
        "401": "No key, or one that opens nothing",
        "403": "The key has no such scope",
        "404": "Not there, or not yours",
        "409": "It does not fit what is there",
        "413": "More than 64 kB",
        "415": "No JSON",
        "422": "Fields that cannot be taken, each with its reason",
        "429": "Too many wrong keys from this address; Retry-After says how long to wait",
    }
    return {code: _answer("Refusal") | {"description": text} for code, text in said.items()}
