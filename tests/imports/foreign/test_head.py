"""What a file shows of itself before it is read."""

import io

import pytest

from tests.files import zip_file
from twitchlog.imports.faults import NotAnArchive
from twitchlog.imports.foreign import head_of, recognise


def test_the_head_is_the_beginning_and_leaves_the_file_there():
    file = io.BytesIO(b"x" * 100_000)

    assert (len(head_of(file, "a.csv").beginning), file.tell()) == (65_536, 0)


def test_the_members_of_a_zip_are_named():
    file = zip_file(days=("date,note", "2026-03-01,fine"))

    assert head_of(file, "a.zip").members == ("days.csv",)


def test_a_torn_zip_is_refused():
    torn = io.BytesIO(zip_file(days=("date,note", "2026-03-01,fine")).getvalue()[:60])
    with pytest.raises(NotAnArchive, match="damaged"):
        head_of(torn, "a.zip")


@pytest.mark.parametrize("content", [b"", b"\0\0\0", b"date,note\r\n"])
def test_what_no_application_wrote_is_not_recognised(content):
    assert recognise(io.BytesIO(content), "a.csv") is None
