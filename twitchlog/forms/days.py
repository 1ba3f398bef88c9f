"""The day form, made from the catalogue: one field for each factor, and the day's note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from twitchlog.catalogue import Factor
from twitchlog.forms.base import LINE_ENDS, Form, StrictNote, StrictNumber, shortest
from twitchlog.records import Settings
from twitchlog.vocabulary import N_
from twitchlog.wording import factor_label, highest_shown, shown_value, stored_value

SHOWN = "shown_"


class FactorField(StrictNumber):
    """A factor's value in the unit in which its owner types it; blank is not recorded.

    shown  the text that the form was opened with; only what differs from it is a statement
    start  what the first tap on + puts into a blank field
    """

    factor: Factor
    settings: Settings
    shown = ""
    start = 0.0

    def __init__(self, *args: Any, factor: Factor, settings: Settings, **kwargs: Any) -> None:
        super().__init__(
            *args,
            lowest=shown_value(factor, factor.lowest, settings),
            highest=highest_shown(factor, settings),
            whole=factor.kind == "flag",
            **kwargs,
        )
        self.factor, self.settings = factor, settings
        self.step = max(shown_value(factor, factor.step, settings), 0.1)

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return str(self._value())

    @property
    def changed(self) -> bool:
        """Whether its owner changed the value from the one that the form showed.

        A field that was not sent at all, such as a scale without a choice, was not changed.
        """
        return bool(self.raw_data) and self.typed.strip() != self.shown.strip()

    @property
    def stated(self) -> float | None:
        """The value in the unit in which it is stored; None for not recorded."""
        return None if self.data is None else stored_value(self.factor, self.data, self.settings)


class DayForm(Form):
    """A day's factors and note.

    shown_note  the note that the form was opened with; another one written since is not undone
    """

    factors: Sequence[Factor] = ()
    note = StrictNote(N_("A note on the day"))
    shown_note = ""

    def show(self, values: Mapping[str, float], usual: Mapping[str, float], note: str) -> None:
        """Fill in a day; `usual` says where the + buttons of blank fields begin."""
        self.note.data = self.shown_note = note
        for factor in self.factors:
            field = self[factor.slug]
            if factor.slug in values:
                field.data = shown_value(factor, values[factor.slug], field.settings)
            field.shown = field.typed
            field.start = _start(field, usual.get(factor.slug))

    def take_shown(self, sent: Mapping[str, str]) -> None:
        """Learn from a sent form what it had shown; what was left so need not be possible."""
        self.shown_note = LINE_ENDS.sub("\n", sent.get("shown_note", ""))
        for factor in self.factors:
            field = self[factor.slug]
            field.shown = sent.get(SHOWN + factor.slug, "")
            if not field.changed:
                field.process_errors = []

    @property
    def new_note(self) -> str | None:
        """The note, where its owner changed it; else None."""
        changed = bool(self.note.raw_data) and self.note.data != self.shown_note
        return str(self.note.data) if changed else None

    def changes(self) -> dict[str, float | None]:
        """Whole-day statements that its owner made, by factor slug; None takes one back."""
        return {
            factor.slug: self[factor.slug].stated
            for factor in self.factors
            if self[factor.slug].changed
        }


def _start(field: FactorField, usual: float | None) -> str:
    if usual is None:
        return shortest(field.lowest)
    return shortest(shown_value(field.factor, usual, field.settings))


def day_form(factors: Sequence[Factor], settings: Settings) -> type[DayForm]:
    """A form class with one field for each factor."""
    fields = {
        factor.slug: FactorField(factor_label(factor), factor=factor, settings=settings)
        for factor in factors
    }
    return type("DayForm", (DayForm,), {"factors": tuple(factors), **fields})
