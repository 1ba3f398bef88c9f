"""A lock between processes."""

import sqlite3

import pytest

from twitchlog.one_at_a_time import one_at_a_time


def test_a_second_one_waits_and_then_gives_up(tmp_path):
    lock = tmp_path / "lock"

    with one_at_a_time(lock), pytest.raises(sqlite3.OperationalError), one_at_a_time(lock, 0.01):
        pass


def test_it_is_free_again_afterwards(tmp_path):
    lock = tmp_path / "lock"
    with one_at_a_time(lock):
        pass

    with one_at_a_time(lock, 0.01):
        assert lock.exists()
