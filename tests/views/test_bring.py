"""Data in: what is previewed is what is written, and only by its owner."""

import io
import re
from pathlib import Path

import pytest

from tests.builders import TODAY
from tests.conftest import STRANGER_PASSWORD
from tests.views.conftest import DAYS, fetch, upload
from twitchlog.bringing.desk import desk
from twitchlog.journal import uploads
from twitchlog.journal.check_in import save_check_in
from twitchlog.journal.episodes import delete_episode
from twitchlog.journal.opinions import opinions_of
from twitchlog.journal.portable import records_of
from twitchlog.records import CheckIn
from twitchlog.views import bring

pytestmark = pytest.mark.usefixtures("noon")
DATA = Path(__file__).parents[1] / "data"
WELL = {"order": "dmy", "decimal": ",", "zone": "Europe/Berlin", "kind": "cramp", "at": "12:00"}


def test_a_preview_writes_nothing(signed_in, full_journal):
    before = full_journal()
    page = signed_in.get(upload(signed_in, DAYS)).text

    assert '<td class="is-number">1</td>' in page
    assert full_journal() == before


def test_what_was_previewed_is_imported_once(signed_in, full_journal):
    preview = upload(signed_in, DAYS)
    answer = signed_in.post(preview)
    after = full_journal()

    assert (answer.status_code, len(after.days)) == (303, 1)
    again = signed_in.get(upload(signed_in, DAYS)).text
    assert "Everything in this file is in your journal already." in again
    signed_in.post(upload(signed_in, DAYS))
    assert full_journal() == after


def test_what_was_suspected_comes_in_with_the_day_on_which_it_was(
    app, stranger, signed_in, as_stranger, full_journal
):
    preview = upload(as_stranger, fetch(signed_in, "/data/journal.zip"), "journal.zip")
    assert "What you said you suspect is taken over" in as_stranger.get(preview).text
    as_stranger.post(preview)

    with app.app_context():
        opinions = opinions_of(stranger)
    assert (opinions.suspicions[0].stated_on, opinions.hidden) == (TODAY, ("stress",))


def test_a_whole_journal_goes_into_an_empty_one_and_leaves_it_as_equal_bytes(
    signed_in, as_stranger, full_journal
):
    archive = fetch(signed_in, "/data/journal.zip")
    as_stranger.post(upload(as_stranger, archive, "journal.zip"))

    assert fetch(as_stranger, "/data/journal.zip") == archive


def test_ones_own_archive_changes_nothing(signed_in, full_journal):
    before = full_journal()
    signed_in.post(upload(signed_in, fetch(signed_in, "/data/journal.zip"), "journal.zip"))

    assert full_journal() == before


def test_a_bout_deleted_since_comes_back_from_the_archive(app, owner, signed_in, full_journal):
    archive, before = fetch(signed_in, "/data/journal.zip"), full_journal()
    with app.app_context():
        delete_episode(owner, before.episodes[0].id)
    signed_in.post(upload(signed_in, archive, "journal.zip"))

    assert full_journal() == before


def test_wrong_rows_are_listed_and_nothing_is_imported(signed_in, full_journal):
    before = full_journal()
    wrong = "".join(f"2026-03-{n:02},none,{n + 20}\r\n" for n in range(1, 12))
    preview = upload(signed_in, "date,tracked,sleep_h\r\n" + wrong)
    page = signed_in.get(preview).text

    assert len(re.findall("<li>days.csv, line", page)) == 7
    assert "7 rows · sleep_h · is outside" in page
    assert signed_in.post(preview, data={"rest": "1"}).location == preview
    assert full_journal() == before


def test_an_import_can_be_left(signed_in, full_journal):
    preview = upload(signed_in, DAYS)
    before = full_journal()
    signed_in.post(f"{preview}/cancel")

    assert signed_in.get(preview).status_code == 404
    assert full_journal() == before


@pytest.mark.parametrize("act", ["", "/cancel"])
def test_the_files_of_others_are_not_there(signed_in, as_stranger, full_journal, act):
    preview = upload(signed_in, DAYS)

    assert as_stranger.get(preview).status_code == 404
    assert as_stranger.post(f"{preview}{act}").status_code == 404
    assert signed_in.get(preview).status_code == 200


