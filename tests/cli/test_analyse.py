"""twitchlog analyse: a line for each folder, in order, whatever the others are."""

import json

import pytest

LINE = ["folder", "tracked_days", "episodes", "outcome", "links_tested", "links"]
LINK = ["factor", "verdict", "lag_days", "order", "effect", "p", "q", "days_used", "needs", "shape"]


@pytest.fixture
def journal(tmp_path):
    """A folder with two tracked days."""
    folder = tmp_path / "good"
    folder.mkdir()
    (folder / "days.csv").write_text("date,tracked,sleep_h\n2026-03-01,none,7\n2026-03-02,none,6\n")
    return folder


def test_a_line_holds_what_was_agreed(cli, journal):
    result = cli("analyse", "--json", journal)
    line = json.loads(result.stdout)

    assert result.exit_code == 0
    assert list(line) == LINE
    assert (line["folder"], line["tracked_days"], line["episodes"]) == (str(journal), 2, 0)
    assert all(list(link) == LINK for link in line["links"])


def test_a_bad_folder_does_not_stop_the_others(cli, journal, tmp_path):
    result = cli("analyse", "--json", tmp_path / "none", journal)
    bad, good = map(json.loads, result.stdout.splitlines())

    assert result.exit_code == 1
    assert list(bad) == ["folder", "error"]
    assert good["folder"] == str(journal)


def test_without_json_a_line_is_a_sentence(cli, journal, tmp_path):
    result = cli("analyse", journal, tmp_path / "none")
    good, bad = result.stdout.splitlines()

    assert good.startswith(f"{journal}: 2 tracked days, 0 episodes; 0 links tested")
    assert bad.startswith(f"{tmp_path / 'none'}: cannot be read")


def test_rows_left_out_are_told_beside_the_answer(cli, journal):
    with (journal / "days.csv").open("a") as file:
        file.write("2026-03-03,none,plenty\n")

    result = cli("analyse", "--json", journal)

    assert json.loads(result.stdout)["folder"] == str(journal)
    assert "days.csv, line 4, sleep_h" in result.stderr


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_processes_that_share_the_folders_say_what_one_says(cli, journal, tmp_path, form):
    wrong = tmp_path / "wrong"
    wrong.mkdir()
    (wrong / "days.csv").write_text("date,tracked\n2026-03-01,perhaps\n2026-03-02,none\n")
    folders = (journal, tmp_path / "none", wrong, journal)
    one, two = (cli("analyse", *form, "--jobs", jobs, *folders) for jobs in (1, 2))

    assert (one.stdout, one.stderr, one.exit_code) == (two.stdout, two.stderr, 1)
    assert len(one.stdout.splitlines()) == 4
    assert "days.csv, line 2" in one.stderr


def test_it_needs_no_data_folder(cli, journal, tmp_path):
    assert cli("analyse", journal, DATA=str(tmp_path / "none")).exit_code == 0
    assert not (tmp_path / "none").exists()


def test_a_folder_is_asked_for(cli):
    assert cli("analyse").exit_code == 2


def test_a_journal_that_rates_says_what_was_looked_at(cli, tmp_path):
    folder = tmp_path / "rated"
    folder.mkdir()
    days = [f"2026-01-{n:02}" for n in range(1, 32)]
    bouts = "".join(f"{day}T09:00:00+01:00,cramp,calf:left\n" for day in days)
    rated = "".join(f"{day},episodes,{2 + n % 5}\n" for n, day in enumerate(days))
    (folder / "episodes.csv").write_text(f"started_at,type,sites\n{bouts}", "utf-8")
    (folder / "days.csv").write_text(f"date,tracked,burden\n{rated}", "utf-8")

    assert "Looked at: how much it bothered you each day" in cli("analyse", str(folder)).stdout
    line = json.loads(cli("analyse", "--json", str(folder)).stdout)
    assert (line["outcome"], line["tracked_days"], line["episodes"]) == ("burden", 31, 31)
