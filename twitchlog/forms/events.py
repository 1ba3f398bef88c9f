"""The form of a dated event."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wtforms import SelectField
from wtforms.fields import SelectChoice

from twitchlog.forms.base import Form, StrictDate, StrictNote, StrictText, choices_of
from twitchlog.records import EventRecord
from twitchlog.vocabulary import EVENT_KINDS, N_


class EventForm(Form):
    """A medicine, an illness, a test, a journey, or what its owner calls it, on its day."""

    day = StrictDate(N_("Day"), required=True)
    kind = SelectField(N_("What it was"))
    own_kind = StrictText(
        N_("A kind of your own"),
        description=N_("Instead of the one above, if you like. It is offered from then on."),
    )
    label = StrictText(N_("Name"), required=True, render_kw={"list": "event-labels"})
    dose = StrictText(
        N_("Dose or value"),
        description=N_("With its unit, such as 400 mg or 31 ng/ml."),
        render_kw={"list": "event-doses"},
    )
    note = StrictNote(N_("Note"))

    def __init__(self, *args: Any, own_kinds: Iterable[str] = (), **kwargs: Any) -> None:
        """Kinds that the journal has from its owner are offered beside the usual ones."""
        super().__init__(*args, **kwargs)
        self.kind.choices = choices_of(EVENT_KINDS)
        self.kind.choices += [SelectChoice(kind, kind) for kind in own_kinds]

    def show(self, event: EventRecord) -> None:
        """Fill in an event that is already there."""
        self.day.data, self.kind.data, self.label.data = event.day, event.kind, event.label
        self.dose.data, self.note.data = event.dose, event.note

    def record(self, public_id: str = "") -> EventRecord:
        """The event, after validate()."""
        return EventRecord(
            id=public_id,
            day=self.day.data,
            kind=self._kind(),
            label=self.label.data,
            dose=self.dose.data,
            note=self.note.data,
        )

    def _kind(self) -> str:
        """The kind that was typed, or else chosen; one that is offered is not made twice."""
        typed = str(self.own_kind.data).strip()
        for choice in self.kind.choices:
            if typed.casefold() in (choice.value.casefold(), choice.label.casefold()):
                return str(choice.value)
        return typed or str(self.kind.data)
