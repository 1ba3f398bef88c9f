"""What runs it for good speaks of settings and files that there are."""

import re

import pytest

from tests.checkout import ROOT
from twitchlog.config import PREFIX, SETTINGS, read_settings

CONTAINERFILE, UNIT, GUIDE = (
    ROOT / "docs" / name
    for name in ("running/Containerfile", "running/twitchlog.service", "running.md")
)


@pytest.mark.parametrize("path", [CONTAINERFILE, UNIT, GUIDE], ids=lambda path: path.name)
def test_each_setting_that_is_named_is_one(path):
    named = set(re.findall(rf"{PREFIX}(\w+)", path.read_text("utf-8")))

    assert named
    assert named <= {setting.name for setting in SETTINGS}


def test_each_file_that_the_container_takes_is_there():
    taken = re.findall(r"^COPY (\S+)", CONTAINERFILE.read_text("utf-8"), re.M)

    assert {"twitchlog", "templates", "static", "requirements.lock"} <= set(taken)
    assert [name for name in taken if not (ROOT / name).exists()] == []


def test_what_the_unit_sets_can_be_read():
    (line,) = re.findall(r"^Environment=(.*)", UNIT.read_text("utf-8"), re.M)
    environ = dict(pair.split("=", 1) for pair in line.split())

    assert read_settings(environ)["DATA"] == "/var/lib/twitchlog"
