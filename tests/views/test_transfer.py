"""Data out: tables and the whole journal, and only to its owner."""

import csv
import io
import zipfile

import pytest

from tests.builders import TODAY, bout, event
from twitchlog.catalogue import BY_SLUG
from twitchlog.exports.columns import FILES
from twitchlog.journal.cards import choose_card
from twitchlog.journal.check_in import save_check_in
from twitchlog.journal.episodes import log_episode
from twitchlog.journal.events import add_event
from twitchlog.journal.portable import records_of
from twitchlog.journal.readings import log_reading
from twitchlog.journal.suspicions import suspect
from twitchlog.records import CheckIn

pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
def journal(app, owner):
    """A journal with one of everything; call it for what stands in it now."""
    with app.app_context():
        log_episode(owner, bout(note="mine"))
        add_event(owner, event())
        log_reading(owner, BY_SLUG["caffeine_mg"], 90, bout().started_at)
        save_check_in(owner, TODAY, CheckIn(changed={"sleep_h": 7.0}))
        suspect(owner, ["caffeine_mg"])
        choose_card(owner, "stress", "hidden")

    def read(who=owner):
        with app.app_context():
            return records_of(who)

    return read


def fetch(client, address):
    with client.get(address) as answer:
        assert answer.status_code == 200
        return answer.data


@pytest.mark.parametrize("table", ["episodes", "days", "readings", "events"])
def test_each_table_leaves_as_in_the_archive(signed_in, journal, table):
    archive = zipfile.ZipFile(io.BytesIO(fetch(signed_in, "/data/journal.zip")))

    assert set(archive.namelist()) == set(FILES)
    assert fetch(signed_in, f"/data/{table}.csv") == archive.read(f"{table}.csv")


def test_the_table_of_bouts_holds_the_days_core_factors(signed_in, journal):
    (row,) = csv.DictReader(io.StringIO(fetch(signed_in, "/data/episodes.csv").decode()))

    assert (row["started_at"], row["sites"]) == ("2026-03-18T12:00:00+01:00", "calf:left")
    assert (row["sleep_h"], row["caffeine_mg"], row["stress"]) == ("7", "90", "")


def test_a_file_is_a_download_with_a_name(signed_in, journal):
    for address, name in (("days.csv", "days.csv"), ("journal.zip", "twitchlog-journal.zip")):
        with signed_in.get(f"/data/{address}") as answer:
            assert name in answer.headers["Content-Disposition"]
            assert answer.headers["Content-Disposition"].startswith("attachment")


def test_nothing_of_one_journal_is_in_the_files_of_another(as_stranger, journal):
    assert fetch(as_stranger, "/data/episodes.csv").count(b"\r\n") == 1


def test_there_are_no_other_tables(signed_in):
    assert signed_in.get("/data/users.csv").status_code == 404
