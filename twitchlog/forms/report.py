"""Which days and sections a report holds."""

from __future__ import annotations

from typing import Any

from twitchlog.forms.base import Form, StrictChoice, StrictChoices, StrictDate, choices_of
from twitchlog.forms.spans import Spanned
from twitchlog.sections import SECTIONS, USUAL
from twitchlog.vocabulary import N_, Term

PERIODS = (Term("90", N_("The last 90 days")), Term("365", N_("A year")))
USUAL_PERIOD = "90"
CHOSEN = "chosen"  # sent with every form, so that no section at all is a choice too


class ReportForm(Spanned, Form):
    """Nothing chosen is the usual period with the usual sections."""

    period = StrictChoice(N_("Period"))
    first = StrictDate(N_("Or from"), name="from")
    last = StrictDate(N_("to"), name="to")
    section = StrictChoices(N_("What it holds"))

    def __init__(self, sent: Any = None, **kwargs: Any) -> None:
        super().__init__(sent, **kwargs)
        self.period.choices = choices_of(PERIODS)
        self.section.choices = choices_of(SECTIONS)
        if not sent or CHOSEN not in sent:
            self.section.data = list(USUAL)
        if not self.period.data and not self.own:
            self.period.data = USUAL_PERIOD

    @property
    def days(self) -> int:
        """How many days, up to the last tracked one, where none of one's own were asked for."""
        return int(str(self.period.data))
