"""The base form and its strict fields, which take exactly what they say or keep what was typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, time
from functools import cache
from typing import Any

from wtforms import Form as WTForm
from wtforms import RadioField, SelectMultipleField, StringField
from wtforms.fields import SelectChoice
from wtforms.i18n import get_translations
from wtforms.meta import DefaultMeta
from wtforms.validators import StopValidation, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget, TextArea, TextInput

from twitchlog import clock
from twitchlog.i18n import gettext as _
from twitchlog.i18n import language, ngettext
from twitchlog.vocabulary import N_, Term

NUMBER = re.compile(r"[+-]?[0-9]{1,12}(?:[.,][0-9]{1,6})?")
WHOLE = re.compile(r"[+-]?[0-9]{1,12}")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TIME = re.compile(r"([0-9]{2}):([0-9]{2})(?::00)?")
LINE_ENDS = re.compile(r"\r\n?")
KEPT_CONTROLS = frozenset("\n\t")


@cache
def _of_wtforms(language: str) -> Any:
    return get_translations([language])


class _Words:
    """Translations for the messages that come with WTForms."""

    @staticmethod
    def gettext(text: str) -> str:
        """Our own translation, else the one that comes with WTForms."""
        ours = _(text)
        return str(_of_wtforms(language()).gettext(text)) if ours == text else ours

    @staticmethod
    def ngettext(singular: str, plural: str, count: int) -> str:
        """The same of a counted text."""
        ours = ngettext(singular, plural, count)
        if ours not in (singular, plural):
            return ours
        return str(_of_wtforms(language()).ngettext(singular, plural, count))


class Form(WTForm):  # type: ignore[misc]
    """A form whose labels, marked with N_, are translated when it is made."""

    class Meta(DefaultMeta):  # type: ignore[misc]
        """How fields are bound and messages translated."""

        def get_translations(self, _form: WTForm) -> _Words:
            """The project's own translations."""
            return _Words()

        def bind_field(self, form: WTForm, unbound_field: Any, options: Any) -> Any:
            """Bind a field with its label and description in the reader's language."""
            field = super().bind_field(form, unbound_field, options)
            field.label.text = _(field.label.text)
            field.description = _(str(field.description))
            return field

    def reject(self, name: str, message: str) -> None:
        """Add what was found wrong while saving, in the reader's language."""
        field = self[name]
        field.errors = [*field.errors, message]


def refuse(message: str) -> ValidationError:
    """The error for a value that cannot be taken, its message marked with N_."""
    return ValidationError(_(message))


class StrictField(StringField):  # type: ignore[misc]
    """Text that a subclass reads; blank is None, and what was typed is shown again."""

    data: Any
    widget = TextInput()

    def __init__(self, *args: Any, required: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.required = required

    def read(self, text: str) -> Any:
        """The value of a text that is not blank. Raises ValidationError."""
        raise NotImplementedError

    def written(self, value: Any) -> str:
        """The text of a value, as it is typed."""
        return str(value)

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Read the one text that was sent; a blank is no value."""
        texts = [text for text in valuelist if isinstance(text, str)]
        self.data = None
        if len(texts) != len(valuelist) or len(texts) > 1:
            raise refuse(N_("This was sent more than once."))
        if texts and texts[0].strip():
            self.data = self.read(texts[0])

    def pre_validate(self, _form: WTForm) -> None:
        """Ask for what is needed; one message is enough for what could not be read."""
        if self.process_errors:
            raise StopValidation
        if self.required and self.data in (None, ""):
            raise StopValidation(_(N_("Please fill this in.")))

    def _value(self) -> str:
        if self.raw_data and isinstance(self.raw_data[0], str):
            return self.raw_data[0]
        return "" if self.data is None else self.written(self.data)


class StrictText(StrictField):
    """One line of text, kept as it is; blank is ""."""

    lines = False

    def __init__(self, *args: Any, longest: int = 120, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.longest = longest

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Blank and missing are the empty text."""
        super().process_formdata(valuelist)
        self.data = self.data or ""

    def read(self, text: str) -> str:
        """The text with one kind of line end and no control characters."""
        text = LINE_ENDS.sub("\n", text)
        kept = KEPT_CONTROLS if self.lines else frozenset()
        if any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in kept for sign in text):
            raise refuse(N_("This holds a character that cannot be kept. Please type it anew."))
        if len(text) > self.longest:
            message = _(N_("Please shorten this to {longest} characters; it has {length}."))
            raise ValidationError(message.format(longest=self.longest, length=len(text)))
        return text


