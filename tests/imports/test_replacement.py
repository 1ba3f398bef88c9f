"""A full export beside the present journal: what would go, and what would come."""

import io
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from tests import journals
from tests.builders import TODAY, YESTERDAY, event
from twitchlog import exports
from twitchlog.imports import Refused, read_upload
from twitchlog.imports.replacement import Change, days_of, replacement
from twitchlog.records import DayStatement, JournalRecords, Settings

ONE = JournalRecords(
    settings=Settings(zone="Europe/Berlin"),
    days=(DayStatement(day=YESTERDAY, none=True),),
    events=(event(id="a"),),
)


def compared(export: JournalRecords, present: JournalRecords):
    parsed = read_upload(io.BytesIO(exports.packed(export)), "journal.zip")
    return replacement(parsed, "journal.zip", present)


def changed(found) -> list[Change]:
    return [change for change in found.changes if change.gone or change.new]


def test_its_own_export_changes_nothing():
    assert compared(ONE, ONE).same


def test_what_would_go_and_come_is_counted():
    other = replace(ONE, events=(event(id="b"), event("Vitamin D", id="c")))
    found = compared(other, replace(ONE, days=()))

    assert changed(found) == [
        Change(part="Days with a word of their own", now=0, then=1, gone=0, new=1),
        Change(part="Dated events", now=1, then=2, gone=0, new=1),
    ]


def test_settings_of_the_copy_are_told():
    found = compared(ONE, replace(ONE, settings=Settings(zone="Asia/Tokyo")))

    assert (found.settings, found.same, found.records.settings.zone) == (
        True,
        False,
        "Europe/Berlin",
    )


def test_an_empty_copy_is_a_copy():
    found = compared(JournalRecords(), ONE)

    assert [change.gone for change in changed(found)] == [1, 1]
    assert days_of(found.records) is None


def test_the_days_it_speaks_of():
    assert days_of(ONE) == (YESTERDAY, TODAY)
    assert days_of(replace(ONE, events=(event(day=date(2020, 2, 2)),))) == (
        date(2020, 2, 2),
        YESTERDAY,
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"date,tracked\r\n2026-03-01,none\r\n", "is no full export"),
        (b"name,age\r\nx,3\r\n", "people.csv"),
    ],
)
def test_anything_but_a_full_export_is_refused(content, words):
    with pytest.raises(Refused, match=words):
        replacement(read_upload(io.BytesIO(content), "people.csv"), "people.csv", ONE)


@settings(max_examples=12)
@given(journals.journals(), journals.opinions())
def test_any_journal_is_taken_as_it_is(records, opinions):
    content = exports.packed(records, opinions)
    found = replacement(read_upload(io.BytesIO(content), "j.zip"), "j.zip", ONE)

    assert exports.packed(found.records, found.opinions) == content
