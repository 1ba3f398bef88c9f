"""Tables of known applications: what their columns mean is proposed, the words stay the owner's."""

from __future__ import annotations

from typing import Protocol

from twitchlog.imports.mapped.guess import guess
from twitchlog.imports.mapped.mapping import Mapping
from twitchlog.imports.mapped.presets import bearable, daylio, loop, perfice, track_and_graph
from twitchlog.imports.mapped.profile import Column, profile_of
from twitchlog.imports.mapped.sheet import Sheet


class Preset(Protocol):
    """A module that knows one application's table.

    NAME  of the application
    NOTE  a translatable sentence on how sure the format is; "" for none
    """

    @property
    def NAME(self) -> str:
        """What it is called."""

    @property
    def NOTE(self) -> str:
        """What its owner should know."""

    def recognises(self, sheet: Sheet) -> bool:
        """Whether a table is one of them."""

    def proposal(self, sheet: Sheet, zone: str) -> Mapping:
        """What its columns mean. Raises Refused."""


PRESETS: tuple[Preset, ...] = (bearable, daylio, track_and_graph, loop, perfice)


def preset_of(sheet: Sheet) -> Preset | None:
    """The application that writes such tables, or None."""
    return next((one for one in PRESETS if one.recognises(sheet)), None)


def proposal(sheet: Sheet, zone: str, columns: list[Column] | None = None) -> Mapping:
    """What a table's columns most likely mean. Raises Refused.

    columns  what they hold, where that is known already
    """
    preset = preset_of(sheet)
    if preset:
        return preset.proposal(sheet, zone)
    return guess(profile_of(sheet) if columns is None else columns, zone)
