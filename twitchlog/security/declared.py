"""Facts about a view, noted on the view itself and asked for by every check."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import current_app, request

View = TypeVar("View", bound=Callable[..., Any])
BY_TOKEN = "token"  # the policy of what is meant for other programs, see bearer


def declare(view: View, **facts: Any) -> View:
    """Note facts about a view on the view itself."""
    vars(view).update(facts)
    return view


def declared(fact: str) -> Any:
    """A fact about the view that this request is for; None if nothing was declared."""
    view = current_app.view_functions.get(request.endpoint or "")
    return getattr(view, fact, None)


def for_programs() -> bool:
    """Whether the view is meant for other programs, which show a key and have no cookies."""
    return bool(declared("policy") == BY_TOKEN)
