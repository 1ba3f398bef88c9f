"""Pages: one blueprint per noun, in the module of that name."""

from __future__ import annotations

import importlib
import pkgutil
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import date, timedelta

from flask import Flask
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound
from werkzeug.routing import BaseConverter, ValidationError

from twitchlog import clock, errors, wording
from twitchlog.journal.missing import NotThere

PLAIN_ID = re.compile(r"[A-Za-z0-9_-]{8,}")  # as they are made here, longer than any page's name
WRAPPED = "~"


class DayConverter(BaseConverter):
    """A local day in an address, as `2026-03-18`, within the years that a journal covers.

    The first hours of the first year belong to the day before it.
    """

    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        """The day, or no such page."""
        try:
            day = date.fromisoformat(value)
        except ValueError as error:
            raise ValidationError from error
        if not clock.EARLIEST - timedelta(days=1) <= day <= clock.LATEST:
            raise ValidationError
        return day

    def to_url(self, value: date) -> str:
        """The day in ISO form."""
        return value.isoformat()


class BoutConverter(BaseConverter):
    """A bout's id in an address; one from a file may be any text, and is wrapped if it is.

    Unwrapped it could name another page, as `new` or `../account` would.
    """

    def to_python(self, value: str) -> str:
        """The id, or no such page."""
        if not value.startswith(WRAPPED):
            return value
        try:
            public_id = urlsafe_b64decode(value[1:] + "==").decode()
        except ValueError as error:
            raise ValidationError from error
        if "\0" in public_id:
            raise ValidationError
        return public_id

    def to_url(self, value: str) -> str:
        """The id as it is, or wrapped."""
        return bout_in_address(value)


def bout_in_address(public_id: str) -> str:
    """A bout's id as it stands in addresses."""
    if PLAIN_ID.fullmatch(public_id):
        return public_id
    return WRAPPED + urlsafe_b64encode(public_id.encode()).decode().rstrip("=")


def install(app: Flask) -> None:
    """Register the `bp` of every module here."""
    wording.install(app)
    app.url_map.converters["day"] = DayConverter
    app.url_map.converters["bout"] = BoutConverter
    app.register_error_handler(NotThere, _not_there)
    for module in pkgutil.iter_modules(__path__):
        app.register_blueprint(importlib.import_module(f"{__name__}.{module.name}").bp)


def _not_there(_error: NotThere) -> ResponseReturnValue:
    return errors.show(NotFound())
