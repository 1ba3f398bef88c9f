"""Addresses compiled once: each test makes an application of its own, with the same addresses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from werkzeug.routing import Rule


class KnownRule(Rule):
    """A rule that builds its addresses by what was compiled for an equal one.

    Compiling takes most of the time of making an application. What is compiled holds the rule's
    text and defaults alone: converters are looked up on the rule that builds.
    """

    _compiled: ClassVar[dict[object, Callable[..., tuple[str, str]]]] = {}

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        defaults: dict[str, Any] = dict(self.defaults or {})
        key = (self.rule, tuple(self._trace), repr(defaults), append_unknown)
        if key not in self._compiled:
            self._compiled[key] = super()._compile_builder(append_unknown)
        return self._compiled[key]
