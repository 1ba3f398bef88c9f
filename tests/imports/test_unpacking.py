"""ZIPs that are damaged or mean harm."""

import io
import struct
import zipfile

import pytest

from tests.files import BOUT, csv_file, zip_file
from twitchlog.imports import read_upload, recognise, unpacking
from twitchlog.imports.faults import NotAnArchive, NothingToRead, Refused, TooLarge
from twitchlog.imports.foreign import fitbit

TABLE = csv_file("date,note", "2026-03-01,fine").getvalue()


def packed(*members, compression=zipfile.ZIP_DEFLATED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file


def refuse(file, kind, told):
    with pytest.raises(kind, match=told):
        read_upload(file, "mine.zip")


@pytest.mark.parametrize(
    "name", ["diary.txt", "../days.csv", "/days.csv", "journal/days.csv", "DAYS.CSV", "days.csv/"]
)
def test_only_the_members_of_a_journal_are_taken(name):
    refuse(packed((name, TABLE)), NotAnArchive, "a file that no journal has")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_may_stand_only_once():
    refuse(packed(("days.csv", TABLE), ("days.csv", TABLE)), NotAnArchive, "twice")


def test_an_empty_archive_is_refused():
    refuse(packed(), NothingToRead, "empty ZIP")


def test_unknown_packing_is_refused():
    file = packed(("days.csv", TABLE), compression=zipfile.ZIP_BZIP2)

    refuse(file, NotAnArchive, "packed in a way")


def test_an_encrypted_member_is_refused():
    content = bytearray(packed(("days.csv", TABLE)).getvalue())
    central = content.index(b"PK\x01\x02")
    struct.pack_into("<H", content, central + 8, 1)

    refuse(io.BytesIO(content), NotAnArchive, "encrypted")


def test_a_bomb_is_refused_by_its_ratio():
    bomb = packed(("days.csv", b"\n" * 5_000_000))

    refuse(bomb, TooLarge, "far more than a journal")


def test_what_declares_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(unpacking, "MOST_UNPACKED", 20)

    refuse(packed(("days.csv", TABLE)), TooLarge, "more than 20 bytes")


def test_what_is_read_is_counted_whatever_is_declared():
    budget = unpacking.Budget("mine.zip", 20)
    budget.spend(40)
    with pytest.raises(TooLarge, match="more than 20 bytes"):
        budget.spend(1)


def test_a_member_that_holds_more_than_it_declares_is_refused():
    content = bytearray(packed(("days.csv", TABLE * 10)).getvalue())
    central = content.index(b"PK\x01\x02")
    struct.pack_into("<I", content, central + 24, 10)

    refuse(io.BytesIO(content), NotAnArchive, "damaged")


@pytest.mark.parametrize("cut", [10, 60, 120])
def test_a_torn_archive_is_refused(cut):
    whole = zip_file(episodes=("started_at,type,sites", f"{BOUT},cramp,calf:left")).getvalue()

    refuse(io.BytesIO(whole[:cut]), Refused, "damaged")


def test_damaged_content_is_refused():
    content = bytearray(packed(("days.csv", TABLE)).getvalue())
    begin = content.index(b"days.csv") + len("days.csv")
    content[begin : begin + 12] = b"\xff" * 12

    refuse(io.BytesIO(content), NotAnArchive, "damaged")


def shifted(by):
    """A ZIP whose parts are said to lie elsewhere than they do."""
    content = bytearray(packed(("days.csv", TABLE)).getvalue())
    end = content.index(b"PK\x05\x06")
    (start,) = struct.unpack_from("<I", content, end + 16)
    struct.pack_into("<I", content, end + 16, start + by)
    return content


def test_a_member_that_lies_before_the_file_is_refused(tmp_path):
    refuse(io.BytesIO(shifted(99)), NotAnArchive, "damaged")
    (tmp_path / "mine.zip").write_bytes(shifted(99))  # which says it in another way
    with (tmp_path / "mine.zip").open("rb") as file:
        refuse(file, NotAnArchive, "damaged")


def test_an_index_that_lies_before_the_file_is_refused(tmp_path):
    content = shifted(0)
    end = content.index(b"PK\x05\x06")
    struct.pack_into("<I", content, end + 12, 2**31)
    (tmp_path / "mine.zip").write_bytes(content)
    with (tmp_path / "mine.zip").open("rb") as file:
        refuse(file, NotAnArchive, "damaged")
        with pytest.raises(NotAnArchive, match="damaged"):
            recognise(file, "mine.zip")


def test_damage_is_told_wherever_a_member_is_read():
    log = b'[{"logId": 1, "dateOfSleep": "2026-03-01"}]'
    content = packed(("sleep-2026-03-01.json", log), compression=zipfile.ZIP_STORED).getvalue()
    torn = io.BytesIO(content.replace(b'"logId": 1', b'"logId": 2'))

    with pytest.raises(NotAnArchive, match="damaged"):
        fitbit.read(torn, "takeout.zip", zone="Europe/Berlin")


def test_an_index_longer_than_any_real_one_is_refused(monkeypatch):
    monkeypatch.setattr(unpacking, "LONGEST_INDEX", 1000)
    members = [(f"a/{number}.json", b"[]") for number in range(30)]

    refuse(packed(*members), TooLarge, "more members")
    with pytest.raises(TooLarge, match="more members"):
        recognise(packed(*members), "takeout.zip")


def test_of_other_archives_only_what_is_wanted_is_looked_at():
    file = packed(("export.xml", b"<a/>"), ("routes/one.gpx", b"\n" * 5_000_000))
    with unpacking.opened_for(file, "mine.zip", "export.xml".__eq__) as members:
        assert list(members) == ["export.xml"]
        with members["export.xml"].open() as stream:
            assert stream.read() == b"<a/>"
