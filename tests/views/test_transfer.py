"""Data out: tables and the whole full_journal, and only to its owner."""

import csv
import io
import zipfile

import pytest

from tests.views.conftest import fetch
from twitchlog.exports.columns import FILES

pytestmark = pytest.mark.usefixtures("noon")


@pytest.mark.parametrize("table", ["episodes", "days", "readings", "events"])
def test_each_table_leaves_as_in_the_archive(signed_in, full_journal, table):
    archive = zipfile.ZipFile(io.BytesIO(fetch(signed_in, "/data/journal.zip")))

    assert set(archive.namelist()) == set(FILES)
    assert fetch(signed_in, f"/data/{table}.csv") == archive.read(f"{table}.csv")


def test_the_table_of_bouts_holds_the_days_core_factors(signed_in, full_journal):
    (row,) = csv.DictReader(io.StringIO(fetch(signed_in, "/data/episodes.csv").decode()))

    assert (row["started_at"], row["sites"]) == ("2026-03-18T12:00:00+01:00", "calf:left")
    assert (row["sleep_h"], row["caffeine_mg"], row["stress"]) == ("7", "90", "")


def test_a_file_is_a_download_with_a_name(signed_in, full_journal):
    for address, name in (("days.csv", "days.csv"), ("journal.zip", "twitchlog-journal.zip")):
        with signed_in.get(f"/data/{address}") as answer:
            assert name in answer.headers["Content-Disposition"]
            assert answer.headers["Content-Disposition"].startswith("attachment")


def test_nothing_of_one_journal_is_in_the_files_of_another(as_stranger, full_journal):
    assert fetch(as_stranger, "/data/episodes.csv").count(b"\r\n") == 1


def test_there_are_no_other_tables(signed_in):
    assert signed_in.get("/data/users.csv").status_code == 404
