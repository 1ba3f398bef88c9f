"""The table in what was sent, and files that mean harm."""

import io
import json
import zipfile

import pytest

from twitchlog.imports import recognise
from twitchlog.imports.faults import NothingToRead, Refused, TooLarge, WrongJournalFile
from twitchlog.imports.mapped import opening
from twitchlog.imports.mapped.opening import opened_sheet

TABLE = "day;mg\n1.3.2026;90\n"


def packed(**members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_csv", ".csv"), content)
    return file


def rows(file, name="mine"):
    with opened_sheet(file, name) as sheet:
        return [cells for _line, cells in sheet.rows()]


def test_a_single_table_in_a_zip_is_found():
    assert rows(packed(diary_csv=TABLE, readme="hello")) == [["1.3.2026", "90"]]


@pytest.mark.parametrize("members", [{"a_csv": TABLE, "b_csv": TABLE}, {"readme": "hello"}])
def test_no_table_or_several_in_a_zip_are_refused(members):
    with pytest.raises(NothingToRead, match="no single table"):
        rows(packed(**members))


def test_a_zip_that_unpacks_to_far_too_much_is_refused():
    with pytest.raises(TooLarge, match="far more"):
        rows(packed(a_csv="\n" * 5_000_000))


def test_a_table_that_is_too_large_is_not_gone_through(monkeypatch):
    monkeypatch.setattr(opening, "MOST_UNPACKED", 20)
    with pytest.raises(TooLarge, match="larger than 20 bytes"):
        rows(io.BytesIO(b"date,note\n2026-03-01,fine\n"))


def test_json_that_is_too_large_is_not_taken_apart(monkeypatch):
    monkeypatch.setattr(opening, "LARGEST_JSON", 10)
    with pytest.raises(TooLarge, match="larger than 10 bytes"):
        rows(io.BytesIO(b'{"questions": [], "entries": []}'))


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b'{"a": ' + b"[" * 100_000,
        b'{"questions": 3}',
        b'{"questions": ["a"], "entries": [7]}',
        b'{"questions": ["a"], "entries": [{"timestamp": 1}]}',
        b'{"questions": null, "entries": []}',
        b"{\xff\xfe}",
    ],
)
def test_json_of_another_kind_is_refused(content):
    with pytest.raises(WrongJournalFile):
        rows(io.BytesIO(content))


def test_lists_in_json_become_tags():
    content = {"questions": ["tags"], "entries": [{"timestamp": 1, "answers": [["a", True, None]]}]}

    assert rows(io.BytesIO(json.dumps(content).encode())) == [["1", "a|||1|||"]]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 1000,
        b"\x1f\x8b\x08" + b"\0" * 50,
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        b"<!DOCTYPE html>\n<p>a,b\n",
        b"\xff\xd8\xff\xe0\0\x10JFIF",
        b"x" * 300_000,
        b"a,b\n",
        b"a,b\n" + b"\x81\n" * 10,
        "a,b\n1,2\n".encode("utf-32"),
        b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
    ],
)
def test_what_is_no_table_is_refused_with_a_reason(content):
    with pytest.raises(Refused):
        recognise(io.BytesIO(content), "mine")
