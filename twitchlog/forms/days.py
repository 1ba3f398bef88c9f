"""The day form, made from the catalogue: one field for each factor, and the day's note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from twitchlog.catalogue import Factor
from twitchlog.forms.base import Form, StrictNote, StrictNumber, shortest
from twitchlog.records import Settings
from twitchlog.vocabulary import N_
from twitchlog.wording import factor_label, shown_value, stored_value

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
            highest=shown_value(factor, factor.highest, settings),
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
        """Whether its owner changed the value from the one that the form showed."""
        return self.typed.strip() != self.shown.strip()

    @property
    def stated(self) -> float | None:
        """The value in the unit in which it is stored; None for not recorded."""
        return None if self.data is None else stored_value(self.factor, self.data, self.settings)


class DayForm(Form):
    """A day's factors and note."""

    factors: Sequence[Factor] = ()
    note = StrictNote(N_("A note on the day"))

    def show(self, values: Mapping[str, float], usual: Mapping[str, float]) -> None:
        """Fill in a day's values; `usual` says where the + buttons of blank fields begin."""
        for factor in self.factors:
            field = self[factor.slug]
            if factor.slug in values:
                field.data = shown_value(factor, values[factor.slug], field.settings)
            field.shown = field.typed
            field.start = _start(field, usual.get(factor.slug))

    def take_shown(self, sent: Mapping[str, str]) -> None:
        """Learn from a sent form what it had shown."""
        for factor in self.factors:
            self[factor.slug].shown = sent.get(SHOWN + factor.slug, "")

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
