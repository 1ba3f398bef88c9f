"""Forms around accounts. Passwords are never shown again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from wtforms import BooleanField, HiddenField, PasswordField

from twitchlog.forms.base import Form, StrictText, refuse
from twitchlog.vocabulary import N_

AS_TYPED = {
    "autocapitalize": "none",
    "autocomplete": "username",
    "required": True,
    "spellcheck": "false",
}


class Password(PasswordField):  # type: ignore[misc]
    """A password, taken as it is; kind is the browser's word for old or new."""

    def __init__(self, *args: Any, kind: str = "current-password", **kwargs: Any) -> None:
        super().__init__(*args, render_kw={"autocomplete": kind, "required": True}, **kwargs)

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Take the one that was sent."""
        self.data = str(valuelist[0]) if len(valuelist) == 1 else ""

    def pre_validate(self, _form: Form) -> None:
        """Ask for it when it is missing."""
        if not self.data:
            raise refuse(N_("Please fill this in."))


class SignInForm(Form):
    """Name and password of an account that exists."""

    username = StrictText(N_("Name"), required=True, longest=200, render_kw=AS_TYPED)
    password = Password(N_("Password"))


class NewAccountForm(Form):
    """Name and password of a new account, and the zone that its browser is in."""

    username = StrictText(N_("Name"), required=True, longest=200, render_kw=AS_TYPED)
    password = Password(
        N_("Password"),
        kind="new-password",
        description=N_("At least 8 characters. Three or four random words work well."),
    )
    browser_zone = HiddenField()


class ChangePasswordForm(Form):
    """The password that is, and the one that shall be."""

    password = Password(N_("Your password now"))
    new_password = Password(
        N_("New password"),
        kind="new-password",
        description=N_("At least 8 characters. Three or four random words work well."),
    )
    take_back = BooleanField(
        N_("Take all of these back as well"),
        description=N_(
            "Tick this if somebody may know your password. What used them will need new ones."
        ),
    )


class DeleteAccountForm(Form):
    """The password, to be sure."""

    password = Password(N_("Your password"))
