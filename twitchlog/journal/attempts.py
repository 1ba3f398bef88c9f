"""Wrong sign-ins are counted, per account and per address, so that guessing takes too long."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from twitchlog import clock
from twitchlog.database import writing
from twitchlog.models import Attempt

ALLOWED = 10
WINDOW = timedelta(minutes=10)


class TooManyAttempts(RuntimeError):
    """Nobody may try for now; `seconds` says for how long."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"wait {seconds} s")
        self.seconds = seconds


def begin(keys: Sequence[str]) -> None:
    """Count a try before its password is looked at, so that many at once gain nothing.

    keys  the account and the address, hashed
    Raises TooManyAttempts, and then counts nothing.
    """
    now = clock.now()
    with writing() as session:
        # One beyond the next window was made before the clock was put back.
        over = or_(Attempt.at <= now - WINDOW, Attempt.at > now + WINDOW)
        session.execute(delete(Attempt).where(over))
        wait = max(_seconds_to_wait(session, key) for key in keys)
        if wait == 0:
            session.add_all(Attempt(key=key, at=now) for key in keys)
    if wait:
        raise TooManyAttempts(wait)


def succeeded(account: str, address: str) -> None:
    """Forget an account's wrong tries, and of its address the one that was right."""
    with writing() as session:
        session.execute(delete(Attempt).where(Attempt.key == account))
        last = session.scalar(
            select(Attempt).where(Attempt.key == address).order_by(Attempt.id.desc()).limit(1)
        )
        if last is not None:
            session.delete(last)


def _seconds_to_wait(session: Session, key: str) -> int:
    """Until the oldest of the last allowed tries is out of the window; 0 while some are left."""
    tries = session.scalars(
        select(Attempt.at).where(Attempt.key == key).order_by(Attempt.at.desc()).limit(ALLOWED)
    ).all()
    if len(tries) < ALLOWED:
        return 0
    return max(1, round((tries[-1] + WINDOW - clock.now()).total_seconds()))
