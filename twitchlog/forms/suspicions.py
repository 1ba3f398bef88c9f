"""The form for what somebody suspects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from twitchlog.catalogue import Factor
from twitchlog.forms.base import Form, StrictChoices
from twitchlog.forms.factors import factor_choices
from twitchlog.vocabulary import N_


class SuspectForm(Form):
    """Which factors might go with the twitches; none is an answer too."""

    suspected = StrictChoices(N_("What you suspect"))

    def __init__(self, *args: Any, offered: Sequence[Factor], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.suspected.choices = factor_choices(offered)