@pytest.mark.parametrize("content", [b"\0\0\0\0", b"PK\3\4 torn", b"<xml/>" * 20_000, b"{}"])
def test_a_file_of_another_kind_is_refused(signed_in, full_journal, content):
    preview = upload(signed_in, content, "people.doc")

    assert signed_in.get(preview).status_code == 422


def test_a_file_that_was_refused_is_not_left_lying(app, owner, signed_in):
    signed_in.get(upload(signed_in, b"\0\0\0\0", "people.doc"))

    with app.app_context():
        assert uploads.files_of(owner, bring.folder()) == []
        assert list(bring.folder().iterdir()) == []


def test_a_file_for_which_the_disk_has_no_room_is_not_taken(signed_in, monkeypatch):
    monkeypatch.setattr(uploads, "LEFT_FREE", 10**18)
    answer = signed_in.post("/data/import", data={"file": (io.BytesIO(b"a,b"), "a.csv")})

    assert answer.status_code == 507
    assert "too little room" in answer.text


def test_the_page_names_what_is_recognised(signed_in):
    page = signed_in.get("/data/bring").text

    assert "Apple Health" in page
    assert "Loop Habit Tracker" in page


def columns_of(page):
    """The chosen options of a mapping page, as its form would send them."""
    chosen = re.findall(r'<select id="([^"]+)".*?</select>', page, re.S)
    found = {}
    for name in chosen:
        box = re.search(rf'<select id="{name}".*?</select>', page, re.S)[0]
        picked = re.search(r'value="([^"]*)" selected', box)
        found[name] = picked[1] if picked else ""
    inputs = re.findall(r'<input id="([^"]+)" name="[^"]+" value="([^"]*)"', page)
    return found | dict(inputs)


def walk(client, name):
    """Send a file of tests/data, accept what is proposed, and return the preview's address."""
    preview = upload(client, (DATA / name).read_bytes(), name)
    address = client.get(preview).location
    for _ in range(3):
        if address == preview:
            return preview
        answer = client.post(address, data=columns_of(client.get(address).text))
        assert answer.status_code == 303, re.findall('class="problems".*?</div>', answer.text, re.S)
        address = answer.location
    raise AssertionError(address)


def test_a_spreadsheet_is_explained_once_and_known_the_next_time(signed_in, full_journal):
    preview = walk(signed_in, "tagebuch.csv")
    page = signed_in.get(preview).text
    assert '<th scope="row">Bouts</th><td class="is-number">2</td>' in page
    signed_in.post(preview)

    again = upload(signed_in, (DATA / "tagebuch.csv").read_bytes(), "tagebuch.csv")
    assert "Everything in this file is in your journal already." in signed_in.get(again).text
    assert len(full_journal().episodes) == 3


@pytest.mark.parametrize("name", ["bearable.csv", "daylio.csv", "track_and_graph.csv", "loop.zip"])
def test_exports_of_other_applications_arrive(signed_in, as_stranger, stranger, full_journal, name):
    preview = walk(as_stranger, name)

    assert "/data/imports/" in as_stranger.post(preview).location
    after = full_journal(stranger)
    assert after.readings


def test_columns_that_name_no_day_are_asked_for_again(signed_in):
    preview = upload(signed_in, "name,age\r\nx,3\r\n", "people.csv")
    columns = signed_in.get(preview).location
    answer = signed_in.post(columns, data=WELL | {"role-1": "factor:stress"})

    assert answer.status_code == 422
    assert "Please say which column holds the day" in answer.text
    assert columns_of(answer.text)["role-1"] == "factor:stress"


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("order", "", "in which order the days are written"),
        ("zone", "Mars/Base", "No time zone has this name."),
        ("at", "soon", "Please enter a time of day"),
        ("unit-1", "glasses", "This unit does not go with what the column is."),
    ],
)
def test_what_is_wrong_about_columns_is_told(signed_in, field, value, told):
    preview = upload(signed_in, "when;mg\r\n1.3.2026;90\r\n", "a.csv")
    sent = WELL | {"role-0": "date", "role-1": "factor:caffeine_mg", field: value}
    answer = signed_in.post(f"{preview}/columns", data=sent)

    assert answer.status_code == 422
    assert told in answer.text


