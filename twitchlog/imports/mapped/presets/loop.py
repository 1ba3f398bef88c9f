"""Loop Habit Tracker: one row for each day and one column for each habit."""

from __future__ import annotations

from twitchlog.imports.mapped.mapping import Mapping, Use
from twitchlog.imports.mapped.profile import profile_of
from twitchlog.imports.mapped.sheet import Sheet
from twitchlog.vocabulary import N_

NAME = "Loop Habit Tracker"
NOTE = N_(
    "Habits that are ticked come in as yes or no. How habits with a number are written differs "
    "between its versions: please look at the first days in the preview."
)

FILE = "Checkmarks.csv"
_OLD_MARKS = {
    "-1": "",
    "0": "0",
    "1": "1",
    "2": "1",
    "3": "",
}
_MARKS = {"YES_MANUAL", "YES_AUTO", "NO", "UNKNOWN", "SKIP"}


def recognises(sheet: Sheet) -> bool:
    """Only the name of the file tells one from other tables of days."""
    return sheet.file == FILE and sheet.header[0] == "Date"


def proposal(sheet: Sheet, zone: str) -> Mapping:
    """Each habit becomes an own factor, yes or no."""
    uses, words = {"Date": Use("date")}, {}
    for column in profile_of(sheet)[1:]:
        if set(column.words) <= set(_OLD_MARKS):
            uses[column.name] = Use("own:flag")
            words[column.name] = dict(_OLD_MARKS)
        elif set(column.words) <= _MARKS:
            uses[column.name] = Use("own:flag")
        else:
            uses[column.name] = Use("own:amount")
    return Mapping(columns=uses, words=words, zone=zone, order="ymd")
