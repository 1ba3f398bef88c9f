"""Work that several processes share, told in order."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

import click

WORTH_A_PROCESS = 8  # tasks: starting a process takes as long as some of them
# Tasks for each process that wait or are done: none is idle, and memory stays bounded.
AHEAD = 4

Task = TypeVar("Task")
Told = TypeVar("Told")


def processes(tasks: int) -> int:
    """How many are worth their start for so many tasks: no more than there are processors."""
    if hasattr(os, "sched_getaffinity"):
        processors = len(os.sched_getaffinity(0))
    else:
        processors = os.cpu_count() or 1
    return max(1, min(processors, tasks // WORTH_A_PROCESS))


def shared(work: Callable[[Task], Told], tasks: Sequence[Task], jobs: int) -> Iterator[Told]:
    """Do each task, and yield what comes of it in the order of the tasks.

    work  something that can be pickled; it speaks only by what it returns
    jobs  processes; with 1 all is done in this one
    """
    if min(jobs, len(tasks)) <= 1:
        yield from map(work, tasks)
        return
    pool = ProcessPoolExecutor(min(jobs, len(tasks)), initializer=_leave_interrupts)
    waiting: deque[Future[Told]] = deque()
    try:
        for task in tasks:
            waiting.append(pool.submit(work, task))
            if len(waiting) > AHEAD * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise click.ClickException(
            "A process ended in the middle of its work, perhaps for want of memory. "
            "To do all of it in one: --jobs 1"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_interrupts() -> None:
    """Ctrl-C is for the process that tells; it ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
