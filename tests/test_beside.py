"""Work beside the server: at once, again and again, and not after its end."""

import threading

from twitchlog.beside import beside


def test_it_acts_at_once_and_again():
    again = threading.Semaphore(0)

    with beside("a test", 0.001, again.release):
        assert all(again.acquire(timeout=20) for _ in range(3))


def test_it_ends_with_the_block():
    begun = threading.Event()

    with beside("a test that ends", 3600, begun.set):
        assert begun.wait(20)

    assert "a test that ends" not in {thread.name for thread in threading.enumerate()}
