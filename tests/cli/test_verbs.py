"""The verbs as a whole: help, version, and what an ordinary start leaves alone."""

import subprocess
import sys

import pytest

from tests.checkout import ROOT
from twitchlog import __version__
from twitchlog.cli import VERBS

LOADED = """
import sys
import twitchlog
from twitchlog import server
twitchlog.create_app()
print(*sorted({"alembic", "numpy", "plotly"} & set(sys.modules)))
"""


def test_help_names_every_verb(cli):
    shown = cli("--help").output

    assert [verb for verb in VERBS if f"\n  {verb} " not in shown] == []


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself_with_an_example(cli, verb):
    result = cli(verb, "--help")

    assert result.exit_code == 0
    assert f"twitchlog {verb}" in result.output


def test_the_version_is_told(cli):
    assert cli("--version").output == f"twitchlog {__version__}\n"


def test_an_unknown_verb_is_a_mistake_of_use(cli):
    assert cli("fly").exit_code == 2


def test_help_for_accounts_needs_no_journal(cli, tmp_path):
    assert cli("user", "add", "--help", DATA=str(tmp_path / "none")).exit_code == 0
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("words", [["user", "list"], ["backup"], ["export", "--user", "owner"]])
def test_no_journal_is_made_by_looking_for_one(cli, tmp_path, words):
    more = ["--zip", tmp_path / "a.zip"] if words[0] == "export" else []

    result = cli(*words, *more, DATA=str(tmp_path / "none"))

    assert result.exit_code == 1
    assert "There is no journal" in result.output
    assert not (tmp_path / "none").exists()


def test_an_ordinary_start_loads_nothing_heavy(folder):
    done = subprocess.run(
        [sys.executable, "-c", LOADED],
        cwd=ROOT,
        env={"TWITCHLOG_DATA": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "\n"
