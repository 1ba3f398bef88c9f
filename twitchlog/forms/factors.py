"""Forms around factors: choosing them, adding one's own, and the servings of quick additions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from wtforms import SelectField
from wtforms.fields import SelectChoice
from wtforms.validators import ValidationError

from twitchlog.catalogue import COMBINES, KINDS, LONGEST_LAG, Factor
from twitchlog.forms.base import (
    Form,
    StrictChoices,
    StrictNote,
    StrictNumber,
    StrictText,
    number_in,
    refuse,
    shortest,
)
from twitchlog.i18n import gettext as _
from twitchlog.records import OwnFactorRecord, ServingRecord, Settings
from twitchlog.vocabulary import N_
from twitchlog.wording import factor_label, highest_shown, shown_value, stored_value

MOST_SERVINGS = 12
KIND_WORDS = {
    "amount": N_("an amount, such as mg or cups"),
    "duration": N_("a length of time"),
    "rating": N_("a rating from 0 to 10"),
    "flag": N_("yes or no"),
    "count": N_("a number of times"),
}
COMBINE_WORDS = {
    "sum": N_("they add up"),
    "mean": N_("their average counts"),
    "max": N_("the highest counts"),
    "last": N_("the last counts"),
}
SERVING = re.compile(r"(?P<label>.{1,120}?)[ \t]*[=:][ \t]*(?P<amount>[^=:]+)")


def factor_choices(offered: Sequence[Factor]) -> list[SelectChoice]:
    """Factors by name; made within a request."""
    return [SelectChoice(factor.slug, factor_label(factor)) for factor in offered]


class ChooseForm(Form):
    """Which factors the check-in shows first."""

    factors = StrictChoices(N_("Factors"))

    def __init__(self, *args: Any, offered: Sequence[Factor], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.factors.choices = factor_choices(offered)

    def validate(self, extra_validators: Any = None) -> bool:
        """At least one factor makes a check-in."""
        if not super().validate(extra_validators):
            return False
        if not self.factors.data:
            self.reject("factors", N_("Please choose at least one."))
            return False
        return True


class OwnFactorForm(Form):
    """A factor that its owner makes up."""

    label = StrictText(N_("Name"), required=True, longest=60)
    kind = SelectField(N_("What it is"))
    unit = StrictText(N_("Unit"), longest=12, description=N_("for example cups; blank if none"))
    combine = SelectField(N_("Several on one day"))
    lag = StrictNumber(
        N_("Days until it might show"),
        lowest=0,
        highest=LONGEST_LAG,
        whole=True,
        description=N_("0 compares it with the same day's twitches, 1 with the next day's"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind.choices = [SelectChoice(kind, _(KIND_WORDS[kind])) for kind in KINDS]
        self.combine.choices = [SelectChoice(way, _(COMBINE_WORDS[way])) for way in COMBINES]

    def record(self) -> OwnFactorRecord:
        """The factor, still without a slug."""
        kind = str(self.kind.data)
        highest = {"rating": 10.0, "flag": 1.0, "count": 1000.0}.get(kind, 100_000.0)
        unit = {"rating": "0-10", "flag": "0/1"}.get(kind, self.unit.data)
        combine = {"rating": "mean", "flag": "max"}.get(kind, str(self.combine.data))
        return OwnFactorRecord(
            slug="",
            label=self.label.data,
            kind=kind,
            unit=unit,
            highest=highest,
            combine=combine,
            lag=self.lag.data or 0,
        )


class RelabelForm(Form):
    """What may change of an own factor without touching its readings."""

    label = StrictText(N_("Name"), required=True, longest=60)
    lag = StrictNumber(N_("Days until it might show"), lowest=0, highest=LONGEST_LAG, whole=True)


class ServingsForm(Form):
    """Quick additions of one factor, one a line as `coffee = 90`."""

    lines = StrictNote(N_("Quick additions, one a line"), longest=2000)

    factor: Factor
    settings: Settings

    def show(self, servings: Sequence[ServingRecord]) -> None:
        """Fill in the present ones."""
        self.lines.data = "\n".join(
            f"{_(serving.label) if serving.references else serving.label} = "
            f"{shortest(shown_value(self.factor, serving.amount, self.settings))}"
            for serving in servings
        )

    def servings(self) -> list[ServingRecord]:
        """The quick additions. Raises ValidationError with a message that names the line."""
        lines = [line.strip() for line in self.lines.data.splitlines() if line.strip()]
        if len(lines) > MOST_SERVINGS:
            raise refuse(N_("Please keep it to 12 lines."))
        return [self._serving(number, line) for number, line in enumerate(lines, 1)]

    def _serving(self, number: int, line: str) -> ServingRecord:
        found = SERVING.fullmatch(line)
        if not found:
            raise ValidationError(
                _("Line {line}: please write a name, an equals sign and an amount.").format(
                    line=number
                )
            )
        try:
            highest = highest_shown(self.factor, self.settings)
            typed = number_in(found["amount"], lowest=0.001, highest=highest)
        except ValidationError as error:
            raise ValidationError(f"{_('Line')} {number}: {error}") from error
        amount = stored_value(self.factor, typed, self.settings)
        return ServingRecord(factor=self.factor.slug, label=found["label"], amount=amount)
