"""Going round once a minute: who is due, and of whom nothing is known today, is reminded once."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial

from flask import Flask
from sqlalchemy.exc import DBAPIError

from twitchlog import clock
from twitchlog.i18n import gettext as _
from twitchlog.i18n import speaking
from twitchlog.journal import reminders
from twitchlog.journal.reminders import Reminder
from twitchlog.records import Owner
from twitchlog.reminding.channels import MailServer, NotSent, mail, notify
from twitchlog.reminding.due import due_day
from twitchlog.vocabulary import N_

EVERY_SECONDS = 60
LONGEST_SECONDS = 30.0  # for all that are due at once; who hangs then is left behind
log = logging.getLogger(__name__)

Way = Callable[[], None]


def go_round(app: Flask) -> None:
    """Remind everybody who is due now. Nothing that goes wrong ends the rounds."""
    try:
        with app.app_context():
            due = _claimed()
        if not due:
            return
        ways = [_ways(app, owner, reminder) for owner, reminder in due]
        troubles = sent_within(LONGEST_SECONDS, ways)
        with app.app_context():
            for (owner, _reminder), trouble in zip(due, troubles, strict=True):
                reminders.note_outcome(owner, trouble)
    except DBAPIError as error:
        log.warning("could not look who is to be reminded: %s", error.orig)


def _claimed() -> list[tuple[Owner, Reminder]]:
    """Those who are due and of whose day nothing is known; each is given once, whoever asks."""
    now, due = clock.now(), []
    for owner, reminder in reminders.switched_on():
        try:
            day = due_day(reminder, owner.settings, now)
        except (clock.UnknownZone, clock.NoSuchTime):
            # This machine may know fewer zones than the one on which it was chosen.
            log.warning("a reminder waits for a time zone that is not known here")
            continue
        if day is None or not reminders.claim(owner, day):
            continue
        if not reminders.anything_known(owner, day):
            due.append((owner, reminder))
    return due


def _ways(app: Flask, owner: Owner, reminder: Reminder) -> list[Way]:
    """What is to be done to remind somebody; no way tells anything of the journal."""
    with speaking(owner.settings.language):
        text = _("Time for your check-in")
    ways: list[Way] = []
    if reminder.ntfy:
        near = bool(app.config["TWITCHLOG_REMIND_NEAR"])
        ways.append(partial(notify, reminder.ntfy, text, reminder.address, near=near))
    server = mail_server(app)
    if reminder.email and server is not None:
        body = f"{text}\n{reminder.address}\n"
        ways.append(partial(mail, server, reminder.email, text, body))
    return ways


def mail_server(app: Flask) -> MailServer | None:
    """The mail server that whoever runs the installation has set, or None."""
    host = app.config["TWITCHLOG_SMTP_HOST"]
    if not host:
        return None
    return MailServer(
        host=host,
        port=app.config["TWITCHLOG_SMTP_PORT"],
        security=app.config["TWITCHLOG_SMTP_SECURITY"],
        user=app.config["TWITCHLOG_SMTP_USER"],
        password=app.config["TWITCHLOG_SMTP_PASSWORD"],
        sender=app.config["TWITCHLOG_MAIL_FROM"] or app.config["TWITCHLOG_SMTP_USER"],
    )


def sent_within(seconds: float, all_ways: Sequence[Sequence[Way]]) -> list[str]:
    """Go all ways at the same time, and say for each list what was wrong; "" where nothing was."""
    troubles = [[N_("It took too long.")] * len(ways) for ways in all_ways]
    threads = [
        threading.Thread(target=_go, args=(way, told, number), name="reminder", daemon=True)
        for ways, told in zip(all_ways, troubles, strict=True)
        for number, way in enumerate(ways)
    ]
    for thread in threads:
        thread.start()
    end = time.monotonic() + seconds
    for thread in threads:
        thread.join(max(0.0, end - time.monotonic()))
    return [next(filter(None, told), "") for told in troubles]


def _go(way: Way, told: list[str], number: int) -> None:
    try:
        way()
    except NotSent as error:
        told[number] = str(error)
    else:
        told[number] = ""
