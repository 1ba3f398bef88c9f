"""Settings: read strictly, and all of them documented."""

from __future__ import annotations

from pathlib import Path

import pytest

from twitchlog.config import SETTINGS, BadSetting, read_settings, trusted_hosts

DOCS = Path(__file__).parent.parent / "docs" / "settings.md"


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_a_setting_is_documented_with_its_default(setting):
    row = next(line for line in DOCS.read_text().splitlines() if f"_{setting.name}`" in line)

    assert setting.default in row


def test_a_bad_setting_is_named():
    with pytest.raises(BadSetting, match="TWITCHLOG_PORT is 'http', expected a whole number"):
        read_settings({"TWITCHLOG_PORT": "http"})


def test_a_misspelt_setting_is_named():
    with pytest.raises(BadSetting, match="TWITCHLOG_PROT is not a setting"):
        read_settings({"TWITCHLOG_PROT": "8000"})


def test_other_programs_variables_are_left_alone():
    assert read_settings({"PORT": "http"})["PORT"] == 8000


def test_every_address_is_listened_on_without_trusting_its_name():
    settings = read_settings({"TWITCHLOG_HOST": "0.0.0.0"})

    assert "0.0.0.0" not in trusted_hosts(settings)


def test_named_hosts_are_trusted_beside_this_machine():
    settings = read_settings({"TWITCHLOG_TRUSTED_HOSTS": "Twitch.example, nas.local"})

    assert trusted_hosts(settings)[-2:] == ["twitch.example", "nas.local"]
    assert "localhost" in trusted_hosts(settings)
