"""twitchlog export and import: out and in again, all or nothing, after a look."""

import io
import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.builders import bout
from twitchlog.imports.mapped.mapping import Mapping, Use, written
from twitchlog.journal import portable, uploads
from twitchlog.journal.batches import add_import
from twitchlog.journal.episodes import log_episode
from twitchlog.journal.opinions import opinions_of
from twitchlog.journal.suspicions import suspect
from twitchlog.opinions import NONE
from twitchlog.records import JournalRecords

DATA = Path(__file__).parents[1] / "data"
HEADER = "date,tracked,caffeine_mg\n"


@pytest.fixture
def logged(app, owner):
    """The owner's journal with one bout; the stranger's is empty."""
    with app.app_context():
        log_episode(owner, bout(note="On the sofa."))
        suspect(owner, ["caffeine_mg"])
        yield


def test_the_archive_holds_the_journal(cli, logged, tmp_path):
    assert cli("export", "--user", "owner", "--zip", tmp_path / "a.zip").exit_code == 0
    assert b"On the sofa." in ZipFile(tmp_path / "a.zip").read("episodes.csv")


def test_one_json_file_holds_the_journal(cli, logged, tmp_path):
    assert cli("export", "--user", "owner", "--json", tmp_path / "a.json").exit_code == 0
    told = json.loads((tmp_path / "a.json").read_text("utf-8"))

    assert [one["note"] for one in told["episodes"]] == ["On the sofa."]
    assert told["journal"]["suspicions"][0]["factor"] == "caffeine_mg"


def test_an_export_is_for_its_user_alone(cli, logged, tmp_path):
    cli("export", "--user", "owner", "--zip", tmp_path / "a.zip")

    assert (tmp_path / "a.zip").stat().st_mode & 0o077 == 0


def test_files_in_a_folder_that_was_there_are_for_their_user_alone(cli, logged, tmp_path):
    (tmp_path / "out").mkdir(mode=0o755)
    cli("export", "--user", "owner", "--csv", tmp_path / "out")
    modes = {path.stat().st_mode & 0o077 for path in (tmp_path / "out").iterdir()}

    assert modes == {0}


BELL = "\x1b]0;pwned\x07"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("days.csv", f"date,caffeine_mg\n2026-03-01,{BELL}\n"),
        ("journal.json", json.dumps({"format": "twitchlog journal", "version": 1, BELL: 1})),
    ],
)
def test_nothing_in_a_file_speaks_to_the_terminal(cli, app, tmp_path, name, content):
    (tmp_path / name).write_text(content)
    told = cli("import", "--user", "stranger", tmp_path / name, "--yes").output

    assert "pwned" in told
    assert "\x1b" not in told


def test_nothing_in_a_files_name_speaks_to_the_terminal(cli, app, stranger, folder):
    with app.app_context():
        sent = io.BytesIO(b"date,tracked\n")
        token = uploads.keep_upload(stranger, folder / "uploads", sent, f"{BELL}.csv")
        _path, name = uploads.upload_of(stranger, folder / "uploads", token)
        add_import(stranger, JournalRecords(), name=name)

    told = cli("import", "--user", "stranger", "--list").output
    assert "pwned" in told
    assert "\x1b" not in told


def test_the_folder_holds_the_same_files(cli, logged, tmp_path):
    cli("export", "--user", "owner", "--csv", tmp_path / "out")
    cli("export", "--user", "owner", "--zip", tmp_path / "a.zip")

    with ZipFile(tmp_path / "a.zip") as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == packed


@pytest.mark.parametrize("words", [[], ["--zip", "a", "--csv", "b"]])
def test_either_a_file_or_a_folder_is_asked_for(cli, words):
    assert cli("export", "--user", "owner", *words).exit_code == 2


@pytest.mark.parametrize("kind", ["--zip", "--csv"])
def test_an_export_overwrites_nothing(cli, logged, tmp_path, kind):
    target = tmp_path / "a"
    cli("export", "--user", "owner", kind, target)

    assert cli("export", "--user", "owner", kind, target).exit_code == 1


def test_an_export_comes_in_whole_elsewhere(cli, logged, stranger, owner, tmp_path):
    cli("export", "--user", "owner", "--zip", tmp_path / "a.zip")

    result = cli("import", "--user", "stranger", tmp_path / "a.zip", "--yes")

    assert "Imported 1 episodes" in result.output
    assert list(portable.episodes_of(stranger)) == list(portable.episodes_of(owner))
    assert opinions_of(stranger) == opinions_of(owner) != NONE


def test_the_same_a_second_time_adds_nothing(cli, logged, tmp_path):
    cli("export", "--user", "owner", "--zip", tmp_path / "a.zip")

    told = cli("import", "--user", "owner", tmp_path / "a.zip").output

    assert "episodes.csv: 0 new, 1 with nothing new" in told
    assert "nothing new" in told


