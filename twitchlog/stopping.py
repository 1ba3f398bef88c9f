"""How the server's loop is told to stop: by a byte that it reads between two requests.

An exception from a signal's handler may strike anywhere, also where Python drops it, as in the
clearing away of an object; the server would then go on for ever.
"""

from __future__ import annotations

import signal
import socket
from types import FrameType
from typing import Any

from waitress import wasyncore


class Stop(wasyncore.dispatcher):
    """One more connection of the loop, through which it is told to end."""

    def __init__(self, connections: dict[int, Any]) -> None:
        """connections  those of the loop, by their descriptors; this one joins them"""
        told, self._telling = socket.socketpair()
        self._telling.setblocking(False)
        super().__init__(told, connections)

    def at(self, *signals: signal.Signals) -> None:
        """Stop at these, also where whoever started the process had it ignore them.

        They do nothing else until the process ends. For the main thread only, like close().
        """
        signal.set_wakeup_fd(self._telling.fileno(), warn_on_full_buffer=False)
        for one in signals:
            signal.signal(one, _noted)

    def writable(self) -> bool:
        """There is nothing to say."""
        return False

    def handle_read(self) -> None:
        """End the loop, which leaves orderly on this exception."""
        raise SystemExit(0)

    def close(self) -> None:
        """Let go of the signals first, for they write to what is closed here."""
        signal.set_wakeup_fd(-1)
        self._telling.close()
        super().close()


def _noted(_signal: int, _frame: FrameType | None) -> None:
    """Python has written the byte already."""
