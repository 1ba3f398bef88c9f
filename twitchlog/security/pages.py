"""What every page is given: whose it is, how it looks, and a number for each form."""

from __future__ import annotations

import secrets
from typing import Any

from flask import Flask
from markupsafe import Markup

from twitchlog.journal import site_settings
from twitchlog.security.access import visitor
from twitchlog.security.waited import owner_key


def install(app: Flask) -> None:
    """Give templates `owner`, `owner_key`, `theme`, `demo` and `nonce_field()`."""
    app.context_processor(page_context)
    app.jinja_env.globals["nonce_field"] = nonce_field


def page_context() -> dict[str, Any]:
    """The names that the base page reads."""
    owner = visitor()
    theme = owner.settings.theme if owner else "auto"
    key = owner_key(owner) if owner else None
    return {"owner": owner, "owner_key": key, "theme": theme, "demo": site_settings.is_demo()}


def nonce_field() -> Markup:
    """A hidden input that makes sending the same form twice harmless."""
    field = Markup('<input type="hidden" name="nonce" value="{}">')
    return field.format(secrets.token_urlsafe(16))
