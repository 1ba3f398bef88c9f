"""Whether and when to be reminded, and by which way."""

from __future__ import annotations

import re
from typing import Any

from wtforms import SelectField
from wtforms.fields import SelectChoice

from twitchlog.forms.base import Form, StrictChoice, StrictDate, StrictText, refuse
from twitchlog.i18n import gettext as _
from twitchlog.vocabulary import N_

EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
LONGEST_ADDRESS = 500


class ReminderForm(Form):
    """Off until switched on; both ways may stay blank, and a calendar then does it alone."""

    switched_on = StrictChoice(N_("Remind me"), required=True)
    hour = SelectField(N_("At"))
    ntfy = StrictText(
        N_("By notification (ntfy)"),
        longest=LONGEST_ADDRESS,
        description=N_(
            "The address of a topic on an ntfy server that you trust, such as "
            "https://ntfy.example.org/a-topic-nobody-guesses. Blank: none."
        ),
    )
    email = StrictText(N_("By e-mail"), longest=200, description=N_("Blank: none."))
    away_until = StrictDate(
        N_("On holiday until"), description=N_("No reminders up to and with this day.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.switched_on.choices = [
            SelectChoice("0", _("not at all")),
            SelectChoice("1", _("when nothing is logged by then")),
        ]
        self.hour.choices = [SelectChoice(str(hour), f"{hour:02d}:00") for hour in range(24)]

    def validate_email(self, field: StrictText) -> None:
        """One plain address."""
        if field.data and not EMAIL.fullmatch(field.data):
            raise refuse(N_("Please enter one e-mail address."))
