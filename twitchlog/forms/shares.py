"""A link to a report: until when, and with which passphrase."""

from __future__ import annotations

from typing import Any

from wtforms import StringField

from twitchlog import passphrases
from twitchlog.forms.base import Form, StrictChoice, StrictChoices, StrictDate, choices_of, refuse
from twitchlog.forms.spans import Spanned
from twitchlog.i18n import language
from twitchlog.passwords import WeakPassword
from twitchlog.sections import SECTIONS
from twitchlog.vocabulary import N_, Term

LASTS = (
    Term("7", N_("a week")),
    Term("30", N_("30 days")),
    Term("90", N_("90 days")),
    Term("365", N_("a year")),
)
USUAL = "30"


class ShareForm(Spanned, Form):
    """The period and sections are those that the page shows."""

    first = StrictDate(N_("From"), name="from", required=True)
    last = StrictDate(N_("to"), name="to", required=True)
    section = StrictChoices(N_("What it holds"))
    lasts = StrictChoice(N_("The link works for"), required=True)
    password = StringField(
        N_("Passphrase"),
        render_kw={"autocapitalize": "none", "autocomplete": "off", "spellcheck": "false"},
        description=N_(
            "Made up for you: tell it by another way than the link, such as on the phone. Change"
            " it, or clear it for a link that needs none."
        ),
    )

    def __init__(self, sent: Any = None, **kwargs: Any) -> None:
        super().__init__(sent, **kwargs)
        self.lasts.choices = choices_of(LASTS)
        self.section.choices = choices_of(SECTIONS)
        if not sent:
            self.lasts.data = USUAL
            self.password.data = passphrases.made_up(language())

    def validate_password(self, field: StringField) -> None:
        """A passphrase is none, or none of those that are guessed."""
        try:
            if field.data:
                passphrases.check(field.data)
        except WeakPassword as error:
            raise refuse(str(error)) from error

    @property
    def days(self) -> int:
        """For how many days the link works, after validate()."""
        return int(str(self.lasts.data))
