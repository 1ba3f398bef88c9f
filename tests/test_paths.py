"""Where templates, static files and the journal's data lie."""

import sys
from pathlib import Path

import pytest

from twitchlog import paths


@pytest.fixture
def installed(monkeypatch):
    """As in a wheel: no checkout around the package."""
    monkeypatch.setattr(paths, "INSTALLED", True)


def test_assets_hold_templates_and_static():
    assert (paths.ASSETS / "templates").is_dir()
    assert (paths.ASSETS / "static").is_dir()


def test_the_setting_wins(tmp_path):
    assert paths.data_folder({"TWITCHLOG_DATA": str(tmp_path)}) == tmp_path


def test_the_setting_knows_home(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))

    assert paths.data_folder({"TWITCHLOG_DATA": "~/journal"}) == tmp_path / "journal"


def test_a_relative_setting_becomes_absolute(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)

    assert paths.data_folder({"TWITCHLOG_DATA": "journal"}) == tmp_path / "journal"


@pytest.mark.parametrize("blank", ["", "  "])
def test_a_blank_setting_counts_as_unset(blank):
    assert paths.data_folder({"TWITCHLOG_DATA": blank}) == paths.data_folder({})


def test_a_checkout_keeps_its_data_in_instance():
    assert paths.data_folder({}) == paths.ASSETS / "instance"


@pytest.mark.usefixtures("installed")
def test_a_wheel_keeps_its_data_in_the_home_folder(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")

    folder = paths.data_folder({"HOME": "/home/owner"})

    assert folder == Path("/home/owner/.local/share/twitchlog")


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {}, "/home/owner/.local/share"),
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data"),
        ("linux", {"XDG_DATA_HOME": "relative"}, "/home/owner/.local/share"),
        ("darwin", {}, "/home/owner/Library/Application Support"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local"),
        ("win32", {}, "/home/owner/AppData/Local"),
    ],
)
def test_user_data_follows_the_system(platform, environ, expected):
    assert paths._user_data({"HOME": "/home/owner", **environ}, platform) == Path(expected)


def test_data_never_goes_into_a_virtual_environment(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "prefix", str(tmp_path))

    with pytest.raises(paths.DataInsideEnvironment, match="journal"):
        paths.data_folder({"TWITCHLOG_DATA": str(tmp_path / "journal")})


def test_a_checkout_that_is_an_environment_is_passed_over(monkeypatch):
    monkeypatch.setattr(sys, "prefix", str(paths.ASSETS))
    monkeypatch.setattr(sys, "platform", "linux")

    folder = paths.data_folder({"HOME": "/home/owner"})

    assert folder == Path("/home/owner/.local/share/twitchlog")
