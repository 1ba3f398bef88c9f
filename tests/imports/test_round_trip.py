"""Nothing is lost between a journal and its files."""

import io
import zipfile
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.files import EMPTY, exported
from tests.journals import journals, opinions
from twitchlog.daily import summaries
from twitchlog.imports import Refused, analyse_input, plan, read_upload
from twitchlog.records import JournalRecords


def without_event_ids(records: JournalRecords) -> JournalRecords:
    return replace(records, events=tuple(replace(event, id="") for event in records.events))


def messages(content: bytes, journal: JournalRecords) -> list[str]:
    """What importing these bytes would tell the owner; anything but a refusal is a crash."""
    try:
        outcome = plan(journal, read_upload(io.BytesIO(content), "mine.csv"))
    except Refused as refused:
        return [str(refused)]
    return [str(fault) for fault in (*outcome.errors, *outcome.conflicts)]


@settings(max_examples=150)
@given(journals(), opinions())
def test_every_journal_comes_back_whole_and_gives_equal_bytes(journal, opinions):
    file = exported(journal, opinions)
    outcome = plan(EMPTY, read_upload(file, "mine.zip"))

    assert not outcome.blocked
    assert without_event_ids(outcome.additions) == without_event_ids(journal)
    assert outcome.opinions == opinions
    assert exported(outcome.additions, outcome.opinions).getvalue() == file.getvalue()


@settings(max_examples=50)
@given(journals(), opinions())
def test_a_second_import_adds_nothing(journal, opinions):
    outcome = plan(journal, read_upload(exported(journal, opinions), "mine.zip"), opinions)

    assert not outcome.blocked
    assert outcome.empty


@settings(max_examples=50)
@given(journals())
def test_files_and_journal_tell_the_analysis_the_same(journal):
    days, _ = analyse_input(read_upload(exported(journal), "mine.zip"))

    assert days == summaries(journal)


@settings(max_examples=50)
@given(journals(), st.data())
def test_a_changed_file_is_read_or_refused_but_never_crashes(journal, data):
    name = data.draw(st.sampled_from(["episodes", "days", "readings", "events"]))
    with zipfile.ZipFile(exported(journal)) as archive:
        content = bytearray(archive.read(f"{name}.csv"))
    at = data.draw(st.integers(0, len(content)))
    content[at : at + data.draw(st.integers(0, 5))] = data.draw(st.binary(max_size=8))

    assert all(messages(bytes(content), journal))


@settings(max_examples=200)
@given(st.binary(max_size=200) | st.binary(max_size=200).map(b"PK\x03\x04".__add__))
def test_noise_is_refused(content):
    assert all(messages(content, EMPTY))
