"""Data out and in: what is previewed is what is written, and only by its owner."""

import csv
import io
import re
import zipfile

import pytest

from tests.builders import TODAY, bout, event
from twitchlog.catalogue import BY_SLUG
from twitchlog.exports.columns import FILES
from twitchlog.journal.cards import choose_card
from twitchlog.journal.check_in import save_check_in
from twitchlog.journal.episodes import delete_episode, log_episode
from twitchlog.journal.events import add_event
from twitchlog.journal.opinions import opinions_of
from twitchlog.journal.portable import records_of
from twitchlog.journal.readings import log_reading
from twitchlog.journal.suspicions import suspect
from twitchlog.records import CheckIn

pytestmark = pytest.mark.usefixtures("noon")
DAYS = "date,tracked,sleep_h\r\n2026-03-16,none,7.5\r\n"


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


def upload(client, content, name="days.csv"):
    """Send a file and return the address of its preview."""
    data = {"file": (io.BytesIO(content if isinstance(content, bytes) else content.encode()), name)}
    answer = client.post("/data/import", data=data)
    assert answer.status_code == 303
    return answer.location


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


def test_a_preview_writes_nothing(signed_in, journal):
    before = journal()
    page = signed_in.get(upload(signed_in, DAYS)).text

    assert '<td class="is-number">1</td>' in page
    assert journal() == before


def test_what_was_previewed_is_imported_once(signed_in, journal):
    preview = upload(signed_in, DAYS)
    answer = signed_in.post(preview)
    after = journal()

    assert (answer.status_code, len(after.days)) == (303, 1)
    again = signed_in.get(upload(signed_in, DAYS)).text
    assert "Everything in this file is in your journal already." in again
    signed_in.post(upload(signed_in, DAYS))
    assert journal() == after


def test_what_was_suspected_comes_in_with_the_day_on_which_it_was(
    app, stranger, signed_in, as_stranger, journal
):
    preview = upload(as_stranger, fetch(signed_in, "/data/journal.zip"), "journal.zip")
    assert "What you said you suspect is taken over" in as_stranger.get(preview).text
    as_stranger.post(preview)

    with app.app_context():
        opinions = opinions_of(stranger)
    assert (opinions.suspicions[0].stated_on, opinions.hidden) == (TODAY, ("stress",))


def test_a_whole_journal_goes_into_an_empty_one_and_leaves_it_as_equal_bytes(
    signed_in, as_stranger, journal
):
    archive = fetch(signed_in, "/data/journal.zip")
    as_stranger.post(upload(as_stranger, archive, "journal.zip"))

    assert fetch(as_stranger, "/data/journal.zip") == archive


def test_ones_own_archive_changes_nothing(signed_in, journal):
    before = journal()
    signed_in.post(upload(signed_in, fetch(signed_in, "/data/journal.zip"), "journal.zip"))

    assert journal() == before


def test_a_bout_deleted_since_comes_back_from_the_archive(app, owner, signed_in, journal):
    archive, before = fetch(signed_in, "/data/journal.zip"), journal()
    with app.app_context():
        delete_episode(owner, before.episodes[0].id)
    signed_in.post(upload(signed_in, archive, "journal.zip"))

    assert journal() == before


def test_wrong_rows_are_listed_and_nothing_is_imported(signed_in, journal):
    before = journal()
    wrong = "".join(f"2026-03-{n:02},none,{n + 20}\r\n" for n in range(1, 12))
    preview = upload(signed_in, "date,tracked,sleep_h\r\n" + wrong)
    page = signed_in.get(preview).text

    assert len(re.findall("days.csv", page.partition("<ul>")[2])) == 7
    assert signed_in.post(preview).location == preview
    assert journal() == before


def test_an_import_can_be_left(signed_in, journal):
    preview = upload(signed_in, DAYS)
    before = journal()
    signed_in.post(f"{preview}/cancel")

    assert signed_in.get(preview).status_code == 404
    assert journal() == before


@pytest.mark.parametrize("act", ["", "/cancel"])
def test_the_files_of_others_are_not_there(signed_in, as_stranger, journal, act):
    preview = upload(signed_in, DAYS)

    assert as_stranger.get(preview).status_code == 404
    assert as_stranger.post(f"{preview}{act}").status_code == 404
    assert signed_in.get(preview).status_code == 200


def test_a_file_of_another_kind_is_refused(signed_in, journal):
    preview = upload(signed_in, "name,age\r\nx,3\r\n", "people.csv")

    assert signed_in.get(preview).status_code == 422
    assert signed_in.post(preview).status_code == 422