def test_an_import_asks_first(cli, logged, stranger, tmp_path):
    (tmp_path / "days.csv").write_text(f"{HEADER}2026-03-01,none,90\n")

    told = cli("import", "--user", "stranger", tmp_path / "days.csv", typed="n\n").output

    assert "days.csv: 1 new" in told
    assert "Nothing was imported." in told
    assert portable.records_of(stranger).days == ()


def test_one_wrong_line_keeps_everything_out(cli, logged, stranger, tmp_path):
    (tmp_path / "days.csv").write_text(f"{HEADER}2026-03-01,none,90\n2026-03-02,none,lots\n")

    result = cli("import", "--user", "stranger", tmp_path / "days.csv", "--yes")

    assert result.exit_code == 1
    assert 'days.csv, line 3, caffeine_mg "lots"' in result.output
    assert portable.records_of(stranger).days == ()


def test_tables_can_come_in_together(cli, logged, stranger, tmp_path):
    (tmp_path / "days.csv").write_text(f"{HEADER}2026-03-01,none,90\n")
    (tmp_path / "events.csv").write_text("date,kind,label,dose,note\n2026-03-01,test,Blood,,\n")

    names = [tmp_path / "days.csv", tmp_path / "events.csv"]
    told = cli("import", "--user", "stranger", *names, "--yes").output

    assert "1 readings, 1 days, 1 events" in told


def test_a_folder_comes_in_too(cli, logged, stranger, tmp_path):
    cli("export", "--user", "owner", "--csv", tmp_path / "out")

    assert cli("import", "--user", "stranger", tmp_path / "out", "--yes").exit_code == 0
    assert len(list(portable.episodes_of(stranger))) == 1


def test_a_file_of_another_kind_is_refused(cli, tmp_path):
    (tmp_path / "notes.txt").write_text("shopping: milk\n")

    assert cli("import", "--user", "owner", tmp_path / "notes.txt").exit_code == 1


def test_a_newer_format_is_refused(cli, logged, tmp_path):
    cli("export", "--user", "owner", "--csv", tmp_path / "out")
    path = tmp_path / "out" / "journal.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "version": 99}))

    assert cli("import", "--user", "stranger", tmp_path / "out", "--yes").exit_code == 1


def test_a_table_is_explained_in_a_file_and_remembered(cli, logged, stranger, tmp_path):
    table, meaning = DATA / "tagebuch.csv", tmp_path / "map.json"
    asked = cli("import", "--user", "stranger", table)
    assert (asked.exit_code, "with --map FILE.json" in asked.output) == (1, True)

    assert "A proposal is in" in cli("import", "--user", "stranger", table, "--map", meaning).output
    meaning.write_text(meaning.read_text().replace('"not_sure"', '"cramp"'))
    cli("import", "--user", "stranger", table, "--map", meaning, "--yes")
    assert {one.type for one in portable.episodes_of(stranger)} == {"cramp"}
    assert "nothing new" in cli("import", "--user", "stranger", table).output


def test_what_another_application_wrote_is_named(cli, logged, stranger, tmp_path):
    told = cli("import", "--user", "stranger", DATA / "bearable.csv", "--map", tmp_path / "b.json")

    assert "bearable.csv: Bearable" in told.output


def test_a_wrong_map_is_refused(cli, tmp_path):
    (tmp_path / "map.json").write_text("{}")
    told = cli("import", "--user", "owner", DATA / "tagebuch.csv", "--map", tmp_path / "map.json")

    assert (told.exit_code, "is missing" in told.output) == (1, True)


def test_the_rest_can_come_in_without_what_is_wrong(cli, logged, stranger, tmp_path):
    table, meaning = tmp_path / "a.csv", tmp_path / "map.json"
    table.write_text("day;sleep\n1.13.2026;7\n13.1.2026;8\n14.1.2026;many\n")
    uses = {"day": Use("date"), "sleep": Use("factor:sleep_h")}
    meaning.write_text(written(Mapping(columns=uses, order="dmy")))

    assert cli("import", "--user", "stranger", table, "--map", meaning, "--yes").exit_code == 1
    cli("import", "--user", "stranger", table, "--map", meaning, "--yes", "--rest")
    assert [one.value for one in portable.readings_of(stranger)] == [8]


def test_an_import_is_listed_and_undone(cli, logged, stranger, tmp_path):
    (tmp_path / "days.csv").write_text(f"{HEADER}2026-03-01,none,90\n")
    cli("import", "--user", "stranger", tmp_path / "days.csv", "--yes")

    assert "days.csv" in cli("import", "--user", "stranger", "--list").output
    assert "is undone" in cli("import", "--user", "stranger", "--undo").output
    assert portable.records_of(stranger).days == ()
    assert cli("import", "--user", "stranger", "--undo").exit_code == 1
    assert ", undone" in cli("import", "--user", "stranger", "--list").output
