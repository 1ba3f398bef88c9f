"""Files between preview and import."""

import errno
import io

import pytest

from twitchlog.journal.missing import NotThere
from twitchlog.journal.uploads import drop_upload, files_of, keep_upload, upload_of

pytestmark = pytest.mark.usefixtures("stage")


@pytest.fixture
def kept(owner, tmp_path):
    """A file of the owner's: its folder and its token."""
    folder = tmp_path / "uploads"
    return folder, keep_upload(owner, folder, io.BytesIO(b"a,b"), "mine.csv")


def test_a_file_is_found_again_by_its_owner(owner, kept):
    path, name = upload_of(owner, *kept)

    assert (path.read_bytes(), name) == (b"a,b", "mine.csv")


@pytest.mark.parametrize("act", [upload_of, drop_upload])
def test_the_files_of_others_are_not_there(owner, stranger, kept, act):
    with pytest.raises(NotThere):
        act(stranger, *kept)
    assert upload_of(owner, *kept)[0].is_file()


def test_a_new_file_takes_the_place_of_the_old_one(owner, kept):
    folder, token = kept
    new = keep_upload(owner, folder, io.BytesIO(b"c"), "x" * 5000)

    assert [path.name for path in folder.iterdir()] == [new]
    with pytest.raises(NotThere):
        upload_of(owner, folder, token)


def test_a_dropped_file_is_gone(owner, kept):
    drop_upload(owner, *kept)

    assert list(kept[0].iterdir()) == []
    with pytest.raises(NotThere):
        drop_upload(owner, *kept)


def test_a_file_that_vanished_is_not_there(owner, kept):
    (kept[0] / kept[1]).unlink()

    with pytest.raises(NotThere):
        upload_of(owner, *kept)


@pytest.mark.parametrize("token", ["", "../journal.sqlite", "x"])
def test_a_made_up_token_finds_nothing(owner, kept, token):
    with pytest.raises(NotThere):
        upload_of(owner, kept[0], token)


class FullDisk(io.BytesIO):
    def read(self, *_):
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_file_for_which_there_is_no_room_leaves_no_part_behind(owner, kept):
    folder, token = kept
    with pytest.raises(OSError, match="No space left"):
        keep_upload(owner, folder, FullDisk(), "large.csv")

    assert [path.name for path in folder.iterdir()] == [token]


def test_the_files_of_an_owner_are_known(owner, stranger, kept):
    folder, token = kept

    assert files_of(owner, folder) == [folder / token]
    assert files_of(stranger, folder) == []
