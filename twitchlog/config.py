"""Every setting, declared once; the environment, the documentation and the checks follow."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from twitchlog.vocabulary import N_

PREFIX = "TWITCHLOG_"


class BadSetting(ValueError):
    """A setting cannot be used; the message names it and says what is expected."""


def _text(value: str) -> str:
    return value


def _names(value: str) -> tuple[str, ...]:
    return tuple(part.strip().lower() for part in value.split(",") if part.strip())


def _path(value: str) -> str:
    if value and not re.fullmatch(r"(/[A-Za-z0-9._~-]+)+", value):
        raise ValueError("a path such as /twitchlog, without a slash at its end")
    return value


def _one_of(*words: str) -> Callable[[str], str]:
    def parse(value: str) -> str:
        if value not in words:
            raise ValueError(f"one of {', '.join(words)}")
        return value

    return parse


def _number(lowest: int, highest: int) -> Callable[[str], int]:
    def parse(value: str) -> int:
        if not (value.isascii() and value.isdigit() and lowest <= int(value) <= highest):
            raise ValueError(f"a whole number from {lowest} to {highest}")
        return int(value)

    return parse


def _switch(value: str) -> bool:
    if value not in ("on", "off"):
        raise ValueError("on or off")
    return value == "on"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name without prefix, default as text, how it is read, what it does."""

    name: str
    default: str
    parse: Callable[[str], Any]
    help: str


SETTINGS = (
    Setting("DATA", "", _text, N_("Folder that holds the journal; empty: see the README.")),
    Setting(
        "DATABASE_URL",
        "",
        _text,
        N_("Database instead of SQLite in the data folder, e.g. postgresql+psycopg://…"),
    ),
    Setting("HOST", "127.0.0.1", _text, N_("Address to listen on.")),
    Setting("PORT", "8000", _number(0, 65535), N_("Port to listen on; 0 takes a free one.")),
    Setting("THREADS", "8", _number(1, 64), N_("Requests answered at the same time.")),
    Setting(
        "TRUSTED_HOSTS",
        "",
        _names,
        N_("Host names, comma separated, under which the journal may be reached."),
    ),
    Setting(
        "PREFIX",
        "",
        _path,
        N_("Path below which a reverse proxy serves the journal, e.g. /twitchlog."),
    ),
    Setting(
        "PROXY_COUNT",
        "0",
        _number(0, 5),
        N_("How many reverse proxies of your own stand in front; their headers are believed."),
    ),
    Setting("BACKUP", "on", _switch, N_("Back up the whole database every day: on or off.")),
    Setting(
        "BACKUP_FOLDER",
        "",
        _text,
        N_("Folder for backups, best on another disk; empty: backups/ in the data folder."),
    ),
    Setting("BACKUP_DAYS", "7", _number(1, 366), N_("Daily backups that are kept.")),
    Setting("BACKUP_WEEKS", "4", _number(0, 520), N_("Weekly backups that are kept.")),
    Setting("BACKUP_MONTHS", "12", _number(0, 1200), N_("Monthly backups that are kept.")),
    Setting(
        "BACKUP_FREE_MB",
        "200",
        _number(0, 1_000_000_000),
        N_("Megabytes of the disk that a backup has to leave free; else none is made."),
    ),
    Setting(
        "REMIND_NEAR",
        "off",
        _switch,
        N_("Whether reminders may go to servers in this machine's own network: on or off."),
    ),
    Setting("SMTP_HOST", "", _text, N_("Mail server for reminders; empty: none go by e-mail.")),
    Setting("SMTP_PORT", "465", _number(1, 65535), N_("Port of the mail server.")),
    Setting(
        "SMTP_SECURITY",
        "tls",
        _one_of("tls", "starttls", "none"),
        N_("How the mail server is spoken to: tls, starttls or none."),
    ),
    Setting("SMTP_USER", "", _text, N_("Name at the mail server; empty: it asks for none.")),
    Setting("SMTP_PASSWORD", "", _text, N_("Password at the mail server.")),
    Setting("MAIL_FROM", "", _text, N_("Address that reminders by e-mail come from.")),
)

LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "[::1]")


def read_settings(environ: Mapping[str, str]) -> dict[str, Any]:
    """Every setting by name without prefix, from TWITCHLOG_* variables. Raises BadSetting."""
    known = {PREFIX + setting.name for setting in SETTINGS}
    for name in environ:
        if name.startswith(PREFIX) and name not in known and name not in TEST_VARIABLES:
            raise BadSetting(f"{name} is not a setting of twitchlog")
    return {setting.name: _read(setting, environ) for setting in SETTINGS}


TEST_VARIABLES = (PREFIX + "CHROMIUM", PREFIX + "REQUIRE_E2E", PREFIX + "TEST_POSTGRESQL")


def _read(setting: Setting, environ: Mapping[str, str]) -> Any:
    value = environ.get(PREFIX + setting.name, setting.default)
    try:
        return setting.parse(value)
    except ValueError as error:
        raise BadSetting(f"{PREFIX}{setting.name} is {value!r}, expected {error}") from error


def trusted_hosts(settings: Mapping[str, Any]) -> list[str]:
    """Names that a request's Host header may carry."""
    listening = settings["HOST"]
    named = () if listening in ("0.0.0.0", "::") else (listening,)
    return list(dict.fromkeys((*LOOPBACK_HOSTS, *named, *settings["TRUSTED_HOSTS"])))
