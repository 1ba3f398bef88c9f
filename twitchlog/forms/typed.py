"""One line of text, typed in a hurry."""

from __future__ import annotations

from wtforms import HiddenField

from twitchlog.forms.base import Form, StrictText
from twitchlog.typed.understanding import LONGEST
from twitchlog.vocabulary import N_


class TypedForm(Form):
    """The line.

    at, seen  the moment as of which it was shown how the line is understood, and what was shown
    waited    "1" for a line that was typed without a network, which is read as of then
    """

    text = StrictText(
        N_("In one line"),
        required=True,
        longest=LONGEST,
        render_kw={"autocomplete": "off", "enterkeyhint": "go"},
    )
    at = HiddenField()
    seen = HiddenField()
    nonce = HiddenField()
    waited = HiddenField()