def test_words_of_values_get_numbers(app, owner, signed_in):
    preview = upload(signed_in, "when;s\r\n1.3.2026;wild\r\n2.3.2026;2\r\n", "a.csv")
    columns = signed_in.post(
        f"{preview}/columns", data=WELL | {"role-0": "date", "role-1": "factor:stress"}
    )
    words = columns.location
    assert signed_in.post(words, data={"word-0-0": "much"}).status_code == 422
    assert signed_in.post(words, data={"word-0-0": "8"}).location == preview
    signed_in.post(preview)

    with app.app_context():
        assert [one.value for one in records_of(owner).readings] == [8, 2]


def test_rows_that_differ_are_left_out_of_what_others_wrote(signed_in, full_journal):
    save = "when;sleep\r\n18.3.2026;9\r\n17.3.2026;8\r\n"
    preview = upload(signed_in, save, "a.csv")
    roles = {"role-0": "date", "role-1": "factor:sleep_h"}
    signed_in.post(f"{preview}/columns", data=WELL | roles)
    page = signed_in.get(preview).text
    assert "Import the rest" in page
    assert "1 row · Sleep · for this day the journal would have 7" in page
    assert signed_in.post(preview).location == preview
    signed_in.post(preview, data={"rest": "1"})

    slept = {one.day.day: one.value for one in full_journal().readings if one.factor == "sleep_h"}
    assert slept == {17: 8, 18: 7}


def test_the_days_of_a_preview_have_a_year_and_are_short(signed_in, full_journal):
    page = signed_in.get(upload(signed_in, DAYS)).text

    assert "<td>16 Mar 2026</td><td>16 Mar 2026</td>" in page


def test_what_is_left_out_is_open_while_it_is_short(signed_in, full_journal):
    rows = "".join(f"{n}.3.2026;tag {n}\r\n" for n in range(1, 12))
    for name, count, opened in (("a.csv", 10, True), ("b.csv", 11, False)):
        table = "when;mg;tags\r\n1.2.2026;90;\r\n" + "".join(
            row.replace(";", ";;") + "\n" for row in rows.splitlines()[:count]
        )
        preview = upload(signed_in, table, name)
        roles = {"role-0": "date", "role-1": "factor:caffeine_mg", "role-2": "tags"}
        words = signed_in.post(f"{preview}/columns", data=WELL | roles).location
        if words != preview:
            signed_in.post(words, data=columns_of(signed_in.get(words).text))
        fold = re.search(r"<details[^>]*><summary>What is left out", signed_in.get(preview).text)[0]
        assert ("open" in fold) is opened


def test_rows_are_listed_openly_where_everything_is_refused(signed_in, full_journal):
    wrong = "".join(f"2026-03-{n:02},none,{n + 20}\r\n" for n in range(1, 18))
    page = signed_in.get(upload(signed_in, "date,tracked,sleep_h\r\n" + wrong)).text

    assert "Nothing can be imported yet." in page
    assert re.search(r"<details[^>]* open><summary>13 rows", page)


