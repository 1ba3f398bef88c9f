"""How the columns of a table are read, kept for the next one."""

import pytest

from twitchlog.journal.mappings import keep_mapping, mapping_of

pytestmark = pytest.mark.usefixtures("stage")


def test_what_was_said_last_is_kept(owner):
    for content in ("one", "two"):
        keep_mapping(owner, "header", content)

    assert (mapping_of(owner, "header"), mapping_of(owner, "another")) == ("two", None)


def test_what_others_said_is_theirs(owner, stranger):
    keep_mapping(owner, "header", "mine")

    assert mapping_of(stranger, "header") is None
