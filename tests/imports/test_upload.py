"""Uploads and folders: one table, or a whole journal."""

import io

import pytest

from tests.files import BOUT, csv_file, exported, zip_file
from twitchlog.imports import read_folder, read_upload, upload
from twitchlog.imports.faults import NothingToRead, Refused, TooLarge
from twitchlog.records import JournalRecords

EPISODES = ("started_at,type,sites", f"{BOUT},cramp,calf:left")
DAYS = ("date,own_tea", "2026-03-01,2")


def test_a_table_is_read_whatever_its_name():
    parsed = read_upload(csv_file(*EPISODES), "holiday.txt")

    assert (parsed.files, len(parsed.episodes)) == (("holiday.txt",), 1)


def test_an_archive_is_read_whole():
    parsed = read_upload(zip_file(episodes=EPISODES, days=DAYS), "mine.zip")

    assert parsed.files == ("episodes.csv", "days.csv")
    assert (len(parsed.episodes), len(parsed.days), parsed.own_columns) == (1, 1, ("own_tea",))


def test_a_full_export_is_read():
    parsed = read_upload(exported(JournalRecords()), "mine.zip")

    assert len(parsed.files) == 5
    assert parsed.journal is not None


def test_an_upload_is_read_from_its_beginning_and_stays_open():
    file = csv_file(*EPISODES)
    file.read()

    assert len(read_upload(file, "mine.csv").episodes) == 1
    assert not file.closed


def test_errors_name_the_file_they_are_in():
    parsed = read_upload(zip_file(days=("date", "x"), events=("date,kind,label", "x,a,b")), "a.zip")

    assert [(error.file, error.line) for error in parsed.errors] == [
        ("days.csv", 2),
        ("events.csv", 2),
    ]


@pytest.mark.parametrize("content", [b"", b"\x00" * 100, b"%PDF-1.7\n", b"\xff\xd8\xff\xe0"])
def test_what_is_no_table_is_refused(content):
    with pytest.raises(Refused, match=r"mine\.csv"):
        read_upload(io.BytesIO(content), "mine.csv")


def test_too_many_lines_are_refused_before_they_are_taken_apart(monkeypatch):
    monkeypatch.setattr(upload, "MOST_ROWS", 2)

    assert read_upload(csv_file(*EPISODES), "mine.csv").episodes
    with pytest.raises(TooLarge, match="more than 2 lines"):
        read_upload(csv_file(*EPISODES, "x"), "mine.csv")


def test_a_folder_is_read_and_other_files_are_left_alone(tmp_path):
    (tmp_path / "days.csv").write_bytes(csv_file(*DAYS).getvalue())
    (tmp_path / "diary.txt").write_text("hm")

    assert read_folder(tmp_path).files == ("days.csv",)


def test_a_folder_without_any_of_the_files_is_refused(tmp_path):
    with pytest.raises(NothingToRead, match=r"holds none of: episodes\.csv"):
        read_folder(tmp_path)