class StrictNote(StrictText):
    """Several lines of text, kept as they are."""

    widget = TextArea()
    lines = True

    def __init__(self, *args: Any, longest: int = 4000, **kwargs: Any) -> None:
        super().__init__(*args, longest=longest, **kwargs)


class StrictNumber(StrictField):
    """A plain decimal number with point or comma, within a range; int where `whole`."""

    def __init__(
        self, *args: Any, lowest: float, highest: float, whole: bool = False, **kwargs: Any
    ) -> None:
        kwargs["render_kw"] = {"inputmode": "decimal", "autocomplete": "off"} | (
            kwargs.get("render_kw") or {}
        )
        super().__init__(*args, **kwargs)
        self.lowest, self.highest, self.whole = lowest, highest, whole

    def read(self, text: str) -> float:
        """The number, if it is one within the range."""
        return number_in(text, lowest=self.lowest, highest=self.highest, whole=self.whole)

    def written(self, value: Any) -> str:
        """The shortest form that keeps the number."""
        return shortest(value)


def number_in(text: str, *, lowest: float, highest: float, whole: bool = False) -> float:
    """The number that a text is, within a range; an int where `whole`. Raises ValidationError."""
    text = text.strip()
    if not (WHOLE if whole else NUMBER).fullmatch(text):
        example = N_("Please enter a whole number.") if whole else N_("Please enter a number.")
        raise refuse(example)
    number = int(text) if whole else float(text.replace(",", "."))
    if not lowest <= number <= highest:
        message = _(N_("Please enter a number from {lowest} to {highest}."))
        raise ValidationError(message.format(lowest=shortest(lowest), highest=shortest(highest)))
    return number


def shortest(number: float) -> str:
    """A number as it is typed: no decimals that say nothing."""
    return str(int(number)) if number == int(number) else repr(float(number))


class StrictDate(StrictField):
    """A day as `2026-03-18`, within the years that a journal covers."""

    widget = TextInput("date")

    def read(self, text: str) -> date:
        """The day, if the calendar has it."""
        return day_in(text)


def day_in(text: str) -> date:
    """The day that a text is, within the years that a journal covers. Raises ValidationError."""
    try:
        day = date.fromisoformat(text) if DATE.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        raise refuse(N_("Please enter a day that exists, as in 2026-03-18."))
    if not clock.EARLIEST <= day <= clock.LATEST:
        raise refuse(N_("Please enter a day from 1900 to 2100."))
    return day


class StrictTime(StrictField):
    """A time of day as `22:15`."""

    widget = TextInput("time")

    def read(self, text: str) -> time:
        """The time, if the clock has it."""
        found = TIME.fullmatch(text)
        if not found or int(found[1]) > 23 or int(found[2]) > 59:
            raise refuse(N_("Please enter a time of day, as in 22:15."))
        return time(int(found[1]), int(found[2]))

    def written(self, value: Any) -> str:
        """Hours and minutes."""
        return f"{value:%H:%M}"


class StrictChoice(RadioField):  # type: ignore[misc]
    """One of several choices; nothing chosen is None unless `required`."""

    def __init__(self, *args: Any, required: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, validate_choice=False, **kwargs)
        self.required = required

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Take the last one sent, as browsers do with an unchecked default."""
        self.data = valuelist[-1] or None if valuelist else None

    def pre_validate(self, _form: WTForm) -> None:
        """Take only what was offered."""
        if self.data is None and not self.required:
            return
        if self.data not in {choice.value for choice in self.choices}:
            raise StopValidation(_(N_("Please choose one of these.")))


class StrictChoices(SelectMultipleField):  # type: ignore[misc]
    """Any number of several choices, each once, in the order in which they are offered."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Every value that was sent, once."""
        self.data = list(dict.fromkeys(value for value in valuelist if value))

    def pre_validate(self, _form: WTForm) -> None:
        """Take only what was offered, in its order."""
        offered = [choice.value for choice in self.choices]
        if set(self.data or ()) - set(offered):
            raise StopValidation(_(N_("Please choose among these.")))
        self.data = [value for value in offered if value in (self.data or ())]


def choices_of(terms: Iterable[Term]) -> list[SelectChoice]:
    """Terms of the vocabulary as choices with translated labels; made within a request."""
    return [SelectChoice(term.slug, _(term.label)) for term in terms]
