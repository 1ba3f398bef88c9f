"""Room on the disk, and how much of it is told."""

import shutil

import pytest

from twitchlog.backup.room import NoRoom, ensure_room, size_of_database, size_words


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 kB"),
        (1, "1 kB"),
        (999_999, "1000 kB"),
        (1_250_000, "1.2 MB"),
        (64 * 10**9, "64.0 GB"),
    ],
)
def test_a_size_is_told_in_its_unit(size, words):
    assert size_words(size) == words


def test_the_log_counts_as_part_of_the_database(tmp_path):
    (tmp_path / "j.sqlite").write_bytes(b"1" * 10)
    (tmp_path / "j.sqlite-wal").write_bytes(b"1" * 5)

    assert size_of_database(tmp_path / "j.sqlite") == 15
    assert size_of_database(tmp_path / "none") == 0


def test_what_has_to_stay_free_stays_so(tmp_path):
    free = shutil.disk_usage(tmp_path).free

    ensure_room(tmp_path / "none", tmp_path, floor=free // 2)
    with pytest.raises(NoRoom, match="have to stay so"):
        ensure_room(tmp_path / "none", tmp_path, floor=free * 2)
