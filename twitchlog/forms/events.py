"""The form of a dated event."""

from __future__ import annotations

from typing import Any

from wtforms import SelectField
from wtforms.fields import SelectChoice

from twitchlog.forms.base import Form, StrictDate, StrictNote, StrictText, choices_of
from twitchlog.records import EventRecord
from twitchlog.vocabulary import EVENT_KINDS, EVENT_LABELS, N_


class EventForm(Form):
    """A medicine, an illness, a test, a journey, on its day."""

    day = StrictDate(N_("Day"), required=True)
    kind = SelectField(N_("What it was"))
    label = StrictText(N_("Name"), required=True)
    dose = StrictText(N_("Dose or value"))
    note = StrictNote(N_("Note"))

    def __init__(self, *args: Any, present: EventRecord | None = None, **kwargs: Any) -> None:
        """A kind that only the present event has, such as one from an import, stays choosable."""
        super().__init__(*args, **kwargs)
        self.kind.choices = choices_of(EVENT_KINDS)
        if present is not None and present.kind not in EVENT_LABELS:
            self.kind.choices.append(SelectChoice(present.kind, present.kind))

    def show(self, event: EventRecord) -> None:
        """Fill in an event that is already there."""
        self.day.data, self.kind.data, self.label.data = event.day, event.kind, event.label
        self.dose.data, self.note.data = event.dose, event.note

    def record(self, public_id: str = "") -> EventRecord:
        """The event, after validate()."""
        return EventRecord(
            id=public_id,
            day=self.day.data,
            kind=str(self.kind.data),
            label=self.label.data,
            dose=self.dose.data,
            note=self.note.data,
        )
