"""twitchlog report: the doctor's page as a file."""

import pytest

from tests.browser import find_chromium
from tests.builders import bout
from twitchlog.journal.episodes import log_episode


@pytest.fixture
def logged(app, owner, noon):
    """The owner's journal with one bout of yesterday; the stranger's is empty."""
    with app.app_context():
        log_episode(owner, bout("2026-03-17 12:00", note="zebrafinch"))


def test_the_page_is_written_for_its_user_alone(cli, logged, tmp_path):
    done = cli("report", "--user", "owner", "--html", tmp_path / "a.html")

    assert done.exit_code == 0
    assert "2026-03-17 to 2026-03-17" in (tmp_path / "a.html").read_text("utf-8")
    assert (tmp_path / "a.html").stat().st_mode & 0o077 == 0


def test_days_sections_and_paper_can_be_said(cli, logged, tmp_path):
    words = ("--from", "2026-03-17", "--section", "episodes", "--section", "notes")
    cli("report", "--user", "owner", "--html", tmp_path / "a.html", *words, "--paper", "letter")

    page = (tmp_path / "a.html").read_text("utf-8")
    assert "zebrafinch" in page
    assert "size: letter" in page
    assert "How it began</h2>" not in page


def test_a_journal_without_a_tracked_day_has_no_report(cli, logged, tmp_path):
    done = cli("report", "--user", "stranger", "--html", tmp_path / "a.html")

    assert done.exit_code == 1
    assert "nothing was tracked" in done.output


def test_nothing_is_overwritten(cli, logged, tmp_path):
    (tmp_path / "a.html").write_text("mine")
    done = cli("report", "--user", "owner", "--html", tmp_path / "a.html")

    assert done.exit_code == 1
    assert (tmp_path / "a.html").read_text() == "mine"


@pytest.mark.parametrize("words", [[], ["--html", "a", "--pdf", "b"]])
def test_either_html_or_pdf_is_asked_for(cli, words):
    assert cli("report", "--user", "owner", *words).exit_code == 2


def test_without_a_browser_it_says_how_to_print(cli, logged, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    done = cli("report", "--user", "owner", "--pdf", tmp_path / "a.pdf")

    assert done.exit_code == 1
    assert "--html FILE instead" in done.output
    assert not (tmp_path / "a.pdf").exists()


def test_a_browser_that_fails_is_told_of(cli, logged, tmp_path, monkeypatch):
    program = tmp_path / "chromium"
    program.write_text("#!/bin/sh\necho no display >&2\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    done = cli("report", "--user", "owner", "--pdf", tmp_path / "a.pdf")

    assert done.exit_code == 1
    assert "could not be made: no display" in done.output


def test_a_browser_makes_a_pdf(cli, logged, tmp_path, monkeypatch, browser):
    (tmp_path / "chromium").symlink_to(find_chromium())
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    done = cli("report", "--user", "owner", "--pdf", tmp_path / "a.pdf")

    assert done.exit_code == 0
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")