def test_a_side_is_not_asked_for_where_a_column_tells_it(signed_in, full_journal):
    preview = upload(signed_in, "when;where;side\r\n1.3.2026;Wade;links\r\n", "a.csv")
    roles = {"role-0": "start", "role-1": "site", "role-2": "side"}
    words = signed_in.post(f"{preview}/columns", data=WELL | roles).location
    page = signed_in.get(words).text

    assert "word-0-0-side" not in page
    assert "Left and right are read from the column “side”." in page
    signed_in.post(words, data=columns_of(page))
    signed_in.post(preview)
    assert "calf:left" in fetch(signed_in, "/data/episodes.csv").decode()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_fault_of_ours_leaves_no_import_stuck(signed_in, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr("twitchlog.bringing.work.prepare", lambda *_: 1 / 0)
        preview = upload(signed_in, DAYS)
        assert signed_in.get(preview).status_code == 500

    assert signed_in.get(preview).status_code == 200


def test_nothing_of_a_file_stays_in_memory_when_its_account_goes(app, stranger, as_stranger):
    assert as_stranger.get(upload(as_stranger, DAYS)).status_code == 200
    as_stranger.post("/account/delete", data={"password": STRANGER_PASSWORD})

    with app.app_context():
        assert not desk().holds(stranger)


def test_a_journal_that_changed_meanwhile_is_compared_anew(app, owner, signed_in, full_journal):
    preview = upload(signed_in, DAYS)
    signed_in.get(preview)
    with app.app_context():
        save_check_in(owner, TODAY.replace(day=16), CheckIn(changed={"sleep_h": 5.0}))
    before = full_journal()

    assert signed_in.post(preview).location == preview
    page = signed_in.get(preview).text
    assert "Your journal changed meanwhile" in page
    assert "the journal would have 5" in page
    assert full_journal() == before


def test_long_work_shows_how_far_it_is(monkeypatch, signed_in, full_journal):
    preview = upload(signed_in, DAYS)
    monkeypatch.setattr(bring, "PATIENCE_SECONDS", 0)
    with signed_in.application.app_context():
        turn = desk()._turns["small"]
    with turn:
        page = signed_in.get(preview).text
        assert "Waiting for another import to finish." in page
        assert signed_in.get(f"{preview}/progress").json["resting"] is False
        assert signed_in.post(preview).location == preview
    monkeypatch.setattr(bring, "PATIENCE_SECONDS", 60)

    assert "Before anything is written" in signed_in.get(preview).text


def test_a_large_file_of_one_holds_up_no_small_one_of_another(signed_in, full_journal):
    preview = upload(signed_in, DAYS)
    with signed_in.application.app_context():
        turn = desk()._turns["large"]
    with turn:
        assert "Before anything is written" in signed_in.get(preview).text


def test_words_are_gathered_beside_the_server(monkeypatch, signed_in, full_journal):
    preview = upload(signed_in, "when;where\r\n1.3.2026;Wade\r\n", "a.csv")
    roles = {"role-0": "start", "role-1": "site"}
    words = signed_in.post(f"{preview}/columns", data=WELL | roles).location
    monkeypatch.setattr(bring, "PATIENCE_SECONDS", 0)
    with signed_in.application.app_context():
        turn = desk()._turns["small"]
    with turn:
        assert "One moment" in signed_in.get(words).text
        assert signed_in.get(f"{preview}/progress").json["resting"] is False
        assert signed_in.post(words, data={"word-0-0": "shin"}).location == f"{preview}/words"
    monkeypatch.setattr(bring, "PATIENCE_SECONDS", 60)

    assert "<bdi>Wade</bdi>" in signed_in.get(words).text


def test_what_a_stopped_server_left_unwritten_is_told(app, owner, signed_in, full_journal):
    preview = upload(signed_in, DAYS)
    before = full_journal()
    with app.app_context():
        uploads.confirm_upload(owner, preview.rpartition("/")[2])

    assert "It was not imported" in signed_in.get(preview).text
    assert full_journal() == before
    signed_in.post(preview)
    assert len(full_journal().days) == 1


def test_what_is_being_written_is_not_left(signed_in, full_journal):
    preview = upload(signed_in, DAYS)
    signed_in.get(preview)
    with signed_in.application.app_context():
        (work,) = desk()._works.values()
    work.stage = "writing"

    assert signed_in.post(f"{preview}/cancel").location == preview
    work.stage = "ready"
    assert signed_in.post(f"{preview}/cancel").location == "/data/bring"


def test_a_table_with_very_many_words_can_still_be_explained(signed_in, full_journal):
    rows = "".join(f"{n % 28 + 1}.1.2026;place {n};kind {n};{n} very\r\n" for n in range(900))
    preview = upload(signed_in, "day;where;what;how\r\n" + rows, "a.csv")
    roles = {"role-0": "start", "role-1": "site", "role-2": "type", "role-3": "tags"}
    words = signed_in.post(f"{preview}/columns", data=WELL | roles).location
    page = signed_in.get(words).text

    assert "There are more words than can be asked for." in page
    assert signed_in.post(words, data=columns_of(page)).location == preview
