"""A file that tells how far it was read."""

import threading

import pytest

from twitchlog.bringing.watched import Cancelled, Watched


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"x" * 1_000_000)
    return path


def test_it_tells_how_far_the_reading_is_that_goes_on(path):
    watched = Watched(path, threading.Event())
    with watched.buffered() as file:
        file.read(500_000)
        assert 0.5 <= watched.share < 0.8
        file.read()
        assert watched.share == 1
        file.seek(0)
        file.read(10)
        assert watched.share < 0.5


def test_reading_ends_when_it_is_stopped(path):
    stop = threading.Event()
    with Watched(path, stop).buffered() as file:
        file.read(10)
        stop.set()
        with pytest.raises(Cancelled):
            file.read()
