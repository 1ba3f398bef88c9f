"""As much of JSON Schema as our own descriptions use; a word that is not known here fails."""

from __future__ import annotations

import re
from typing import Any

TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
    "null": type(None),
}
# What each word is about, and what it asks for; other kinds of values are none of its business.
CHECKS = {
    "const": (object, lambda value, said: value == said),
    "enum": (object, lambda value, said: value in said),
    "required": (dict, lambda value, said: set(said) <= set(value)),
    "pattern": (str, lambda value, said: re.search(said, value) is not None),
    "minimum": ((int, float), lambda value, said: value >= said),
    "maximum": ((int, float), lambda value, said: value <= said),
    "minItems": (list, lambda value, said: len(value) >= said),
    "minLength": (str, lambda value, said: len(value) >= said),
    "maxLength": (str, lambda value, said: len(value) <= said),
}
TELLS_ONLY = {"$schema", "$defs", "title", "description", "examples", "format"}


def faults(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str = "$") -> list[str]:
    """What in a value is not as its schema says."""
    found = []
    for word, said in schema.items():
        if word not in TELLS_ONLY:
            found += _faults_of(word, said, value, schema, root, at)
    return found


def _faults_of(word, said, value, schema, root, at):
    if word == "$ref":
        target = root
        for part in said.removeprefix("#/").split("/"):
            target = target[part]
        return faults(value, target, root, at)
    if word == "anyOf":
        return [] if any(not faults(value, one, root, at) for one in said) else [f"{at}: no anyOf"]
    if word == "items":
        items = enumerate(value) if isinstance(value, list) else ()
        return [f for n, item in items for f in faults(item, said, root, f"{at}[{n}]")]
    if word == "properties":
        members = value if isinstance(value, dict) else {}
        return [
            f
            for name, one in said.items()
            if name in members
            for f in faults(members[name], one, root, f"{at}.{name}")
        ]
    if word == "additionalProperties":
        members = value if isinstance(value, dict) else {}
        more = [name for name in members if name not in schema.get("properties", {})]
        if said is False:
            return [f"{at}.{name}: not known" for name in more]
        return [f for name in more for f in faults(value[name], said, root, f"{at}.{name}")]
    return [] if _holds(word, said, value) else [f"{at}: {word} {said}"]


def _holds(word, said, value):
    if word == "type":
        return isinstance(value, TYPES[said]) and (said == "boolean" or not isinstance(value, bool))
    kind, check = CHECKS[word]
    return not isinstance(value, kind) or check(value, said)
