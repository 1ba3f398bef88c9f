"""The data folders that are measured: one with journals of many years, one with an empty one."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bench.speed import made_up
from twitchlog import clock, create_app
from twitchlog.database import db
from twitchlog.journal import accounts, portable
from twitchlog.records import JournalRecords

PASSWORD = "calm calves at night"


def username(years: int) -> str:
    """The name of the owner of a journal of so many years."""
    return f"years-{years}"


def prepare(folder: Path, *years: int) -> None:
    """Make a data folder with one account and journal for each number of years; 0 is empty."""
    app = create_app({"TWITCHLOG_DATA": str(folder)})
    yesterday = clock.today(made_up.ZONE) - timedelta(days=1)
    with app.app_context():
        for length in years:
            journal = made_up.journal(length, yesterday) if length else JournalRecords()
            owner = accounts.create_account(username(length), PASSWORD)
            portable.add_records(owner, journal, settings=made_up.SETTINGS)
            db.session.remove()
        db.engine.dispose()
