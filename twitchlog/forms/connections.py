"""What a key for another program may do, and what a calendar behind a link shows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wtforms.fields import SelectChoice

from twitchlog.forms.base import (
    Form,
    StrictChoice,
    StrictChoices,
    StrictText,
    choices_of,
    refuse,
)
from twitchlog.i18n import gettext as _
from twitchlog.vocabulary import N_, Term

LONGEST_NAME = 60
SPANS = (
    Term("90", N_("90 days")),
    Term("365", N_("a year")),
    Term("all", N_("everything")),
)


class TokenForm(Form):
    """A name to tell it by, and at least one thing that it may do."""

    name = StrictText(N_("What it is for"), required=True, longest=LONGEST_NAME)
    scopes = StrictChoices(N_("It may"))

    def __init__(self, *args: Any, scopes_offered: Iterable[Term], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scopes.choices = [
            SelectChoice(scope.slug, f"{_(scope.label)}: {_(scope.hint)}")
            for scope in scopes_offered
        ]

    def validate_scopes(self, field: StrictChoices) -> None:
        """A key that may do nothing is no use."""
        if not field.data:
            raise refuse(N_("Please choose at least one."))


class FeedForm(Form):
    """Which days a calendar of bouts shows, and whether it tells what they were."""

    calendar = StrictText(N_("What it is for"), required=True, longest=LONGEST_NAME)
    span = StrictChoice(N_("It reaches back"), required=True, default="365")
    details = StrictChoice(N_("Each bout reads"), required=True, default="0")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.span.choices = choices_of(SPANS)
        self.details.choices = [
            SelectChoice("0", _("“Bout” and nothing else")),
            SelectChoice("1", _("where and what it was")),
        ]

    @property
    def days(self) -> int | None:
        """How many days it reaches back, after validate(); None for all."""
        return None if self.span.data == "all" else int(str(self.span.data))
