"""Work beside the server: a thread that acts at start and every so often, until it ends."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator

LAST_TURN_SECONDS = 5


@contextlib.contextmanager
def beside(name: str, seconds: float, act: Callable[[], None]) -> Iterator[None]:
    """Act at once and then every so many seconds, for as long as the block lasts.

    A turn that is on its way when the block ends gets a few seconds to finish.
    """
    over = threading.Event()

    def turns() -> None:
        while True:
            act()
            if over.wait(seconds):
                return

    thread = threading.Thread(target=turns, name=name, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(timeout=LAST_TURN_SECONDS)
