"""Statements that only journal.json can tell of."""

import io
import zipfile
from datetime import UTC, date, datetime

from tests.files import exported
from twitchlog.imports import read_upload, review
from twitchlog.records import JournalRecords, ReadingRecord

DAY = date(2026, 3, 1)
KEY = (DAY, "caffeine_mg")
TIMED = ReadingRecord(
    day=DAY, factor="caffeine_mg", value=90.0, at=datetime(2026, 3, 1, 8, tzinfo=UTC)
)
STATED = ReadingRecord(day=DAY, factor="caffeine_mg", value=90.0)


def without_or_with_other_days(days):
    """The export of a statement hidden by a reading, with days.csv replaced or taken out."""
    file = io.BytesIO()
    whole = exported(JournalRecords(readings=(STATED, TIMED)))
    with zipfile.ZipFile(whole) as before, zipfile.ZipFile(file, "w") as after:
        for name in before.namelist():
            if name != "days.csv":
                after.writestr(name, before.read(name))
        if days:
            after.writestr("days.csv", days)
    return review(read_upload(file, "mine.zip"))


def test_a_hidden_statement_stands_without_days_csv():
    value = without_or_with_other_days("").values[KEY]

    assert (value.value, value.stated, value.hidden) == (90, True, True)


def test_days_csv_must_not_contradict_it():
    content = without_or_with_other_days("date,caffeine_mg\n2026-03-01,120\n")
    (conflict,) = content.conflicts

    assert (conflict.file, conflict.value, conflict.fact) == ("days.csv", "120", "90")
    assert KEY not in content.values
