"""Work shared among processes: in order, no further ahead than needed, and calm at the worst."""

import os

import click
import pytest

from twitchlog.cli.shared_work import AHEAD, WORTH_A_PROCESS, processes, shared


def test_what_comes_of_tasks_is_told_in_their_order():
    assert list(shared(abs, range(-30, 0), 3)) == list(range(30, 0, -1))


def test_one_process_is_this_one():
    assert set(shared(_process, [0, 0, 0], 1)) == {os.getpid()}
    assert os.getpid() not in set(shared(_process, [0, 0, 0], 2))


def test_few_tasks_are_not_worth_another_process():
    assert processes(1) == processes(WORTH_A_PROCESS) == 1
    assert 1 <= processes(10_000) <= (os.cpu_count() or 1)


def test_tasks_are_begun_only_a_little_ahead(tmp_path):
    told = shared(_marked, [tmp_path / str(n) for n in range(100)], 2)
    next(told)
    told.close()

    assert len(list(tmp_path.iterdir())) <= 2 * AHEAD + 1


def test_a_process_that_ends_is_told_calmly():
    with pytest.raises(click.ClickException, match="--jobs 1"):
        list(shared(os._exit, [3, 3], 2))


def _process(_task):
    return os.getpid()


def _marked(path):
    path.touch()
